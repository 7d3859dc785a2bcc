package io.imagecatalog.server.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Stands in front of a real database and does something at one moment: right before a statement or a commit is sent. Thread-safe. */
final class Ambush {
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();

    private record Trap(String words, boolean atCommit, Runnable action) {}

    DataSource on(DataSource database) {
        return proxy(DataSource.class, (self, method, args) -> {
            Object result = call(database, method, args);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    /** Once, before the first statement that has these words in it is sent. */
    void beforeStatement(String words, Runnable action) {
        trap.set(new Trap(words, false, action));
    }

    /** Once, before the first commit is sent of a transaction with such a statement. */
    void beforeCommitOf(String words, Runnable action) {
        trap.set(new Trap(words, true, action));
    }

    private Connection watched(Connection connection) {
        List<String> statements = new ArrayList<>();
        return proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals("commit")) {
                reached(true, String.join("\n", statements));
            }
            Object result = call(connection, method, args);
            if (result instanceof PreparedStatement statement && args != null) {
                statements.add((String) args[0]);
                return watched(statement, (String) args[0]);
            }
            return result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (self, method, args) -> {
            if (method.getName().startsWith("execute")) {
                reached(false, sql);
            }
            return call(statement, method, args);
        });
    }

    /** One at a time: nothing of other threads is to get through between the moment and what is done at it. */
    private synchronized void reached(boolean commit, String sql) {
        Trap set = trap.get();
        if (set != null && set.atCommit() == commit && sql.contains(set.words()) && trap.compareAndSet(set, null)) {
            set.action().run();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
