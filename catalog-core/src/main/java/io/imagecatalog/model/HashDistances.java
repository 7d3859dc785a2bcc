package io.imagecatalog.model;

/**
 * In how many of 64 bits the hashes of two pictures differ, 0 to 64.
 *
 * @param perceptual of the lowest frequencies: up to 10 for pictures that look alike
 * @param average of what is brighter than the average
 * @param difference of what is brighter than its neighbour
 */
public record HashDistances(int perceptual, int average, int difference) {}
