package io.imagecatalog.model;

import java.util.Locale;

/**
 * How far a verification has come, for it to go on from there later.
 *
 * @param after the last asset's or tenant's id, or the last blob's key, that has been looked at
 */
public record VerifyPosition(Stage stage, String after) {

    /** What is looked at, in this order. */
    public enum Stage {
        ASSETS,
        TENANTS,
        ORIGINALS,
        RENDITIONS
    }

    public VerifyPosition {
        boolean number = stage == Stage.ASSETS || stage == Stage.TENANTS;
        if (number && !after.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("The position among " + name(stage) + " is an id, not '" + after + "'");
        }
        if (!number && !after.isEmpty()) {
            new StorageKey(after);
        }
    }

    /** Before everything. */
    public static VerifyPosition start() {
        return startOf(Stage.ASSETS);
    }

    /** Before everything of a stage. */
    public static VerifyPosition startOf(Stage stage) {
        return new VerifyPosition(stage, stage == Stage.ASSETS || stage == Stage.TENANTS ? "0" : "");
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static VerifyPosition parse(String text) {
        String[] parts = text.split(":", 2);
        for (Stage stage : Stage.values()) {
            if (parts.length == 2 && parts[0].equals(name(stage))) {
                return new VerifyPosition(stage, parts[1]);
            }
        }
        throw new IllegalArgumentException("A position is one of assets:ID, tenants:ID, originals:KEY, renditions:KEY");
    }

    /** Such as {@code assets:1200} or {@code renditions:renditions/7_thumb.jpg}. */
    @Override
    public String toString() {
        return name(stage) + ":" + after;
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
