package io.imagecatalog.storage.s3;

import java.util.Optional;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * What a store is to say of a blob that is got from a signed address; of what is empty it says what it will.
 *
 * @param contentType in place of the media type that the blob was put with
 */
public record AnswerHeaders(
        Optional<String> contentType, Optional<String> contentDisposition, Optional<String> cacheControl) {
    private static final AnswerHeaders NONE = new AnswerHeaders(Optional.empty(), Optional.empty(), Optional.empty());

    public static AnswerHeaders none() {
        return NONE;
    }

    public AnswerHeaders withContentType(String changed) {
        return new AnswerHeaders(Optional.of(changed), contentDisposition, cacheControl);
    }

    public AnswerHeaders withContentDisposition(String changed) {
        return new AnswerHeaders(contentType, Optional.of(changed), cacheControl);
    }

    public AnswerHeaders withCacheControl(String changed) {
        return new AnswerHeaders(contentType, contentDisposition, Optional.of(changed));
    }

    GetObjectRequest of(GetObjectRequest request) {
        GetObjectRequest.Builder asked = request.toBuilder();
        contentType.ifPresent(asked::responseContentType);
        contentDisposition.ifPresent(asked::responseContentDisposition);
        cacheControl.ifPresent(asked::responseCacheControl);
        return asked.build();
    }
}
