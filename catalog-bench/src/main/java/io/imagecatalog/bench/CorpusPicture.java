package io.imagecatalog.bench;

import io.imagecatalog.model.Content;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file of the corpus.
 *
 * @param path its folder's name, a slash, and its own
 * @param expected what is to become of it, beginning with a word: accepted, rejected, unsupported or unsure
 */
record CorpusPicture(Path corpus, String path, String expected) {
    private static final Pattern AFTER_FIRST_WORD = Pattern.compile("\\W.*");

    Content content() {
        return Content.of(corpus.resolve(path));
    }

    String folder() {
        return path.substring(0, path.indexOf('/'));
    }

    String name() {
        return path.substring(path.indexOf('/') + 1);
    }

    String verdict() {
        return AFTER_FIRST_WORD.matcher(expected).replaceFirst("");
    }

    boolean mustBeAccepted() {
        return verdict().equals("accepted") && !expected.contains("or rejected; never");
    }

    boolean mustBeRefused() {
        return verdict().equals("rejected") || verdict().equals("unsupported");
    }
}
