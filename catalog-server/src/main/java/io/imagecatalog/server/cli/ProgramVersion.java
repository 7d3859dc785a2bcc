package io.imagecatalog.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the jar. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String built = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"catalog " + (built == null ? "(not packaged)" : built)};
    }
}
