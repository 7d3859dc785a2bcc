package io.imagecatalog.server.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Tells whether somebody watches. */
final class Terminal {
    private Terminal() {}

    /** From Java 22 on there may be a console without a terminal, which only a method that came with it tells. */
    @SuppressWarnings("SystemConsoleNull") // the same is asked of the console itself below
    static boolean isUsed() {
        @Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
