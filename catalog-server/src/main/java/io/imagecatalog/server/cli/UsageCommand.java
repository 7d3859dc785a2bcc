package io.imagecatalog.server.cli;

import io.imagecatalog.UsageService;
import io.imagecatalog.model.TenantUsage;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows usage. */
@Command(
        name = "usage",
        description = "Shows how much each tenant stores.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class UsageCommand implements Callable<Integer> {

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

    @Override
    public Integer call() {
        try (RunningCatalog running = RunningCatalog.idle(settings.read())) {
            UsageService usage = running.catalog().usage();
            List<TenantUsage> tenants = Tenants.chosen(usage, tenant, spec.commandLine());
            print(tenants, spec.commandLine().getOut());
            return 0;
        }
    }

    private void print(List<TenantUsage> tenants, PrintWriter out) {
        if (output.json()) {
            out.println(OutputOptions.json(tenants.stream().map(UsageBody::of).toList()));
            out.flush();
            return;
        }
        Table table = new Table("TENANT", "ASSETS", "BYTES", "RENDITIONS", "BYTES", "BYTES IN ALL");
        tenants.forEach(usage -> table.add(
                usage.tenant().name(),
                usage.assetCount(),
                usage.assetBytes(),
                usage.renditionCount(),
                usage.renditionBytes(),
                usage.totalBytes()));
        table.print(out);
    }
}
