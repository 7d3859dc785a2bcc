package io.imagecatalog.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** How PostgreSQL would run a statement, whatever its parameters are. */
record PostgresPlan(String sql) {
    private static final Pattern STEP = Pattern.compile(
            "(?:Seq Scan on|(?:Bitmap )?Index (?:Only )?Scan (?:Backward )?(?:using|on)|Sort Key:) \\S+");

    /** The scans and sorts in it. */
    String read(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE asked AS " + numbered());
            try (ResultSet plan = statement.executeQuery("EXPLAIN EXECUTE asked" + nulls())) {
                return steps(plan);
            } finally {
                statement.execute("DEALLOCATE asked");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String numbered() {
        String[] parts = sql.split("\\?", -1);
        StringBuilder numbered = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            numbered.append('$').append(i).append(parts[i]);
        }
        return numbered.toString();
    }

    private String nulls() {
        int parameters = (int) sql.chars().filter(c -> c == '?').count();
        return parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "NULL")) + ")";
    }

    private static String steps(ResultSet plan) throws SQLException {
        StringJoiner steps = new StringJoiner(", ");
        while (plan.next()) {
            Matcher step = STEP.matcher(plan.getString(1));
            if (step.find()) {
                steps.add(step.group());
            }
        }
        return steps.toString();
    }
}
