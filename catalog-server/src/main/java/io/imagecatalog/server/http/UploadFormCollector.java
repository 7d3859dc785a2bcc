package io.imagecatalog.server.http;

import io.imagecatalog.AssetService;
import io.imagecatalog.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.jspecify.annotations.Nullable;

/** Takes a form's parts one after the other. Closing deletes a received file that no form was made of. */
final class UploadFormCollector implements AutoCloseable {
    private static final String FILE = "file";
    private static final int MAX_PARTS = 20;
    private static final int MAX_TEXT = 8 * 1024;

    private final AssetService assets;
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable ReceivedFile file;
    private String filename = "";
    private int parts;

    UploadFormCollector(AssetService assets) {
        this.assets = assets;
    }

    void add(FileItemInput part) throws IOException {
        if (++parts > MAX_PARTS) {
            throw ProblemException.badRequest("The form has more than " + MAX_PARTS + " parts");
        }
        String name = part.getFieldName();
        if (name.equals(FILE)) {
            receive(part);
        } else if (part.isFormField() && texts.putIfAbsent(name, text(part)) != null) {
            throw ProblemException.badRequest("The form has a field twice");
        }
    }

    /** The form, now the caller's to close. */
    UploadForm form() {
        ReceivedFile received = file;
        if (received == null) {
            throw ProblemException.badRequest("The form has no part named 'file'");
        }
        if (received.content().length() == 0) {
            throw ProblemException.badRequest("The file is empty");
        }
        file = null;
        return new UploadForm(received, filename, texts);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void receive(FileItemInput part) throws IOException {
        if (file != null) {
            throw ProblemException.badRequest("The form has more than one part named 'file'");
        }
        filename = filename(part);
        file = assets.receive(part.getInputStream());
    }

    private static String filename(FileItemInput part) {
        try {
            String sent = part.getName();
            return sent == null ? "" : sent;
        } catch (InvalidPathException e) {
            return e.getInput();
        }
    }

    private static String text(FileItemInput part) throws IOException {
        InputStream in = part.getInputStream();
        byte[] bytes = in.readNBytes(MAX_TEXT + 1);
        if (bytes.length > MAX_TEXT) {
            throw ProblemException.badRequest("A text field of the form is longer than " + MAX_TEXT + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
