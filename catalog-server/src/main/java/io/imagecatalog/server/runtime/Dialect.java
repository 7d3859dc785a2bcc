package io.imagecatalog.server.runtime;

/** A kind of database that the tables can be in. */
enum Dialect {
    H2("h2"),
    POSTGRESQL("postgresql");

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /** Where its definitions of the tables are, below the package of each module. */
    String folder() {
        return folder;
    }
}
