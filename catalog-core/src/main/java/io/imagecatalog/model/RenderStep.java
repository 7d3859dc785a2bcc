package io.imagecatalog.model;

/** What a worker does for a job, in this order. */
public enum RenderStep {
    /** Looks the original up in the storage. */
    OPEN,
    /** Waits until there is memory to decode it. */
    WAIT,
    /** Reads and decodes it, and scales it to its largest rendition on the way. */
    DECODE,
    /** Scales it to the other renditions. */
    SCALE,
    /** Encodes the renditions, and measures those that have a gate. */
    ENCODE,
    /** Puts the renditions into the storage. */
    STORE,
    /** Records them. */
    COMPLETE
}
