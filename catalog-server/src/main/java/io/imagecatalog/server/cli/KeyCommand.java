package io.imagecatalog.server.cli;

import io.imagecatalog.model.Tenant;
import io.imagecatalog.server.access.ApiKey;
import io.imagecatalog.server.access.ApiKeys;
import io.imagecatalog.server.access.Caller;
import io.imagecatalog.server.access.Caller.OfTenant;
import io.imagecatalog.server.access.Caller.Operations;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes an API key. */
@Command(
        name = "key",
        description = {
            "Makes an API key: shows it once, on standard error, and prints the line by which CATALOG_API_KEYS_FILE knows"
                    + " it to standard output.",
            "Such as: ./catalog key --tenant shop >> keys.txt"
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class KeyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private Owner owner;

    /** One of the two, as the group they are in wants it. */
    static final class Owner {
        @Option(names = "--tenant", paramLabel = "NAME", description = "for what this tenant has")
        private @Nullable String tenant;

        @Option(names = "--operations", description = "for everything")
        @SuppressWarnings("UnusedVariable") // what is no tenant's is for operations
        private boolean operations;
    }

    @Override
    public void run() {
        Caller caller = caller();
        ApiKey key = ApiKey.random(new SecureRandom());
        CommandLine line = spec.commandLine();
        line.getErr().println("catalog: the key, which is not kept anywhere: " + key.text());
        line.getOut().println(ApiKeys.line(key, caller));
        line.getOut().flush();
    }

    private Caller caller() {
        String tenant = owner.tenant;
        if (tenant == null) {
            return new Operations();
        }
        try {
            return new OfTenant(Tenant.requireName(tenant));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
