package io.imagecatalog.server.access;

import io.imagecatalog.model.ContentHash;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.imagecatalog.server.access.Caller.Operations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose keys there are, as an operator writes them, a line a key: {@code HASH tenant NAME} or {@code HASH operations}. What
 * comes after a {@code #} is for people. Immutable.
 */
public final class ApiKeys {
    private static final String FORM = "HASH tenant NAME, or HASH operations, as './catalog key' prints it";

    private static final String OPERATIONS = "operations";
    private static final String TENANT = "tenant";

    private final Map<String, Caller> owners;

    private ApiKeys(Map<String, Caller> owners) {
        this.owners = Map.copyOf(owners);
    }

    /**
     * Reads a file's lines.
     *
     * @throws IllegalArgumentException for the first that is wrong; the message does not repeat it, as it may be a key
     */
    public static ApiKeys parse(List<String> lines) {
        Map<String, Caller> owners = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                add(owners, line.split("\\s+"), "line " + (i + 1));
            }
        }
        return new ApiKeys(owners);
    }

    /** The line by which a file knows a key. */
    public static String line(ApiKey key, Caller owner) {
        return key.hash() + " " + (owner instanceof OfTenant of ? TENANT + " " + of.tenant() : OPERATIONS);
    }

    /** Whose key it is; empty if nobody's. */
    public Optional<Caller> owner(ApiKey key) {
        return Optional.ofNullable(owners.get(key.hash()));
    }

    /** How many there are. */
    public int size() {
        return owners.size();
    }

    private static void add(Map<String, Caller> owners, String[] words, String where) {
        if (owners.put(hash(words, where), owner(words, where)) != null) {
            throw new IllegalArgumentException(where + " is the second for its key");
        }
    }

    private static String hash(String[] words, String where) {
        try {
            return new ContentHash(words[0]).hex();
        } catch (IllegalArgumentException e) {
            throw malformed(where);
        }
    }

    private static Caller owner(String[] words, String where) {
        if (words.length == 2 && words[1].equals(OPERATIONS)) {
            return new Operations();
        }
        if (words.length == 3 && words[1].equals(TENANT)) {
            return new OfTenant(tenant(words[2], where));
        }
        throw malformed(where);
    }

    private static String tenant(String name, String where) {
        try {
            return Tenant.requireName(name);
        } catch (IllegalArgumentException e) {
            throw malformed(where);
        }
    }

    private static IllegalArgumentException malformed(String where) {
        return new IllegalArgumentException(where + " must be of the form " + FORM);
    }
}
