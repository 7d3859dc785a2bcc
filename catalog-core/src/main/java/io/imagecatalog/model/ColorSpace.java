package io.imagecatalog.model;

/**
 * How a picture's samples are stored, in the names that Pillow uses for its modes: {@code L} is gray, {@code LA} gray with
 * alpha, {@code P} a palette. A YCbCr picture counts as {@code RGB}.
 */
public enum ColorSpace {
    L,
    LA,
    P,
    RGB,
    RGBA,
    CMYK
}
