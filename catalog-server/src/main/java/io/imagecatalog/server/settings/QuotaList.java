package io.imagecatalog.server.settings;

import io.imagecatalog.model.Quota;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.spi.QuotaPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Quotas as an operator writes them, a line a tenant: {@code TENANT ASSETS BYTES}. {@code *} is every tenant that has no line
 * of its own, {@code -} no limit; what comes after a {@code #} is for people.
 */
public final class QuotaList implements QuotaPolicy {
    private static final String EVERYBODY_ELSE = "*";
    private static final String NO_LIMIT = "-";
    private static final String FORM = "TENANT ASSETS BYTES, such as 'shop 10000 5GiB' or '* - 1GiB'";

    private final Map<String, Quota> quotas;

    private QuotaList(Map<String, Quota> quotas) {
        this.quotas = Map.copyOf(quotas);
    }

    /**
     * Reads a file's lines.
     *
     * @throws IllegalArgumentException for the first that is wrong
     */
    public static QuotaList parse(List<String> lines) {
        Map<String, Quota> quotas = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                add(quotas, line.split("\\s+"), "line " + (i + 1));
            }
        }
        return new QuotaList(quotas);
    }

    private static void add(Map<String, Quota> quotas, String[] words, String where) {
        if (words.length != 3 || !isTenant(words[0])) {
            throw new IllegalArgumentException(where + " must be of the form " + FORM);
        }
        Quota quota = new Quota(number(words[1], where), number(words[2], where));
        if (quotas.put(words[0], quota) != null) {
            throw new IllegalArgumentException(where + " is the second for " + words[0]);
        }
    }

    private static boolean isTenant(String word) {
        try {
            return word.equals(EVERYBODY_ELSE) || Tenant.requireName(word).equals(word);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long number(String word, String where) {
        OptionalLong number = word.equals(NO_LIMIT) ? OptionalLong.of(Long.MAX_VALUE) : ByteSize.parse(word);
        return number.orElseThrow(() -> new IllegalArgumentException(where + " must be of the form " + FORM));
    }

    @Override
    public Quota of(String tenant) {
        return quotas.getOrDefault(tenant, quotas.getOrDefault(EVERYBODY_ELSE, Quota.unlimited()));
    }
}
