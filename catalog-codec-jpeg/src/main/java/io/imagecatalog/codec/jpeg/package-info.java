/**
 * JPEG (ITU-T T.81) in plain Java, between bytes and planes of samples. It needs nothing but the JDK.
 *
 * <p>{@link io.imagecatalog.codec.jpeg.JpegEncoder} writes: samples become blocks ({@code BlockRow}), blocks frequencies ({@code ForwardDct}),
 * these {@code Symbols}, which are counted as they come; when all of a scan are there, they get the shortest codes ({@code HuffmanCode})
 * and are written ({@code BitWriter}). Between the scans stand segments ({@code SegmentWriter}).
 */
@NullMarked
package io.imagecatalog.codec.jpeg;

import org.jspecify.annotations.NullMarked;
