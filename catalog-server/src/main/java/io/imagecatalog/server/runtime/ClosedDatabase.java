package io.imagecatalog.server.runtime;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Has the pool throw a connection away whose embedded database was closed under it. To the pool alone it looks sound, and as
 * long as one is kept, H2 doesn't open the file again.
 */
final class ClosedDatabase implements SQLExceptionOverride {
    /** H2's of a database that is closed, of one that was when the process was ending, and of what it did not expect. */
    private static final Set<Integer> CLOSED = Set.of(90098, 90121, 50000);

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException e) {
        return CLOSED.contains(e.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
