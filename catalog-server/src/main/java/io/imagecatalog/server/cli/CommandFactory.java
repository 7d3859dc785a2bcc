package io.imagecatalog.server.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the verbs, handing the environment to those that read it. */
record CommandFactory(Map<String, String> environment) implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == SettingsOptions.class) {
            return type.cast(new SettingsOptions(environment));
        }
        if (type == OutputOptions.class) {
            return type.cast(new OutputOptions(environment));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
