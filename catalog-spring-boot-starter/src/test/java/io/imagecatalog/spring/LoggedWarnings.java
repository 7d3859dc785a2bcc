package io.imagecatalog.spring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the starter warns of, from when this is made until it is closed. */
final class LoggedWarnings extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.imagecatalog.spring");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    LoggedWarnings() {
        logger.addHandler(this);
    }

    List<String> all() {
        return messages;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            messages.add(entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
