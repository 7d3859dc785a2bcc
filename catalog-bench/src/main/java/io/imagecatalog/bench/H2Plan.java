package io.imagecatalog.bench;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** How H2 would run a statement, whatever its parameters are. */
record H2Plan(String sql) {
    private static final Pattern STEP = Pattern.compile("/\\* (?:PUBLIC\\.)?([^*]*?)\\s*\\*/");

    /** The indexes in it, with the columns that are looked up, and whether one gives the order. */
    String read(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setNull(i, Types.NULL);
            }
            try (ResultSet plan = statement.executeQuery()) {
                plan.next();
                return STEP.matcher(plan.getString(1))
                        .results()
                        .map(step -> step.group(1).replaceAll("\\s+", " "))
                        .collect(joining(", "));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
