package io.imagecatalog.server.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has a shell complete verbs and flags. */
@Command(
        name = "completion",
        description = {
            "Writes a script with which bash and zsh complete verbs and flags.",
            "Keep it in a file, catalog completion > FILE, and have the shell's start file read that: source FILE"
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class CompletionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("catalog", spec.root().commandLine()));
        out.flush();
    }
}
