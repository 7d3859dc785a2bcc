package io.imagecatalog.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Counts and remembers what goes to a database over the connections of data sources. A batch counts once, as it takes one
 * journey there.
 */
final class CountedDatabase {
    private final Set<String> texts = new ConcurrentSkipListSet<>();
    private final LongAdder statements = new LongAdder();
    private final LongAdder commits = new LongAdder();

    /**
     * How much went over the connections.
     *
     * @param statements without commits
     * @param commits of transactions, and of statements by themselves that change something
     */
    record Counts(long statements, long commits) {
        Counts since(Counts earlier) {
            return new Counts(statements - earlier.statements, commits - earlier.commits);
        }
    }

    DataSource through(DataSource target) {
        return proxy(DataSource.class, (proxy, method, args) -> {
            Object result = call(target, method, args);
            return result instanceof Connection connection ? counted(connection) : result;
        });
    }

    /** So far. */
    Counts counts() {
        return new Counts(statements.sum(), commits.sum());
    }

    /** The text of each statement that was prepared so far. */
    Set<String> texts() {
        return texts;
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            if (method.getName().equals("commit")) {
                commits.increment();
            }
            Object result = call(connection, method, args);
            return result instanceof PreparedStatement statement ? counted(statement, (String) args[0]) : result;
        });
    }

    private PreparedStatement counted(PreparedStatement statement, String sql) {
        texts.add(sql);
        return proxy(PreparedStatement.class, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                count(statement, sql);
            }
            return call(statement, method, args);
        });
    }

    private void count(PreparedStatement statement, String sql) throws SQLException {
        statements.increment();
        if (!sql.startsWith("SELECT") && statement.getConnection().getAutoCommit()) {
            commits.increment();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object object, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(object, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
