package io.imagecatalog.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A {@link Work} as a contender, in a JVM of its own. */
final class WorkProcess {
    private static final double NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Work> works = new ArrayList<>();
    private final String name;
    private final byte[] file;

    WorkProcess(String name, byte[] file) {
        this.name = name;
        this.file = file;
    }

    /** Takes the name of the work and the path of the file. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        WorkProcess work = new WorkProcess(args[0], Files.readAllBytes(Path.of(args[1])));
        work.answer(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), System.out);
    }

    private static String jdk() {
        return System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
    }

    /** Answers as {@link ContenderProcess} says, until there are no more questions. */
    void answer(BufferedReader questions, PrintStream answers)
            throws IOException, InterruptedException, ExecutionException {
        answers.println("JDK " + jdk());
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] numbers = line.split(" ", 2);
            Round round = round(Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
            answers.printf(
                    Locale.ROOT,
                    "%d %.3f %.3f %d%n",
                    round.pictures(),
                    round.wallMillis(),
                    round.cpuMillis(),
                    round.bytes());
        }
        threads.shutdown();
    }

    private Round round(int jobs, long millis) throws InterruptedException, ExecutionException {
        while (works.size() < jobs) {
            works.add(Work.named(name, file));
        }
        long wall = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        long end = wall + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Callable<Job>> tasks = new ArrayList<>();
        for (Work work : works.subList(0, jobs)) {
            tasks.add(() -> Job.until(end, work));
        }
        long pictures = 0;
        long bytes = 0;
        for (Future<Job> done : threads.invokeAll(tasks)) {
            pictures += done.get().pictures;
            bytes = done.get().bytes;
        }
        double wallMillis = (System.nanoTime() - wall) / NANOS_A_MILLI;
        return new Round(pictures, wallMillis, (process.getProcessCpuTime() - cpu) / NANOS_A_MILLI, bytes);
    }

    /** What one thread did. */
    private record Job(long pictures, long bytes) {
        static Job until(long end, Work work) throws IOException {
            long pictures = 0;
            long bytes;
            do {
                bytes = work.run();
                pictures++;
            } while (System.nanoTime() < end);
            return new Job(pictures, bytes);
        }
    }
}
