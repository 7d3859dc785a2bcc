package io.imagecatalog.server.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.imagecatalog.model.Tenant;
import io.imagecatalog.server.runtime.RunningCatalog;
import io.imagecatalog.server.settings.ServerSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes pictures in from folders. */
@Command(
        name = "import",
        description = {
            "Uploads the pictures in folders, and in folders in them. What the tenant has already is skipped: stopped"
                    + " or failed, the same command goes on. Hidden files, links to folders and the catalog's own data are"
                    + " left out.",
            "Files that are no pictures, neither by their bytes nor by their names, are counted and otherwise ignored."
                    + " Those that should be and are refused are listed at the end with the reason.",
            "It makes no renditions: a server or worker does, one that runs or the next that is started.",
            "Ends with 0 if all pictures are in the catalog, with 1 if some are not. Ctrl-C has uploads under way finish;"
                    + " then it ends with 130."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class ImportCommand implements Callable<Integer> {
    private static final int MAX_THREADS = 64;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private SettingsOptions settings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private OutputOptions output;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "a folder, or a picture")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private List<Path> paths;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "whose they will be (${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private String tenant;

    @Option(names = "--threads", paramLabel = "N", description = "uploads at once (the number of cores)")
    private int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());

    /** What is said as JSON. */
    private record Report(
            String tenant,
            double seconds,
            @JsonUnwrapped ImportTally.Sum sum,
            @Nullable String stopped) {}

    @Override
    public Integer call() {
        requireSense();
        EndOfProcess end = EndOfProcess.watch();
        ServerSettings read = settings.read();
        try (RunningCatalog running = RunningCatalog.idle(read)) {
            PictureImport pictures = new PictureImport(
                    running.catalog().assets(),
                    tenant,
                    read.limits().maxUploadBytes(),
                    threads,
                    output.progress(spec.commandLine().getErr()),
                    end::told);
            return run(pictures, new FileWalk(read.data()), end);
        }
    }

    private void requireSense() {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new ParameterException(spec.commandLine(), "There is no file or folder '" + path + "'");
            }
        }
        if (threads < 1 || threads > MAX_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads is from 1 to " + MAX_THREADS + ", not " + threads);
        }
        try {
            Tenant.requireName(tenant);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int run(PictureImport pictures, FileWalk walk, EndOfProcess end) {
        long begun = System.nanoTime();
        ImportTally.Sum sum = pictures.run(walk, paths);
        double seconds = (System.nanoTime() - begun) / 1e9;
        OptionalInt told = end.told();
        Optional<String> stopped = told.isPresent() ? Optional.of("told to") : pictures.broken();
        if (output.json()) {
            print(OutputOptions.json(new Report(tenant, seconds, sum, stopped.orElse(null))));
        } else {
            failures(sum);
            print(summary(sum, (long) seconds));
        }
        stopped.ifPresent(this::sayStopped);
        return told.orElse(sum.failed() > 0 || stopped.isPresent() ? 1 : 0);
    }

    private void failures(ImportTally.Sum sum) {
        if (sum.failed() == 0) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        Table table = new Table("NOT IMPORTED", "REASON");
        sum.failures().forEach(failure -> table.add(failure.file(), failure.reason()));
        table.print(err);
        long more = sum.failed() - sum.failures().size();
        if (more > 0) {
            err.println(String.format(Locale.ROOT, "and %,d more", more));
            err.flush();
        }
    }

    private String summary(ImportTally.Sum sum, long seconds) {
        return String.format(
                Locale.ROOT,
                "Imported for %s: %,d pictures, %,d bytes, in %s. Skipped: %,d there already, %,d not pictures. Failed: %,d.",
                tenant,
                sum.imported(),
                sum.importedBytes(),
                Pace.duration(seconds),
                sum.skipped(),
                sum.notPictures(),
                sum.failed());
    }

    private void sayStopped(String reason) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Stopped: " + reason + ". The same command goes on.");
        err.flush();
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
