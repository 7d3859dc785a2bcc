package io.imagecatalog.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Looks into a database behind the program's back. */
record Sql(DataSource database) {

    /** What a query of one number finds. */
    long number(String query) {
        return numbers("SELECT 'number', (" + query + ")").values().iterator().next();
    }

    /** By the first column, the second one. */
    Map<String, Long> numbers(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Map<String, Long> numbers = new TreeMap<>();
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
