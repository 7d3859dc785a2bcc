package io.imagecatalog.server.cli;

import io.imagecatalog.server.runtime.RunningCatalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes renditions. */
@Command(
        name = "worker",
        description =
                "Makes renditions; any number of workers may share a catalog. Over HTTP it answers with METRICS_PORT"
                        + " alone, and only /prometheus, /healthz and /livez.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class WorkerCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private SettingsOptions settings;

    @Override
    public Integer call() {
        EndOfProcess end = EndOfProcess.watch();
        return end.closeWhenTold(RunningCatalog.work(settings.read()));
    }
}
