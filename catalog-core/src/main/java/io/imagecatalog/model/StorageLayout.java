package io.imagecatalog.model;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which key a blob gets, and what can be told from a key. */
public final class StorageLayout {
    /** All keys of originals start with this. */
    public static final String ORIGINALS = "originals/";

    /** All keys of renditions start with this. */
    public static final String RENDITIONS = "renditions/";

    private static final Pattern RENDITION = Pattern.compile(RENDITIONS + "(\\d{1,18})_.+");

    private StorageLayout() {}

    /**
     * {@code originals/{tenant}/{hash}-{suffix}}.
     *
     * @param suffix different for every upload, so that no two assets ever share a blob and nobody counts references
     */
    public static StorageKey original(String tenant, ContentHash hash, String suffix) {
        return new StorageKey(ORIGINALS + tenant + "/" + hash.hex() + "-" + suffix);
    }

    /**
     * {@code renditions/{assetId}_{preset}.{extension}} under an asset's first lease, and with {@code .{token}} before the
     * extension under any later one; no preset's name has a full stop in it. So no two leases ever write to one key: a worker
     * that lost its lease can't overwrite what another one recorded, and a rendition that is made again leaves the old bytes
     * to those who are reading them.
     */
    public static StorageKey rendition(Preset preset, JobLease lease) {
        String again = lease.token() == 1 ? "" : "." + lease.token();
        String name = lease.job().assetId() + "_" + preset.name() + again;
        return new StorageKey(RENDITIONS + name + "." + preset.format().extension());
    }

    /** The asset that a rendition's key was made for; empty for any other key. */
    public static OptionalLong assetOfRendition(StorageKey key) {
        Matcher matcher = RENDITION.matcher(key.value());
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
