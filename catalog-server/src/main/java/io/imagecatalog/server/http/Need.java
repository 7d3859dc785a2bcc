package io.imagecatalog.server.http;

import io.javalin.security.RouteRole;

/** What an address asks of those who call, where callers are asked for keys. */
enum Need implements RouteRole {
    /** Nothing: it tells nothing that is anybody's. */
    NOTHING,
    /** Some key; the resource itself sees to what it may do. */
    ANY_KEY,
    /** The key of the tenant of the asset in its path, or one for operations. */
    KEY_OF_ASSET,
    /** The key of the tenant of the asset that the job in its path is for, or one for operations. */
    KEY_OF_JOB,
    /** The key of the tenant in its path, or one for operations. */
    KEY_OF_TENANT,
    /** A key for operations. */
    OPERATIONS_KEY
}
