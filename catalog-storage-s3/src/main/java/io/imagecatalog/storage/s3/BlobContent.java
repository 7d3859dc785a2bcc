package io.imagecatalog.storage.s3;

import io.imagecatalog.model.Content;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object that was there when its length was asked for. Every stream is a request of its own. */
record BlobContent(S3Client client, GetObjectRequest request, long length) implements Content {

    @Override
    public InputStream open() throws IOException {
        try {
            ResponseInputStream<GetObjectResponse> in = client.getObject(request);
            return new BlobStream(in, in.response().contentLength());
        } catch (SdkException e) {
            throw BlobStream.failure(e);
        }
    }
}
