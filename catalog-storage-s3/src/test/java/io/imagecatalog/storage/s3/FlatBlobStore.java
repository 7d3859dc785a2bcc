package io.imagecatalog.storage.s3;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Lets the server keep its objects as S3 does, where its own memory is a file system: there, {@code a} can't be beside
 * {@code a/b}, and a put that is under way shows as a file of its own.
 */
final class FlatBlobStore extends ForwardingBlobStore {
    private static final Pattern UNDER_WAY = Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int PAGE = 1000;

    FlatBlobStore(BlobStore files) {
        super(files);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        return super.putBlob(request.toBuilder().key(flat(request.key())).build(), payload);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return super.blobMetadata(request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return super.getBlob(request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return super.removeBlob(request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        String after = after(request);
        List<S3Object> matching = objects(request.bucket()).stream()
                .filter(object -> request.prefix() == null || object.key().startsWith(request.prefix()))
                .filter(object -> object.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(S3Object::key))
                .toList();
        int limit = request.maxKeys() == null ? PAGE : request.maxKeys();
        List<S3Object> page = matching.subList(0, Math.min(limit, matching.size()));
        boolean more = page.size() < matching.size();
        return ListObjectsV2Response.builder()
                .contents(page)
                .isTruncated(more)
                .nextContinuationToken(
                        more && !page.isEmpty() ? page.get(page.size() - 1).key() : null)
                .build();
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        return super.initiateMultipartUpload(
                request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        super.abortMultipartUpload(flat(upload));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return super.completeMultipartUpload(
                flat(upload), request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream in) {
        return super.uploadMultipartPart(
                flat(upload), request.toBuilder().key(flat(request.key())).build(), in);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return super.listMultipartUpload(flat(upload));
    }

    private static String after(ListObjectsV2Request request) {
        @Nullable String token = request.continuationToken();
        return token != null ? token : Objects.requireNonNullElse(request.startAfter(), "");
    }

    private List<S3Object> objects(String bucket) {
        List<S3Object> all = new ArrayList<>();
        ListObjectsV2Request request =
                ListObjectsV2Request.builder().bucket(bucket).build();
        @Nullable String token;
        do {
            ListObjectsV2Response page = super.list(request);
            page.contents().stream()
                    .filter(object -> !UNDER_WAY.matcher(object.key()).matches())
                    .map(object -> object.toBuilder()
                            .key(object.key().replace('+', '/'))
                            .build())
                    .forEach(all::add);
            token = page.nextContinuationToken();
            request = request.toBuilder().continuationToken(token).build();
        } while (token != null);
        return all;
    }

    private static String flat(String key) {
        return key.replace('/', '+');
    }

    private static MultipartUpload flat(MultipartUpload upload) {
        CreateMultipartUploadRequest request = upload.request();
        return new MultipartUpload(
                upload.id(), request.toBuilder().key(flat(request.key())).build(), upload.response());
    }
}
