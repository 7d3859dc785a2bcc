package io.imagecatalog.model;

import java.util.List;
import java.util.Optional;

/**
 * A part of a verification.
 *
 * @param checked how many assets, tenants or blobs were looked at
 * @param next where the next page begins; empty if everything has been looked at
 */
public record VerifyPage(int checked, List<Finding> findings, Optional<VerifyPosition> next) {
    public VerifyPage {
        findings = List.copyOf(findings);
    }
}
