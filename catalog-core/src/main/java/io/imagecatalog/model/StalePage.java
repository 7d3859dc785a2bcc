package io.imagecatalog.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a look for stale assets.
 *
 * @param checked how many assets were looked at
 * @param next where the next page begins; empty if all have been looked at
 */
public record StalePage(int checked, List<StaleAsset> stale, OptionalLong next) {
    public StalePage {
        stale = List.copyOf(stale);
    }
}
