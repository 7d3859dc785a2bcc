package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Quota;
import io.imagecatalog.spi.QuotaExceededException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {
    private final Map<String, Quota> quotas = new HashMap<>();

    @TempDir
    private Path spool;

    private TestCatalog test;

    @BeforeEach
    void openCatalog() {
        CatalogOptions options = CatalogOptions.standard()
                .withSpoolDirectory(spool)
                .withQuotas(tenant -> quotas.getOrDefault(tenant, Quota.unlimited()));
        test = new TestCatalog(options);
    }

    @Test
    void an_upload_above_the_quota_is_refused_and_leaves_nothing() {
        quotas.put("shop", new Quota(1, 1000));
        test.upload("shop", picture("cat"));

        assertThatThrownBy(() -> test.upload("shop", picture("dog")))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessage("Tenant shop may have 1 assets and has as many; delete some first");
        assertThat(test.blobs()).hasSize(1);
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void an_upload_too_large_for_what_is_left_is_refused_with_what_is_allowed() {
        quotas.put("shop", new Quota(10, 20));
        test.upload("shop", picture("cat"));

        assertThatThrownBy(() -> test.upload("shop", picture("dog")))
                .hasMessage(
                        "Tenant shop may store 20 bytes of originals, and this one would be too much; delete some first");
    }

    @Test
    void what_is_there_already_is_no_new_upload() {
        quotas.put("shop", new Quota(1, 1000));
        long id = test.upload("shop", picture("cat")).id();

        assertThat(test.upload("shop", picture("cat")).id()).isEqualTo(id);
    }

    @Test
    void other_tenants_are_not_concerned() {
        quotas.put("shop", new Quota(0, 0));

        assertThat(test.upload("zoo", picture("cat")).id()).isEqualTo(1);
    }

    @Test
    void a_larger_quota_holds_at_once() {
        quotas.put("shop", new Quota(0, 0));
        assertThatThrownBy(() -> test.upload("shop", picture("cat"))).isInstanceOf(QuotaExceededException.class);
        quotas.put("shop", new Quota(1, 1000));

        assertThat(test.upload("shop", picture("cat")).id()).isEqualTo(1);
    }

    @Test
    void uploads_at_once_that_do_not_all_fit_leave_no_blobs_but_those_of_the_assets() {
        quotas.put("shop", new Quota(5, 1000));

        long refused = IntStream.range(0, 40)
                .parallel()
                .filter(number -> !isLetIn("cat " + number))
                .count();

        assertThat(refused).isEqualTo(35);
        assertThat(test.blobs()).hasSize(5);
    }

    private boolean isLetIn(String text) {
        try {
            test.upload("shop", picture(text));
            return true;
        } catch (QuotaExceededException e) {
            return false;
        }
    }
}
