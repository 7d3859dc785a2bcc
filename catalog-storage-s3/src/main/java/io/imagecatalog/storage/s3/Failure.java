package io.imagecatalog.storage.s3;

import io.imagecatalog.spi.StorageException;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Why a request failed: in words that may be shown to anybody, and with whether to try again. */
enum Failure {
    DENIED("access was denied", false),
    NO_BUCKET("there is no such bucket", false),
    REFUSED("the request was refused", false),
    DISTURBED("the request was disturbed", true),
    BUSY("the store is busy", true),
    BROKEN("the store is broken", true),
    UNABLE("the store can't do that", false),
    TIMED_OUT("the store did not answer in time", true),
    UNREACHABLE("the store could not be reached", true),
    INTERRUPTED("it was interrupted", true),
    UNREADABLE("the content could not be read", true),
    WRONG_LENGTH("the content was not as long as it said", false),
    UNPREPARED("the client lacks credentials or other settings", false);

    /** Answers of the 4xx kind that are nobody's fault. */
    private static final Set<String> PASSING = Set.of(
            "RequestTimeout", "OperationAborted", "ConditionalRequestConflict", "IncompleteBody", "NoSuchUpload");

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    private final String words;
    private final boolean isTransient;

    Failure(String words, boolean isTransient) {
        this.words = words;
        this.isTransient = isTransient;
    }

    static StorageException of(String what, RuntimeException e) {
        return new StorageException(message(what, e), e, reason(e).isTransient);
    }

    static String message(String what, RuntimeException e) {
        return "The S3 storage could not " + what + ": " + reason(e).words;
    }

    static boolean isUnreachable(RuntimeException e) {
        return reason(e) == UNREACHABLE;
    }

    private static Failure reason(RuntimeException e) {
        return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> reason(cause).stream())
                .findFirst()
                .orElse(UNPREPARED);
    }

    private static Optional<Failure> reason(Throwable cause) {
        if (cause instanceof ContentException content) {
            return Optional.of(content.isTransient() ? UNREADABLE : WRONG_LENGTH);
        }
        if (cause instanceof AwsServiceException answer) {
            return Optional.of(answered(answer));
        }
        if (cause instanceof AbortedException) {
            return Optional.of(INTERRUPTED);
        }
        return unanswered(cause);
    }

    private static Optional<Failure> unanswered(Throwable cause) {
        if (cause instanceof ApiCallTimeoutException
                || cause instanceof ApiCallAttemptTimeoutException
                || cause instanceof SocketTimeoutException) {
            return Optional.of(TIMED_OUT);
        }
        if (cause instanceof HttpRetryException unauthorized && unauthorized.responseCode() == UNAUTHORIZED) {
            return Optional.of(DENIED);
        }
        return cause instanceof IOException ? Optional.of(UNREACHABLE) : Optional.empty();
    }

    private static Failure answered(AwsServiceException answer) {
        int status = answer.statusCode();
        if (answer.isThrottlingException() || status == UNAVAILABLE) {
            return BUSY;
        }
        if (status >= SERVER_ERROR) {
            return status == NOT_IMPLEMENTED ? UNABLE : BROKEN;
        }
        return refused(status, code(answer));
    }

    private static Failure refused(int status, String code) {
        if (status == REQUEST_TIMEOUT || PASSING.contains(code)) {
            return DISTURBED;
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return DENIED;
        }
        return status == NOT_FOUND && "NoSuchBucket".equals(code) ? NO_BUCKET : REFUSED;
    }

    /** Empty for an answer without a body. */
    private static String code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
