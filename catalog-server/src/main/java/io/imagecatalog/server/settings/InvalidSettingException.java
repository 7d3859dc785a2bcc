package io.imagecatalog.server.settings;

/** A setting is wrong. The message is one line that names it and says what is allowed. */
public final class InvalidSettingException extends RuntimeException {

    /** @param complaint goes on after the setting's name */
    public InvalidSettingException(Setting setting, String complaint) {
        super(setting.label() + " " + complaint);
    }

    static InvalidSettingException of(Setting setting, String value, String allowed) {
        return new InvalidSettingException(setting, "is '" + value + "', but must be " + allowed);
    }
}
