package io.imagecatalog.server.cli;

import io.imagecatalog.PurgeService;
import io.imagecatalog.model.PurgeReport;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Frees the space of what nobody can reach any more. */
@Command(
        name = "purge",
        description = {
            "Shows what could be deleted: files of assets deleted long enough ago, and files that a crash left behind."
                    + " Deletes that only if told to.",
            "Ends with 1 if something could not be deleted."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class PurgeCommand implements Callable<Integer> {
    private static final int MAX_DAYS = 36_500;

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
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "of assets deleted at least so many days ago (${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--delete", description = "deletes it, too")
    private boolean delete;

    @Override
    public Integer call() {
        if (days < 0 || days > MAX_DAYS) {
            throw new ParameterException(spec.commandLine(), "--days is from 0 to " + MAX_DAYS + ", not " + days);
        }
        try (RunningCatalog running = RunningCatalog.idle(settings.read())) {
            return purge(
                    running.catalog().purges(),
                    Duration.ofDays(days),
                    spec.commandLine().getOut());
        }
    }

    private int purge(PurgeService purges, Duration age, PrintWriter out) {
        if (output.json()) {
            PurgeReport report = delete ? purges.purge(age) : purges.dryRun(age);
            out.println(OutputOptions.json(PurgeBody.of(report)));
            out.flush();
            return report.errors().isEmpty() ? 0 : 1;
        }
        PurgeReport plan = purges.dryRun(age);
        Table table = new Table("", "RENDITIONS", "ORIGINALS", "ORPHANS", "BYTES IN ALL");
        table.add(
                "To delete",
                plan.renditionsToDelete(),
                plan.originalsFound(),
                plan.orphansFound(),
                plan.reclaimableBytes());
        if (!delete) {
            table.print(out);
            out.println("Nothing was deleted; --delete does.");
            return errors(plan, out);
        }
        PurgeReport done = purges.purge(age);
        table.add(
                "Deleted",
                done.renditionsDeleted(),
                done.originalsDeleted(),
                done.orphansDeleted(),
                done.deletedBytes());
        table.print(out);
        return errors(done, out);
    }

    private static int errors(PurgeReport report, PrintWriter out) {
        report.errors().stream().map(Table::printable).forEach(out::println);
        out.flush();
        return report.errors().isEmpty() ? 0 : 1;
    }

    /** The report as JSON has it: times as text. */
    private record PurgeBody(
            boolean dryRun,
            String cutoff,
            long renditionsToDelete,
            long renditionsDeleted,
            long originalsFound,
            long originalsDeleted,
            long orphansFound,
            long orphansDeleted,
            long reclaimableBytes,
            long deletedBytes,
            List<String> errors) {

        static PurgeBody of(PurgeReport report) {
            return new PurgeBody(
                    report.dryRun(),
                    report.cutoff().toString(),
                    report.renditionsToDelete(),
                    report.renditionsDeleted(),
                    report.originalsFound(),
                    report.originalsDeleted(),
                    report.orphansFound(),
                    report.orphansDeleted(),
                    report.reclaimableBytes(),
                    report.deletedBytes(),
                    report.errors());
        }
    }
}
