package io.imagecatalog.bench;

import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.Limits;
import io.imagecatalog.model.Presets;
import io.imagecatalog.spi.RenditionEngine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Does a number of jobs on each of a number of threads; {@link MemoryOfAJob} runs it in JVMs of its own. */
final class JobProcess {
    /** Stands for a picture so small that a job on it takes only what any job takes. */
    static final String TINY = "16x16";

    /** So large that the engine never waits nor refuses. */
    static final String UNBOUNDED = "unbounded";

    /** What an engine sets aside by itself. */
    static final String STANDARD = "standard";

    private final RenditionEngine engine;
    private final Content picture;
    private final AtomicInteger failures = new AtomicInteger();

    private JobProcess(RenditionEngine engine, Content picture) {
        this.engine = engine;
        this.picture = picture;
    }

    /** Takes the picture's name, the number of threads, the number of jobs on each, and the memory budget. */
    public static void main(String[] args) throws IOException, InterruptedException {
        JobProcess process = new JobProcess(engine(args[3]), Content.of(picture(args[0])));
        int threads = Integer.parseInt(args[1]);
        int jobs = Integer.parseInt(args[2]);
        long start = System.nanoTime();
        process.runThreads(threads, jobs);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        int failures = process.failures.get();
        System.out.printf("%d threads, %d jobs each: %d ms, %d failures%n", threads, jobs, millis, failures);
        System.exit(failures == 0 ? 0 : 1);
    }

    private static RenditionEngine engine(String budget) {
        return budget.equals(UNBOUNDED)
                ? new JvmRenditionEngine(Limits.standard(), Long.MAX_VALUE)
                : new JvmRenditionEngine();
    }

    private static byte[] picture(String name) throws IOException {
        return name.equals(TINY) ? tiny() : BenchPicture.read(name);
    }

    private static byte[] tiny() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR), "jpeg", out);
        return out.toByteArray();
    }

    private void runThreads(int threads, int jobs) throws InterruptedException {
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> runJobs(jobs));
            thread.start();
            started.add(thread);
        }
        for (Thread thread : started) {
            thread.join();
        }
    }

    private void runJobs(int jobs) {
        for (int i = 0; i < jobs; i++) {
            try {
                engine.render(picture, Presets.standard().all());
            } catch (IOException | RuntimeException | Error e) {
                failures.incrementAndGet();
                System.err.println(e);
            }
        }
    }
}
