/**
 * The catalog as a program: {@link io.imagecatalog.server.Main} takes the command line, {@code settings} reads what can be
 * set, {@code access} knows API keys, {@code runtime} puts the catalog together, {@code http} answers the guide's addresses.
 */
@NullMarked
package io.imagecatalog.server;

import org.jspecify.annotations.NullMarked;
