package io.imagecatalog;

/** Makes of a name that an uploader sent one that is safe to store and to show. */
final class FileName {
    private static final int MAX_LENGTH = 255;
    private static final String UNNAMED = "unnamed";

    private FileName() {}

    /** The last part of a path, without control and direction characters, at most 255 characters long. */
    static String clean(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String visible = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                .strip();
        String name = shortened(visible);
        return name.isEmpty() || name.equals(".") || name.equals("..") ? UNNAMED : name;
    }

    private static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        boolean hasExtension = dot > 0 && name.length() - dot <= 16;
        String extension = hasExtension ? name.substring(dot) : "";
        int end = MAX_LENGTH - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }
}
