package io.imagecatalog.spring;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Refuses what a property may not be, in a way that Spring Boot shows with the property's name, value and origin. */
final class PropertyCheck {
    private PropertyCheck() {}

    /** @throws InvalidConfigurationPropertyValueException unless it is allowed */
    static void require(boolean isAllowed, String property, @Nullable Object value, String allowed) {
        if (!isAllowed) {
            throw new InvalidConfigurationPropertyValueException(property, value, allowed);
        }
    }

    /** @throws InvalidConfigurationPropertyValueException unless it lies between the two, or is one of them */
    static void requireWithin(Duration least, Duration most, String property, Duration value) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                property,
                value,
                "It is a duration such as 30s, 2m or 24h, from " + text(least) + " to " + text(most) + ".");
    }

    /** @throws InvalidConfigurationPropertyValueException in place of the {@code IllegalArgumentException} of what is made */
    static <T> T accepted(String property, @Nullable Object value, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(property, value, e.getMessage() + ".", e);
        }
    }

    private static String text(Duration duration) {
        if (duration.toSeconds() % 3600 != 0) {
            return duration.toSeconds() + "s";
        }
        return duration.toHours() > 24 ? duration.toDays() + "d" : duration.toHours() + "h";
    }
}
