package io.imagecatalog.repository.jdbc;

import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.ImageFormat;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** The row that a result set stands on, in the catalog's types. */
record Row(ResultSet results) {

    /** Makes something of a row. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    long number(String column) throws SQLException {
        return results.getLong(column);
    }

    int integer(String column) throws SQLException {
        return results.getInt(column);
    }

    Optional<Double> optionalReal(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(column, Double.class));
    }

    String text(String column) throws SQLException {
        return results.getString(column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    Instant time(String column) throws SQLException {
        return Timestamps.instant(results.getObject(column, LocalDateTime.class));
    }

    ContentHash contentHash() throws SQLException {
        return new ContentHash(text("content_hash"));
    }

    StorageKey key(String column) throws SQLException {
        return new StorageKey(text(column));
    }

    ImageFormat format() throws SQLException {
        return ImageFormat.valueOf(text("format"));
    }

    Size size() throws SQLException {
        return new Size(integer("width"), integer("height"));
    }
}
