package io.imagecatalog.server.access;

/** Whoever sends a request, as far as it matters for what they may see and do. */
public sealed interface Caller {

    /** Somebody who was not asked for a key, and may do everything. */
    record Anybody() implements Caller {}

    /** Somebody with a key for operations, who may do everything. */
    record Operations() implements Caller {}

    /** Somebody with a tenant's key, for whom there is nothing but what that tenant has. */
    record OfTenant(String tenant) implements Caller {}
}
