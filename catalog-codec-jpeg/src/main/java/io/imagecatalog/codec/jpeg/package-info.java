/**
 * JPEG (ITU-T T.81) in plain Java, between bytes and planes of samples. It needs nothing but the JDK.
 */
@NullMarked
package io.imagecatalog.codec.jpeg;

import org.jspecify.annotations.NullMarked;
