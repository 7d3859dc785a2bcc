package io.imagecatalog.server.cli;

import io.imagecatalog.JobService;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.JobBacklog;
import io.imagecatalog.model.PoisonJob;
import io.imagecatalog.server.runtime.RunningCatalog;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows jobs, and gives those that failed for good a second chance. */
@Command(
        name = "jobs",
        description = {
            "Shows the jobs that failed for good, which are kept as poison jobs, or how the jobs named stand.",
            "Ends with 1 if one that is named is not there."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class JobsCommand implements Callable<Integer> {
    private static final int PAGE = 500;
    private static final String ALL = "all";

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private SettingsOptions settings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private OutputOptions output;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @ArgGroup
    private Choice choice = new Choice();

    /** At most one of them, as the group they are in wants it. */
    static final class Choice {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "of jobs to show")
        private List<Long> ids = List.of();

        @Option(names = "--poison", description = "shows the poison jobs, which is what is done if nothing is said")
        @SuppressWarnings("UnusedVariable") // it is what is done anyway
        private boolean poison;

        @Option(
                names = "--counts",
                description = "shows how many jobs are not done, by state, and for how long the oldest has been due")
        private boolean counts;

        @Option(
                names = "--redrive",
                paramLabel = "ID",
                description = "takes the poison job with that id off the list, or all of them if ID is all, and has"
                        + " the assets rendered anew; the jobs are shown")
        private @Nullable String redrive;
    }

    private record JobBody(
            long id,
            long assetId,
            String status,
            int attempts,
            String createdAt,
            @Nullable String lastError) {

        static JobBody of(Job job) {
            return new JobBody(
                    job.id(),
                    job.assetId(),
                    job.status().label(),
                    job.attempts(),
                    job.createdAt().toString(),
                    job.lastError().orElse(null));
        }
    }

    private record CountsBody(long pending, long processing, long poison, long oldestDueSeconds) {

        static CountsBody of(JobBacklog backlog, Instant now) {
            return new CountsBody(
                    backlog.pending(),
                    backlog.processing(),
                    backlog.poisoned(),
                    backlog.oldest(now).toSeconds());
        }
    }

    private record PoisonBody(long id, long jobId, long assetId, int attempts, String failedAt, String error) {

        static PoisonBody of(PoisonJob job) {
            return new PoisonBody(
                    job.id(),
                    job.jobId(),
                    job.assetId(),
                    job.attempts(),
                    job.failedAt().toString(),
                    job.error());
        }
    }

    @Override
    public Integer call() {
        try (RunningCatalog running = RunningCatalog.idle(settings.read())) {
            JobService jobs = running.catalog().jobs();
            String redriven = choice.redrive;
            if (redriven != null) {
                return redriven.equals(ALL) ? redriveAll(jobs) : redrive(jobs, redriven);
            }
            if (choice.counts) {
                printCounts(jobs.backlog());
                return 0;
            }
            if (choice.ids.isEmpty()) {
                printPoison(poisoned(jobs));
                return 0;
            }
            return show(jobs);
        }
    }

    private int show(JobService jobs) {
        List<Job> found =
                choice.ids.stream().flatMap(id -> jobs.find(id).stream()).toList();
        printJobs(found);
        choice.ids.stream()
                .filter(id -> found.stream().noneMatch(job -> job.id() == id))
                .forEach(this::sayMissing);
        return found.size() == choice.ids.size() ? 0 : 1;
    }

    private int redriveAll(JobService jobs) {
        printJobs(poisoned(jobs).stream()
                .flatMap(poison -> jobs.redrive(poison.id()).stream())
                .toList());
        return 0;
    }

    private int redrive(JobService jobs, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new ParameterException(
                    spec.commandLine(), "--redrive is the id of a poison job, or 'all', not '" + text + "'");
        }
        List<Job> opened = jobs.redrive(Long.parseLong(text)).stream().toList();
        printJobs(opened);
        if (opened.isEmpty()) {
            say("There is no poison job " + text);
        }
        return opened.isEmpty() ? 1 : 0;
    }

    private static List<PoisonJob> poisoned(JobService jobs) {
        List<PoisonJob> all = new ArrayList<>();
        List<PoisonJob> page = jobs.poisoned(0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = jobs.poisoned(page.get(page.size() - 1).id(), PAGE);
        }
        return all;
    }

    private void printCounts(JobBacklog backlog) {
        PrintWriter out = spec.commandLine().getOut();
        CountsBody counts = CountsBody.of(backlog, Instant.now());
        if (output.json()) {
            out.println(OutputOptions.json(counts));
            out.flush();
            return;
        }
        Table table = new Table("PENDING", "PROCESSING", "POISON", "OLDEST DUE FOR");
        table.add(counts.pending(), counts.processing(), counts.poison(), counts.oldestDueSeconds() + " s");
        table.print(out);
    }

    private void printPoison(List<PoisonJob> jobs) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(OutputOptions.json(jobs.stream().map(PoisonBody::of).toList()));
            out.flush();
            return;
        }
        Table table = new Table("POISON JOB", "JOB", "ASSET", "ATTEMPTS", "FAILED AT", "ERROR");
        jobs.forEach(
                job -> table.add(job.id(), job.jobId(), job.assetId(), job.attempts(), job.failedAt(), job.error()));
        table.print(out);
    }

    private void printJobs(List<Job> jobs) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json()) {
            out.println(OutputOptions.json(jobs.stream().map(JobBody::of).toList()));
            out.flush();
            return;
        }
        Table table = new Table("JOB", "ASSET", "STATUS", "ATTEMPTS", "CREATED AT", "LAST ERROR");
        jobs.forEach(job -> table.add(
                job.id(),
                job.assetId(),
                job.status().label(),
                job.attempts(),
                job.createdAt(),
                job.lastError().orElse("")));
        table.print(out);
    }

    private void sayMissing(long id) {
        say("There is no job " + id);
    }

    private void say(String text) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("catalog: " + text);
        err.flush();
    }
}
