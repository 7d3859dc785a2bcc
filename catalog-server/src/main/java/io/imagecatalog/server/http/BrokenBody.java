package io.imagecatalog.server.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a form could not be read to its end.
 *
 * @param maxBody the most that was to be read
 * @param maxFile the most that a file in it may have
 */
record BrokenBody(long maxBody, long maxFile) {
    /** The parser's word, that of the HTTP server, and the end of a connection whose client went away. */
    private static final List<Class<?>> MALFORMED =
            List.of(FileUploadException.class, HttpException.class, EofException.class);

    /**
     * What to throw in place of a failure that is the client's doing.
     *
     * @throws IOException the failure itself, if it is not
     */
    RuntimeException explain(IOException failure) throws IOException {
        if (find(TimeoutException.class, failure) != null) {
            return ProblemException.tooSlow("The request took too long to arrive");
        }
        FileUploadSizeException tooLarge = find(FileUploadSizeException.class, failure);
        if (tooLarge != null) {
            return explain(tooLarge);
        }
        if (MALFORMED.stream().anyMatch(type -> find(type, failure) != null)) {
            return ProblemException.badRequest("The form is torn or malformed");
        }
        throw failure;
    }

    private RuntimeException explain(FileUploadSizeException tooLarge) {
        return tooLarge.getPermitted() == maxBody
                ? ProblemException.tooLarge("The file is larger than the " + maxFile + " bytes allowed")
                : ProblemException.badRequest("The headers of a part of the form are too long");
    }

    private static <T> @Nullable T find(Class<T> type, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
