package io.imagecatalog.repository.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Remembers the text of every statement that was prepared, what it was given last, and how many there were. */
final class RecordingDataSource {
    private final Map<String, Map<Integer, Object>> parameters = new TreeMap<>();
    private final DataSource target;
    private int prepared;

    RecordingDataSource(DataSource target) {
        this.target = target;
    }

    DataSource dataSource() {
        return recording(DataSource.class, target);
    }

    /** How often one was prepared, in all. */
    int prepared() {
        return prepared;
    }

    Set<String> statements() {
        return parameters.keySet();
    }

    /** Gives a statement what the recorded one of that text was given last. */
    void bind(String sql, PreparedStatement statement) throws SQLException {
        for (Map.Entry<Integer, Object> parameter :
                parameters.getOrDefault(sql, Map.of()).entrySet()) {
            statement.setObject(parameter.getKey(), parameter.getValue());
        }
    }

    private <T> T recording(Class<T> type, T object) {
        return proxy(type, (proxy, method, args) -> {
            Object result = call(object, method, args);
            if (result instanceof PreparedStatement statement) {
                return recording((String) args[0], statement);
            }
            return result instanceof Connection connection ? recording(Connection.class, connection) : result;
        });
    }

    private PreparedStatement recording(String sql, PreparedStatement statement) {
        Map<Integer, Object> given = new TreeMap<>();
        parameters.put(sql, given);
        prepared++;
        return proxy(PreparedStatement.class, (proxy, method, args) -> {
            if (method.getName().equals("setObject")) {
                given.put((Integer) args[0], args[1]);
            }
            return call(statement, method, args);
        });
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
