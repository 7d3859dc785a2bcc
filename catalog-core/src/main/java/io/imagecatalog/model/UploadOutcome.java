package io.imagecatalog.model;

/** What came of an upload. */
public enum UploadOutcome {
    /** It is a new asset. */
    STORED,
    /** Its tenant had these bytes already. */
    KNOWN,
    /** It is no picture that is taken in, or there is no room for it. */
    REFUSED,
    /** Something else was broken: the storage, the database. */
    FAILED
}
