package io.imagecatalog.repository.jdbc;

/** Makes an error's text fit its column, since a job must never fail to be buried for what its error says. */
final class ErrorText {
    /** In whole characters; the column has room for as many surrogate pairs. */
    private static final int MAX_LENGTH = 2000;

    private static final int REPLACEMENT = 0xFFFD;

    private ErrorText() {}

    static String fit(String error) {
        return error.codePoints()
                .limit(MAX_LENGTH)
                .map(character -> isStorable(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Not every database takes a zero character, and none half a surrogate pair. */
    private static boolean isStorable(int character) {
        return character != 0 && Character.getType(character) != Character.SURROGATE;
    }
}
