package io.imagecatalog.server;

import io.imagecatalog.server.cli.CatalogCommand;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs the verb that the arguments begin with; {@code help} lists them. */
    public static void main(String[] args) {
        int exitCode = CatalogCommand.run(args);
        System.exit(exitCode);
    }
}
