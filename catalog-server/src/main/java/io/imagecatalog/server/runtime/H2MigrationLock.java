package io.imagecatalog.server.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A locked file beside the database's, as nothing that H2 can lock outlasts a change of tables. */
record H2MigrationLock(FileChannel file) implements MigrationLock {
    private static final String SUFFIX = ".start.lock";

    /** A database that is not in a directory of this machine is not locked. */
    static MigrationLock take(DataSource database) throws SQLException, IOException {
        @Nullable String path = path(database);
        if (path == null) {
            return () -> {};
        }
        Path file = Path.of(path + SUFFIX).toAbsolutePath();
        return Files.isDirectory(file.resolveSibling("")) ? lock(file) : () -> {};
    }

    private static @Nullable String path(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet path = statement.executeQuery("CALL DATABASE_PATH()")) {
            path.next();
            return path.getString(1);
        }
    }

    private static MigrationLock lock(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            file.lock();
            return new H2MigrationLock(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
