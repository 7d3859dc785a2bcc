package io.imagecatalog.storage.s3;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.core.SdkResponse;

/** Reads what time it was for the store when it answered: a put's answer does not have the object's own time. */
final class StoreClock {
    private StoreClock() {}

    static Instant of(SdkResponse answer) {
        return answer.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .map(StoreClock::parse)
                .orElseGet(StoreClock::here);
    }

    private static Instant parse(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException unlikeHttp) {
            return here();
        }
    }

    private static Instant here() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
