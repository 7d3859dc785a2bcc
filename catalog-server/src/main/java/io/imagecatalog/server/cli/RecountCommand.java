package io.imagecatalog.server.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.imagecatalog.UsageService;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private OutputOptions output;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Option(names = "--tenant", paramLabel = "NAME", description = "only this one")
    private @Nullable String tenant;

    private record Recounted(@JsonUnwrapped UsageBody usage, boolean changed) {}

    @Override
    public Integer call() {
        try (RunningCatalog running = RunningCatalog.idle(settings.read())) {
            UsageService usage = running.catalog().usage();
            List<Recounted> recounted = Tenants.chosen(usage, tenant, spec.commandLine()).stream()
                    .flatMap(kept -> recount(usage, kept).stream())
                    .toList();
            print(recounted, spec.commandLine().getOut());
            return 0;
        }
    }

    private static Optional<Recounted> recount(UsageService usage, TenantUsage kept) {
        return usage.recount(kept.tenant().name())
                .map(counted -> new Recounted(UsageBody.of(counted), !counted.equals(kept)));
    }

    private void print(List<Recounted> tenants, PrintWriter out) {
        if (output.json()) {
            out.println(OutputOptions.json(tenants));
            out.flush();
            return;
        }
        Table table = new Table("TENANT", "ASSETS", "RENDITIONS", "BYTES IN ALL", "");
        tenants.forEach(recounted -> table.add(
                recounted.usage().tenantName(),
                recounted.usage().assetCount(),
                recounted.usage().renditionCount(),
                recounted.usage().totalBytes(),
                recounted.changed() ? "set right" : "as before"));
        table.print(out);
    }
}
