/** The command line: {@link io.imagecatalog.server.cli.CatalogCommand} and a class for each of its verbs. */
@NullMarked
package io.imagecatalog.server.cli;

import org.jspecify.annotations.NullMarked;
