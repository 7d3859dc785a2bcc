package io.imagecatalog.server.cli;

import io.imagecatalog.server.runtime.RunningCatalog;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the process is told to end, and leaves the ending to whoever waits.
 *
 * <p>No shutdown hook would do: those all run at once, and the embedded database closes itself in one of its own, under the
 * hands of jobs that are still to finish. Signals are reached by reflection as the class for them is not part of Java SE.
 */
final class EndOfProcess {
    private static final Logger LOG = LoggerFactory.getLogger(EndOfProcess.class);
    private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");
    private static final int SIGNALLED = 128;

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private EndOfProcess() {}

    /** Begins to listen for signals. From now on the process no longer ends by itself when it gets one. */
    static EndOfProcess watch() {
        EndOfProcess end = new EndOfProcess();
        SIGNALS.forEach(end::listen);
        return end;
    }

    /**
     * Waits for a signal, closes the catalog, and returns the exit code that tells of the signal. A second signal ends the
     * process at once.
     */
    int closeWhenTold(RunningCatalog running) {
        int code = exitCode.join();
        running.close();
        LOG.info("Catalog has stopped");
        return code;
    }

    /** Whether a signal has come, and the exit code that tells of it. */
    OptionalInt told() {
        return exitCode.isDone() ? OptionalInt.of(exitCode.join()) : OptionalInt.empty();
    }

    /** A signal that the process was started to ignore, or that the JVM was told to leave alone, is left as it is. */
    private void listen(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object named = signal.getConstructor(String.class).newInstance(name);
            int number = (int) signal.getMethod("getNumber").invoke(named);
            signal.getMethod("handle", signal, handler).invoke(null, named, handler(handler, SIGNALLED + number));
        } catch (InvocationTargetException refused) {
            return;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("This Java can't listen for signals", e);
        }
    }

    private Object handler(Class<?> type, int code) {
        InvocationHandler told = (proxy, method, arguments) -> {
            if (method.getName().equals("handle") && !exitCode.complete(code)) {
                Runtime.getRuntime().halt(code);
            }
            return null;
        };
        return Proxy.newProxyInstance(EndOfProcess.class.getClassLoader(), new Class<?>[] {type}, told);
    }
}
