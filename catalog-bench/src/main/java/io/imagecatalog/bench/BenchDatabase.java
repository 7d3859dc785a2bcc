package io.imagecatalog.bench;

import com.zaxxer.hikari.HikariDataSource;

/** A new, empty SQL database of a driver's own. Closing throws it away. */
interface BenchDatabase extends AutoCloseable {

    /** What it is, and what it does to keep what is committed. */
    String title();

    /** A pool of connections of its own, as each process has one; to be closed by the caller. */
    HikariDataSource pool();

    /** What to select from to get the numbers from one to another as {@code x}. */
    String numbers(long from, long to);

    /** Brings up to date what the database knows of its tables, as it does by itself sooner or later. */
    void analyze();

    /** How it finds what a statement asks for, whatever the parameters: the indexes and tables of its plan. */
    String plan(String sql);

    @Override
    void close();
}
