package io.imagecatalog.repository.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs statements over one connection. No text of theirs ever comes from outside: values are parameters. */
record Session(Connection connection) {
    private static final String[] GENERATED = {"id"};

    /** Returns the number of rows that were changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Changes rows and returns columns of them as they are then; only on a {@linkplain Dialect#returnsUpdated database that can}. */
    <T> List<T> updated(String sql, String[] columns, Row.Mapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, columns)) {
            bind(statement, parameters);
            statement.executeUpdate();
            return all(statement.getGeneratedKeys(), mapper);
        }
    }

    /** Runs one statement for any number of sets of parameters; returns the number of rows that each changed. */
    int[] updateAll(String sql, List<Object[]> parameterSets) throws SQLException {
        if (parameterSets.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] parameters : parameterSets) {
                bind(statement, parameters);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    /** Inserts a row and returns its id. */
    long insert(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, GENERATED)) {
            bind(statement, parameters);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    <T> Optional<T> first(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    <T> List<T> list(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return all(statement.executeQuery(), mapper);
        }
    }

    private static <T> List<T> all(ResultSet rows, Row.Mapper<T> mapper) throws SQLException {
        try (rows) {
            Row row = new Row(rows);
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapper.map(row));
            }
            return all;
        }
    }

    /** The keys in lists of at most so many, as a statement should not have any number of them. */
    static <K> List<List<K>> portions(List<K> keys, int most) {
        List<List<K>> portions = new ArrayList<>();
        for (int start = 0; start < keys.size(); start += most) {
            portions.add(keys.subList(start, Math.min(keys.size(), start + most)));
        }
        return portions;
    }

    /** {@code (?, ?, ...)}, for so many values. */
    static String placeholders(int values) {
        return Collections.nCopies(values, "?").stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            statement.setObject(i + 1, parameter instanceof Instant time ? Timestamps.column(time) : parameter);
        }
    }
}
