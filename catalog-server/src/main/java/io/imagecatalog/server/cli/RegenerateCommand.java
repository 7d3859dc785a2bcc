package io.imagecatalog.server.cli;

import io.imagecatalog.model.Presets;
import io.imagecatalog.server.runtime.RunningCatalog;
import io.imagecatalog.server.settings.ServerSettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Has renditions made again where presets or the engine have changed. */
@Command(
        name = "regenerate",
        description = {
            "Shows which assets have renditions that are missing, or were made by other settings of their preset or an"
                    + " older version of this program, and has them made again only if told to.",
            "All renditions of such an asset are made again, by a server or worker; give this verb the presets that"
                    + " those have. The old ones serve until then.",
            "Ends with 1 if, with --wait, a job failed. Ctrl-C stops it; what was asked for by then is still made."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class RegenerateCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private SettingsOptions settings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private OutputOptions output;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "only where this one's rendition is to be made again")
    private @Nullable String preset;

    @Option(names = "--tenant", paramLabel = "NAME", description = "only of this one")
    private @Nullable String tenant;

    @Option(names = "--yes", description = "has them made, too")
    private boolean yes;

    @Option(names = "--wait", description = "and waits until they are made; a server or worker must run")
    private boolean wait;

    @Override
    public Integer call() {
        if (wait && !yes) {
            throw new ParameterException(
                    spec.commandLine(), "--wait needs --yes, as there is nothing to wait for else");
        }
        EndOfProcess end = EndOfProcess.watch();
        ServerSettings read = settings.read();
        requireKnown(read.presets());
        try (RunningCatalog running = RunningCatalog.idle(read)) {
            CommandLine line = spec.commandLine();
            if (tenant != null) {
                Tenants.chosen(running.catalog().usage(), tenant, line);
            }
            return new Regeneration(
                            running.catalog(),
                            Optional.ofNullable(tenant),
                            Optional.ofNullable(preset),
                            output,
                            line.getOut(),
                            line.getErr(),
                            end::told)
                    .run(yes, wait);
        }
    }

    private void requireKnown(Presets presets) {
        if (preset != null && presets.named(preset).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no preset '" + preset + "', only " + presets.names());
        }
    }
}
