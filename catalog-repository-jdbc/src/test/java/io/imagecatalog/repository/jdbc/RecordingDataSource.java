package io.imagecatalog.repository.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Remembers the text of every statement that was prepared, and counts them. */
final class RecordingDataSource {
    private final Set<String> statements = new TreeSet<>();
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
        return statements;
    }

    private <T> T recording(Class<T> type, T object) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> call(object, method, args)));
    }

    private Object call(Object object, Method method, Object[] args) throws Throwable {
        if (method.getName().equals("prepareStatement")) {
            prepared++;
            statements.add((String) args[0]);
        }
        try {
            Object result = method.invoke(object, args);
            return result instanceof Connection connection ? recording(Connection.class, connection) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
