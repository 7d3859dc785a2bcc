/** The adapter that {@code docs/writing-an-adapter.md} builds, and the server it talks to. */
@NullMarked
package io.imagecatalog.testkit.example;

import org.jspecify.annotations.NullMarked;
