package io.imagecatalog.server.cli;

import io.imagecatalog.UsageService;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets usage right. */
@Command(
        name = "recount",
        description = "Counts what tenants store again, and sets their usage to that. Their uploads wait meanwhile.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class RecountCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private SettingsOptions settings;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Option(names = "--tenant", paramLabel = "NAME", description = "only this one")
    private @Nullable String tenant;

    @Override
    public Integer call() {
        try (RunningCatalog running = RunningCatalog.idle(settings.read())) {
            UsageService usage = running.catalog().usage();
            PrintWriter out = spec.commandLine().getOut();
            tenants(usage).forEach(kept -> recount(usage, kept, out));
            out.flush();
            return 0;
        }
    }

    private List<TenantUsage> tenants(UsageService usage) {
        String name = tenant;
        if (name == null) {
            return usage.all();
        }
        return List.of(usage.of(name)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no tenant '" + name + "'")));
    }

    private static void recount(UsageService usage, TenantUsage kept, PrintWriter out) {
        usage.recount(kept.tenant().name())
                .ifPresent(counted -> out.println(String.format(
                        Locale.ROOT,
                        "%s: %,d assets, %,d renditions, %,d bytes in all, %s",
                        kept.tenant().name(),
                        counted.assetCount(),
                        counted.renditionCount(),
                        counted.totalBytes(),
                        counted.equals(kept) ? "as before" : "set right")));
    }
}
