package io.imagecatalog.server.cli;

import io.imagecatalog.server.runtime.StartFailedException;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.server.settings.Setting;
import io.imagecatalog.spi.PortException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "catalog",
        description = "Takes pictures into a catalog, makes their renditions and hands them out.",
        subcommands = {
            ServeCommand.class,
            WorkerCommand.class,
            ImportCommand.class,
            RegenerateCommand.class,
            UsageCommand.class,
            JobsCommand.class,
            VerifyCommand.class,
            PurgeCommand.class,
            RecountCommand.class,
            KeyCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:it failed, or found something wrong",
            "2:wrong use, or a wrong setting",
            "129, 130, 143:a signal ended it: HUP, INT (Ctrl-C), TERM"
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class CatalogCommand implements Runnable {
    private static final Set<String> STAYING_VERBS = Set.of("serve", "worker");
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    private CatalogCommand() {}

    /** Runs a command line to its end, and returns the process's exit code. */
    public static int run(String... args) {
        setUpLog(System.getenv(), args);
        return line(System.getenv()).execute(args);
    }

    /**
     * Where the standard output is for what was asked for, what is logged must not get into it. Before anything logs, and so
     * before the settings are read, which refuse a format that there is none of.
     */
    private static void setUpLog(Map<String, String> environment, String... args) {
        boolean stays = args.length > 0 && STAYING_VERBS.contains(args[0]);
        String format =
                environment.getOrDefault(Setting.CATALOG_LOG_FORMAT.name(), "").strip();
        System.setProperty("catalog.log", stays ? "System.out" : "System.err");
        System.setProperty("catalog.log.format", format.equals("json") ? format : "pretty");
    }

    static CommandLine line(Map<String, String> environment) {
        CommandLine line = new CommandLine(new CatalogCommand(), new CommandFactory(environment));
        line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(verb -> verb.userObject() instanceof Callable)
                .forEach(verb -> verb.usageMessage().footer(SettingsHelp.lines()));
        line.setParameterExceptionHandler(CatalogCommand::misused);
        line.setExecutionExceptionHandler(CatalogCommand::failed);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: one of " + verbs());
    }

    private String verbs() {
        return String.join(", ", spec.subcommands().keySet());
    }

    private static int misused(ParameterException e, String[] args) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        say(e.getCommandLine(), e.getMessage() + ". Try: " + name + " --help");
        return WRONG_USE;
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof InvalidSettingException) {
            say(line, e.getMessage());
            return WRONG_USE;
        }
        if (e instanceof StartFailedException || e instanceof PortException) {
            say(line, e.getMessage());
        } else {
            LoggerFactory.getLogger(CatalogCommand.class).error("Catalog failed", e);
        }
        return FAILED;
    }

    private static void say(CommandLine line, @Nullable String message) {
        line.getErr().println("catalog: " + message);
    }
}
