package io.imagecatalog.server.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file says, read again within a second after it was changed. If what it says then is wrong, or it is gone, that is
 * logged once and what it said before goes on holding. Thread-safe.
 *
 * @param <T> what its lines are read as
 */
public final class WatchedFile<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
    private static final long NANOS_BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();
    private static final State GONE = new State(FileTime.fromMillis(0), -1, null);

    private final Setting setting;
    private final Path file;
    private final Function<List<String>, T> reader;
    private final LongSupplier nanoTime;
    private volatile T value;
    private State state;
    private long lastLook;

    /** What tells one state of a file from another without reading it. */
    private record State(
            FileTime modified, long length, @Nullable Object key) {}

    /**
     * Reads the file for the first time.
     *
     * @param reader throws {@code IllegalArgumentException} with a message for people if the lines are wrong
     * @throws InvalidSettingException if they are, or the file can't be read
     */
    public static <T> WatchedFile<T> open(Setting setting, Path file, Function<List<String>, T> reader) {
        return open(setting, file, reader, System::nanoTime);
    }

    static <T> WatchedFile<T> open(
            Setting setting, Path file, Function<List<String>, T> reader, LongSupplier nanoTime) {
        State state = state(file);
        try {
            return new WatchedFile<>(setting, file, reader, nanoTime, reader.apply(lines(file)), state);
        } catch (IOException e) {
            throw new InvalidSettingException(setting, "names a file that can't be read: " + file);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting, "names a file that is wrong: " + file + ", " + e.getMessage());
        }
    }

    private WatchedFile(
            Setting setting, Path file, Function<List<String>, T> reader, LongSupplier nanoTime, T value, State state) {
        this.setting = setting;
        this.file = file;
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.value = value;
        this.state = state;
        this.lastLook = nanoTime.getAsLong();
    }

    @Override
    public T get() {
        lookAgain();
        return value;
    }

    private synchronized void lookAgain() {
        long now = nanoTime.getAsLong();
        if (now - lastLook < NANOS_BETWEEN_LOOKS) {
            return;
        }
        lastLook = now;
        State found = state(file);
        if (!found.equals(state)) {
            state = found;
            read();
        }
    }

    private void read() {
        try {
            value = reader.apply(lines(file));
            LOG.info("{} was read again: {}", setting.label(), file);
        } catch (IOException e) {
            LOG.error("{} can't be read any more, what it said before holds: {}", setting.label(), file);
        } catch (IllegalArgumentException e) {
            LOG.error("{} is wrong, what it said before holds: {}, {}", setting.label(), file, e.getMessage());
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    private static State state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return GONE;
        }
    }
}
