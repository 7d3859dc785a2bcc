package io.imagecatalog.repository.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.sql.DataSource;

/** Refuses as many connections as it was told errors, one error each. */
final class SwitchableDataSource {
    private final Queue<SQLException> errors = new ArrayDeque<>();
    private final DataSource target;

    SwitchableDataSource(DataSource target) {
        this.target = target;
    }

    void failNext(SQLException error, int times) {
        for (int i = 0; i < times; i++) {
            errors.add(error);
        }
    }

    int errorsLeft() {
        return errors.size();
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    SQLException error = errors.poll();
                    if (error != null) {
                        throw error;
                    }
                    try {
                        return method.invoke(target, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
