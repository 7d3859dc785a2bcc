package io.imagecatalog.server.cli;

import io.imagecatalog.server.runtime.StartFailedException;
import io.imagecatalog.server.settings.InvalidSettingException;
import io.imagecatalog.spi.PortException;
import java.util.Map;
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
            VerifyCommand.class,
            PurgeCommand.class,
            RecountCommand.class,
            KeyCommand.class,
            HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class CatalogCommand implements Runnable {
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    private CatalogCommand() {}

    /** Runs a command line to its end, and returns the process's exit code. */
    public static int run(String... args) {
        return line(System.getenv()).execute(args);
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
        throw new ParameterException(
                spec.commandLine(), "Say what to do: one of serve, worker, verify, purge, recount, key, help");
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
