package io.imagecatalog.repository.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;

/** What a database's error means for whoever ran into it. */
enum SqlFailure {
    /** Another transaction was in the way. */
    CONFLICT(true, true),
    /** Another transaction wrote a row with the same key meanwhile. */
    DUPLICATE(true, false),
    /** The database can't be reached, has no room for one more, or a disk that can't be written to. */
    AWAY(false, true),
    /** Anything else: trying again can't help. */
    REFUSED(false, false);

    /** Serialization, deadlock, lock timeout; in the standard's words, PostgreSQL's and H2's. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

    /** H2's broken connection, closed database, database in use by another process; PostgreSQL's of being silent too long. */
    private static final Set<String> AWAYS = Set.of("90067", "90098", "90121", "90020", "25P03", "25P04");

    /** Connection, insufficient resources, operator intervention. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57");

    private static final String INTEGRITY_CLASS = "23";

    /** Of errors whose state says nothing. */
    private static final String GENERAL = "HY000";

    /** MariaDB's of a lock that was not to be had. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** MariaDB's of a full disk, a failed write, a full table; H2's of two kinds of failed access to a file. */
    private static final Set<Integer> BROKEN_DISK = Set.of(1021, 1026, 1114, 90028, 90031);

    /** H2's of what it did not expect, a failed write among it. */
    private static final int UNEXPECTED = 50000;

    private final boolean worthAnotherTry;
    private final boolean isTransient;

    SqlFailure(boolean worthAnotherTry, boolean isTransient) {
        this.worthAnotherTry = worthAnotherTry;
        this.isTransient = isTransient;
    }

    static SqlFailure of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String stateClass = state.length() < 2 ? "" : state.substring(0, 2);
        boolean gaveUpLock = state.equals(GENERAL) && e.getErrorCode() == LOCK_WAIT_TIMEOUT;
        if (gaveUpLock || CONFLICTS.contains(state)) {
            return CONFLICT;
        }
        if (stateClass.equals(INTEGRITY_CLASS)) {
            return DUPLICATE;
        }
        boolean away =
                AWAYS.contains(state) || AWAY_CLASSES.contains(stateClass) || isConnectionLost(e) || isOfBrokenDisk(e);
        return away ? AWAY : REFUSED;
    }

    private static boolean isOfBrokenDisk(SQLException e) {
        return BROKEN_DISK.contains(e.getErrorCode()) || (e.getErrorCode() == UNEXPECTED && isCausedByAFile(e));
    }

    private static boolean isCausedByAFile(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(IOException.class::isInstance);
    }

    private static boolean isConnectionLost(SQLException e) {
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException;
    }

    /** Whether the whole transaction may well succeed if it is run again at once. */
    boolean isWorthAnotherTry() {
        return worthAnotherTry;
    }

    boolean isTransient() {
        return isTransient;
    }
}
