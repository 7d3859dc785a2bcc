package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.HikariConfig;

/** A kind of database, and what keeps its connections from being of no use for ever, for what a network or a disk has lost. */
enum Dialect {
    /**
     * Runs in this process or on this machine, and so does not go silent. But where it can't write to its file it closes
     * the database for good: its connections are thrown away, so that others open the file anew.
     */
    H2("h2") {
        @Override
        void bound(HikariConfig connections) {
            connections.setExceptionOverride(new ClosedDatabase());
        }
    },

    /**
     * A statement without an answer fails well before a lease lapses; {@code socketTimeout} in the address is heeded
     * instead. The server ends the transaction of a process that fell silent in the middle of it, and so lets go what it has
     * locked. Who waits for a lock gives up a little sooner: a process that is gone must not get it next.
     */
    POSTGRESQL("postgresql") {
        @Override
        void bound(HikariConfig connections) {
            connections.addDataSourceProperty("socketTimeout", "15");
            connections.setConnectionInitSql("SET idle_in_transaction_session_timeout = '5s'; SET lock_timeout = '4s'");
        }
    },

    /** As PostgreSQL. */
    MARIADB("mariadb") {
        @Override
        void bound(HikariConfig connections) {
            connections.addDataSourceProperty("socketTimeout", "15000");
            connections.setConnectionInitSql("SET idle_transaction_timeout = 5, innodb_lock_wait_timeout = 4");
        }
    };

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /** Where the definitions of its tables are, below the package of each module. */
    String folder() {
        return folder;
    }

    abstract void bound(HikariConfig connections);
}
