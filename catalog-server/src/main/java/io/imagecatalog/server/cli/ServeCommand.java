package io.imagecatalog.server.cli;

import io.imagecatalog.server.runtime.RunningCatalog;
import io.imagecatalog.server.settings.Setting;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers over HTTP. */
@Command(
        name = "serve",
        description = "Answers over HTTP and, unless ENABLE_WORKER=false, makes renditions in the same process.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private SettingsOptions settings;

    @Option(names = "--port", paramLabel = "PORT", description = "goes before PORT")
    private @Nullable String port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "goes before HOST")
    private @Nullable String host;

    @Override
    public Integer call() {
        settings.set(Setting.PORT, port);
        settings.set(Setting.HOST, host);
        EndOfProcess end = EndOfProcess.watch();
        return end.closeWhenTold(RunningCatalog.serve(settings.read()));
    }
}
