package io.imagecatalog.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * A contender that runs, and waits while it is not asked, so that it stays warm. When it is ready it prints a line with
 * its version. It is sent lines of two numbers, how many jobs to do at once and for how many milliseconds, and answers
 * each with the four of a {@link Round} once all jobs have ended the picture that they were at. It ends when there are no
 * more lines.
 */
final class ContenderProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String version;

    private ContenderProcess(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader();
        this.questions = process.outputWriter();
        this.version = line();
    }

    /** Returns nothing if it is not installed, or can't be started; why, it has said itself then, on the standard error. */
    static Optional<ContenderProcess> start(Contender contender) {
        try {
            Process process = new ProcessBuilder(contender.command())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return Optional.of(new ContenderProcess(process));
        } catch (IOException e) {
            System.err.println(contender.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    String version() {
        return version;
    }

    /** Waits until it has done pictures for so long, several at once. */
    Round round(int jobs, long millis) throws IOException {
        questions.write(jobs + " " + millis + "\n");
        questions.flush();
        return Round.parse(line());
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new EOFException("It has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
