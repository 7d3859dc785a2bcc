package io.imagecatalog.bench;

import io.imagecatalog.image.JvmRenditionEngine;
import io.imagecatalog.model.Content;
import java.io.IOException;

/**
 * How much heap one job takes at its peak, and whether many at once get along in a heap that has no room for all of them.
 *
 * <pre>{@code java -cp catalog-bench/target/benchmarks.jar io.imagecatalog.bench.MemoryOfAJob}</pre>
 *
 * <p>The peak is found from outside: the smallest heap in which jobs on a picture of 12 MP succeed, less that for a picture
 * of 16x16. The young generation is small meanwhile: by default it takes a third of the heap, of which the array of a
 * decoded picture can use nothing, so that the search would find how the collector divides its heap rather than what a job
 * holds. What a job takes with generations of default sizes is printed too. Memory outside of the heap, such as that of the
 * JDK's native JPEG decoder, is in neither.
 *
 * <p>Exits with 1 if a job holds over 1.3 times the decoded picture, or if one among many fails.
 */
final class MemoryOfAJob {
    private static final String PICTURE = "photo-12mp.jpg";
    private static final String JOBS_IN_A_ROW = "5";
    private static final int AMPLE_HEAP_MIB = 256;
    private static final String SMALL_YOUNG_GENERATION = "-Xmn2m";
    private static final String DEFAULT_YOUNG_GENERATION = "-XX:NewRatio=2";
    private static final double GOAL = 1.3;

    private MemoryOfAJob() {}

    /** Takes nothing. */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean small = isSmall();
        boolean patient = manyAtOnceSucceed();
        System.exit(small && patient ? 0 : 1);
    }

    private static boolean isSmall() throws IOException, InterruptedException {
        double ratio = timesDecoded("held by", SMALL_YOUNG_GENERATION);
        timesDecoded("set aside by default for", DEFAULT_YOUNG_GENERATION);
        System.out.printf("the goal is to hold at most %.2f times the decoded picture%n%n", GOAL);
        return ratio <= GOAL;
    }

    private static double timesDecoded(String what, String generations) throws IOException, InterruptedException {
        int whole = smallestHeapMib(PICTURE, generations);
        int idle = smallestHeapMib(JobProcess.TINY, generations);
        double decoded = decodedMib();
        double ratio = (whole - idle) / decoded;
        System.out.printf(
                "%s a job on %s: %d MiB, %.2f times the decoded picture of %.1f MiB%n",
                what, PICTURE, whole - idle, ratio, decoded);
        System.out.printf(
                "    (%s: %s jobs in a row succeed from %d MiB, on a picture of %s from %d MiB)%n",
                generations, JOBS_IN_A_ROW, whole, JobProcess.TINY, idle);
        return ratio;
    }

    private static double decodedMib() throws IOException {
        Content picture = Content.of(BenchPicture.read(PICTURE));
        long pixels = new JvmRenditionEngine().probe(picture).size().pixels();
        return 3.0 * pixels / (1 << 20);
    }

    private static int smallestHeapMib(String picture, String generations) throws IOException, InterruptedException {
        int tooSmall = 0;
        int enough = AMPLE_HEAP_MIB;
        requireSuccess(picture, generations, enough);
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) / 2;
            if (succeeds(picture, generations, middle)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough;
    }

    private static void requireSuccess(String picture, String generations, int heapMib)
            throws IOException, InterruptedException {
        if (!succeeds(picture, generations, heapMib)) {
            throw new IllegalStateException("Jobs on " + picture + " fail even in " + heapMib + " MiB");
        }
    }

    private static boolean succeeds(String picture, String generations, int heapMib)
            throws IOException, InterruptedException {
        ChildJvm jvm = new ChildJvm("-Xmx" + heapMib + "m", generations, "-XX:+ExitOnOutOfMemoryError");
        return jvm.runSilently(JobProcess.class, picture, "1", JOBS_IN_A_ROW, JobProcess.UNBOUNDED) == 0;
    }

    private static boolean manyAtOnceSucceed() throws IOException, InterruptedException {
        int exitCode = new ChildJvm("-Xmx512m").runAloud(JobProcess.class, PICTURE, "8", "3", JobProcess.STANDARD);
        System.out.printf("eight jobs at once in 512 MiB: exit code %d%n", exitCode);
        return exitCode == 0;
    }
}
