package io.imagecatalog.storage.s3;

import io.imagecatalog.model.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/**
 * Puts one content into one object, part by part if it is large. Parts go one after the other, as they come from one stream.
 * An upload that fails is aborted, so that the store keeps none of its parts.
 */
final class Put {
    private static final long MAX_PARTS = 10_000;

    private final S3Client client;
    private final S3Options options;
    private final String object;
    private final Content content;
    private final String mediaType;

    Put(S3Client client, S3Options options, String object, Content content, String mediaType) {
        this.client = client;
        this.options = options;
        this.object = object;
        this.content = content;
        this.mediaType = mediaType;
    }

    /** Returns when the store says that the object was put. */
    Instant run() {
        try (Replay replay = new Replay(content, mediaType)) {
            return content.length() <= options.multipartThreshold() ? whole(replay) : inParts(replay);
        } catch (IOException e) {
            throw Replay.unreadable(e);
        }
    }

    /**
     * A store that refuses a request may hang up before it has all of it, and the JDK's client then loses the answer. One
     * without a body gets the same answer and keeps it.
     */
    private Instant whole(Replay replay) {
        try {
            return send(replay);
        } catch (SdkClientException e) {
            if (Failure.isUnreachable(e)) {
                client.headBucket(request -> request.bucket(options.bucket()));
            }
            throw e;
        }
    }

    private Instant send(Replay replay) {
        return StoreClock.of(client.putObject(
                request -> request.bucket(options.bucket()).key(object).contentType(mediaType),
                replay.section(0, content.length())));
    }

    /** The age of such an object counts from the upload's beginning. */
    private Instant inParts(Replay replay) {
        CreateMultipartUploadResponse upload = client.createMultipartUpload(
                request -> request.bucket(options.bucket()).key(object).contentType(mediaType));
        try {
            complete(upload.uploadId(), parts(upload.uploadId(), replay));
            return StoreClock.of(upload);
        } catch (RuntimeException | Error e) {
            abort(upload.uploadId(), e);
            throw e;
        }
    }

    private List<CompletedPart> parts(String upload, Replay replay) {
        List<CompletedPart> parts = new ArrayList<>();
        long size = partSize();
        for (long from = 0; from < content.length(); from += size) {
            parts.add(part(upload, parts.size() + 1, replay, from, Math.min(size, content.length() - from)));
        }
        return parts;
    }

    private long partSize() {
        return Math.max(options.partSize(), (content.length() + MAX_PARTS - 1) / MAX_PARTS);
    }

    private CompletedPart part(String upload, int number, Replay replay, long from, long length) {
        String tag = client.uploadPart(
                        request -> request.bucket(options.bucket())
                                .key(object)
                                .uploadId(upload)
                                .partNumber(number),
                        replay.section(from, length))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private void complete(String upload, List<CompletedPart> parts) {
        client.completeMultipartUpload(request -> request.bucket(options.bucket())
                .key(object)
                .uploadId(upload)
                .multipartUpload(list -> list.parts(parts)));
    }

    /** A thread that was interrupted still has to clear up, which the SDK would refuse it. */
    private void abort(String upload, Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(options.bucket()).key(object).uploadId(upload));
        } catch (SdkException e) {
            failure.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
