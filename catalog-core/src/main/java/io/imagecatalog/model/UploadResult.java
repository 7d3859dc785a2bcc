package io.imagecatalog.model;

/** What became of an upload: a new asset, or the one that the tenant already has with the same bytes. */
public sealed interface UploadResult {

    Asset asset();

    /** The asset is new, and the job will make its renditions. */
    record Uploaded(Asset asset, Job job) implements UploadResult {}

    /** The tenant had an asset with these bytes. */
    record AlreadyExists(Asset asset) implements UploadResult {}
}
