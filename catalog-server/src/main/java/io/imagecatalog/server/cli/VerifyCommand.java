package io.imagecatalog.server.cli;

import io.imagecatalog.model.VerifyPosition;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Compares the database with the storage. */
@Command(
        name = "verify",
        description = {
            "Compares the database with the storage, both ways, and says what is wrong. Changes nothing unless told"
                    + " to repair. Servers and workers may go on meanwhile.",
            "Ends with 0 if nothing is wrong or all was repaired, with 1 otherwise. Orphans are not wrong.",
            "With --json each finding is a line of JSON, and the last line is the sum."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private SettingsOptions settings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private OutputOptions output;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Option(names = "--hashes", description = "reads and hashes all bytes, too")
    private boolean hashes;

    @Option(
            names = "--repair",
            description = "has renditions that are missing or changed made again by the workers, and sets usage right")
    private boolean repair;

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            converter = Position.class,
            description = "goes on where an earlier run stopped")
    private @Nullable VerifyPosition from;

    @Override
    public Integer call() {
        EndOfProcess end = EndOfProcess.watch();
        try (RunningCatalog running = RunningCatalog.idle(settings.read())) {
            CommandLine line = spec.commandLine();
            Verification verification =
                    new Verification(running.catalog(), hashes, repair, output, line.getOut(), line.getErr());
            return verification.run(from == null ? VerifyPosition.start() : from, end::told);
        }
    }

    /** Reads a position as it was printed. */
    private static final class Position implements ITypeConverter<VerifyPosition> {
        @Override
        public VerifyPosition convert(String text) {
            try {
                return VerifyPosition.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
