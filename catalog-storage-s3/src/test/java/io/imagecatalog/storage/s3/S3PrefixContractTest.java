package io.imagecatalog.storage.s3;

import io.imagecatalog.spi.Storage;
import io.imagecatalog.testkit.StorageContract;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

/** The storage is below a prefix, beside what is not its own, and uploads all but the smallest blobs in parts. */
class S3PrefixContractTest extends StorageContract {
    @RegisterExtension
    static final S3Server SERVER = new S3Server();

    @Override
    protected Storage emptyStorage() {
        String bucket = SERVER.newBucket();
        for (String foreign :
                new String[] {"a", "shop/catalo", "shop/catalog", "shop/catalog-2/a", "shop/catalog/", "z"}) {
            SERVER.client()
                    .putObject(request -> request.bucket(bucket).key(foreign), RequestBody.fromString("foreign"));
        }
        S3Options options = S3Options.of(bucket).withPrefix("shop/catalog").withMultipart(20_000, 5 << 20);
        return S3Storage.connect(SERVER.connection(), options);
    }
}
