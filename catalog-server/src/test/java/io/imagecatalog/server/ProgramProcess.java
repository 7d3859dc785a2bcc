package io.imagecatalog.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a process of its own. Closing kills it, if it still lives. */
final class ProgramProcess implements AutoCloseable {
    private static final String LISTENS = "Catalog listens on http://127.0.0.1:";
    private static final String HAS_METRICS = "Metrics are at http://127.0.0.1:";

    private final Process process;
    private final Path log;

    private ProgramProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ProgramProcess start(Path logs, Map<String, String> environment, String... arguments) throws IOException {
        // It lives for seconds, in which no further compiler and collector would be of any use.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(logs, "program", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start(), log);
    }

    String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    void awaitLog(String text) {
        await().atMost(Duration.ofSeconds(60)).until(() -> log().contains(text) || !process.isAlive());
    }

    /** Where it listens, once it does. */
    int port() throws IOException {
        return portAfter(LISTENS);
    }

    /** Where a worker has its metrics, once it does. */
    int metricsPort() throws IOException {
        return portAfter(HAS_METRICS);
    }

    private int portAfter(String words) throws IOException {
        awaitLog(words);
        Matcher listens = Pattern.compile(Pattern.quote(words) + "(\\d+)").matcher(log());
        if (!listens.find()) {
            throw new AssertionError("It does not listen: " + log());
        }
        return Integer.parseInt(listens.group(1));
    }

    /** Asks it to end, as {@code kill} does. */
    ProgramProcess terminate() {
        process.destroy();
        return this;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it as it is, with all that it holds, until it is thawed or killed. */
    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("It can't be sent the signal " + name);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
