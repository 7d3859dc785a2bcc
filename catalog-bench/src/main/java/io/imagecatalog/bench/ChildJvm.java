package io.imagecatalog.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a class of this class path in a JVM of its own, of the same JDK, with the serial collector. */
final class ChildJvm {
    private static final int TIMED_OUT = -1;

    private final List<String> command = new ArrayList<>();

    ChildJvm(String... options) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        command.add("-Dbench.pictures=" + BenchPicture.DIRECTORY);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(Arrays.asList(options));
    }

    /** Returns the exit code; what the child prints is dropped. */
    int runSilently(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(process(main, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    /** Returns the exit code; what the child prints is printed. */
    int runAloud(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(process(main, arguments).inheritIO());
    }

    /** What starts it. */
    List<String> command(Class<?> main, String... arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.add(main.getName());
        whole.addAll(Arrays.asList(arguments));
        return whole;
    }

    private ProcessBuilder process(Class<?> main, String... arguments) {
        return new ProcessBuilder(command(main, arguments));
    }

    /** A child in too small a heap can collect garbage for ever instead of failing; that is a failure too. */
    private static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : TIMED_OUT;
        } finally {
            process.destroyForcibly();
        }
    }
}
