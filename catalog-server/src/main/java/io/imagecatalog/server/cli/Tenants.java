package io.imagecatalog.server.cli;

import io.imagecatalog.UsageService;
import io.imagecatalog.model.TenantUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Those that a verb is about. */
final class Tenants {
    private Tenants() {}

    /** All, or the one that was named; that one must be there. */
    static List<TenantUsage> chosen(UsageService usage, @Nullable String name, CommandLine line) {
        return name == null
                ? usage.all()
                : List.of(usage.of(name)
                        .orElseThrow(() -> new ParameterException(line, "There is no tenant '" + name + "'")));
    }
}
