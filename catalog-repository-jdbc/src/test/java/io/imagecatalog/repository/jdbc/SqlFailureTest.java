package io.imagecatalog.repository.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {
    @ParameterizedTest
    @CsvSource({
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "55P03, CONFLICT",
        "HYT00, CONFLICT",
        "90131, CONFLICT",
        "23505, DUPLICATE",
        "23000, DUPLICATE",
        "08006, AWAY",
        "53300, AWAY",
        "53200, AWAY",
        "57P01, AWAY",
        "57P02, AWAY",
        "57P03, AWAY",
        "25P03, AWAY",
        "25P04, AWAY",
        "90067, AWAY",
        "90098, AWAY",
        "28000, REFUSED",
        "28P01, REFUSED",
        "3D000, REFUSED",
        "42P01, REFUSED",
        "42S02, REFUSED",
        "22001, REFUSED",
        "X, REFUSED"
    })
    void goes_by_the_state(String state, SqlFailure expected) {
        assertThat(SqlFailure.of(new SQLException("", state))).isEqualTo(expected);
    }

    @Test
    void goes_by_the_number_where_mariadb_waited_for_a_lock_in_vain() {
        assertThat(SqlFailure.of(new SQLTransientException("", "HY000", 1205))).isEqualTo(SqlFailure.CONFLICT);
        assertThat(SqlFailure.of(new SQLException("", "HY000", 1030))).isEqualTo(SqlFailure.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1021, 1026, 1114, 90028, 90031})
    void a_disk_that_is_full_or_broken_may_be_mended(int code) {
        assertThat(SqlFailure.of(new SQLException("", "HY000", code))).isEqualTo(SqlFailure.AWAY);
    }

    @Test
    void an_unexpected_error_of_h2_is_one_of_the_disk_if_a_file_is_its_cause() {
        SQLException ofAFile = new SQLException("", "HY000", 50000, new IllegalStateException(new IOException("full")));

        assertThat(SqlFailure.of(ofAFile)).isEqualTo(SqlFailure.AWAY);
        assertThat(SqlFailure.of(new SQLException("", "HY000", 50000))).isEqualTo(SqlFailure.REFUSED);
    }

    @Test
    void goes_by_the_class_where_the_state_says_nothing() {
        assertThat(SqlFailure.of(new SQLTransientException(""))).isEqualTo(SqlFailure.AWAY);
        assertThat(SqlFailure.of(new SQLRecoverableException(""))).isEqualTo(SqlFailure.AWAY);
        assertThat(SqlFailure.of(new SQLSyntaxErrorException(""))).isEqualTo(SqlFailure.REFUSED);
        assertThat(SqlFailure.of(new SQLException(""))).isEqualTo(SqlFailure.REFUSED);
    }
}
