package io.imagecatalog.storage.s3;

import io.imagecatalog.spi.Storage;
import io.imagecatalog.testkit.StorageContract;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole bucket is the storage. */
class S3ContractTest extends StorageContract {
    @RegisterExtension
    static final S3Server SERVER = new S3Server();

    @Override
    protected Storage emptyStorage() {
        return S3Storage.connect(SERVER.connection(), S3Options.of(SERVER.newBucket()));
    }
}
