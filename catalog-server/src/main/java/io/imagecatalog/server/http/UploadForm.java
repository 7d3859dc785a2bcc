package io.imagecatalog.server.http;

import io.imagecatalog.ReceivedFile;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A form that came in with a picture in it. Closing deletes the picture's temporary file.
 *
 * @param filename as it was sent
 * @param texts the other fields, by name
 */
record UploadForm(ReceivedFile file, String filename, Map<String, String> texts) implements AutoCloseable {
    UploadForm {
        texts = Map.copyOf(texts);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
