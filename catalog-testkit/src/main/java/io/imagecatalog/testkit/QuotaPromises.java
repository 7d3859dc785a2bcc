package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.NewAsset;
import io.imagecatalog.model.Quota;
import io.imagecatalog.model.UploadResult;
import io.imagecatalog.model.UploadResult.AlreadyExists;
import io.imagecatalog.model.UploadResult.Uploaded;
import io.imagecatalog.spi.QuotaExceededException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a repository promises about quotas. */
abstract class QuotaPromises extends SimilarPromises {
    @Nested
    class A_quota {
        @Test
        void of_assets_is_kept_to() {
            Quota two = new Quota(2, Long.MAX_VALUE);
            register("a", two);
            register("b", two);

            assertRefused("c", two, "may have 2 assets");
            assertUsage(SHOP, 2, 2002, 0, 0);
        }

        @Test
        void of_bytes_is_kept_to_the_last_one() {
            Quota enough = new Quota(Long.MAX_VALUE, 2003);
            register("a", enough);
            register("bb", enough);

            assertRefused("", new Quota(Long.MAX_VALUE, 3002), "may store 3002 bytes");
            assertThat(register("", new Quota(Long.MAX_VALUE, 3003))).isInstanceOf(Uploaded.class);
        }

        @Test
        void of_nothing_lets_nothing_in_and_leaves_nothing_behind() {
            Quota nothing = new Quota(0, 0);
            NewAsset refused = picture(SHOP, "a");

            assertRefused("a", nothing, "may have 0 assets");

            assertThat(repository.usage(SHOP)).isEmpty();
            assertThat(repository.findByHash(SHOP, refused.hash())).isEmpty();
            assertThat(repository.named(Set.of(refused.original()))).isEmpty();
            assertThat(repository.takeDue(T0, at(60), 10)).isEmpty();
        }

        @Test
        void is_no_matter_to_what_is_there_already() {
            Asset asset = upload("a").asset();

            assertThat(register("a", new Quota(0, 0))).isEqualTo(new AlreadyExists(asset));
        }

        @Test
        void has_room_again_after_a_deletion() {
            Quota one = new Quota(1, 1001);
            register("a", one);
            repository.delete(1, at(1));

            assertThat(register("b", one)).isInstanceOf(Uploaded.class);
        }

        @Test
        void is_the_tenants_own() {
            Quota one = new Quota(1, 1001);
            register("a", one);

            assertThat(repository.register(picture(ZOO, "a"), one, T0)).isInstanceOf(Uploaded.class);
        }

        @Test
        void does_not_count_renditions() {
            Quota quota = new Quota(2, 2002);
            Uploaded first = (Uploaded) register("a", quota);
            complete(first, thumb(first, 5000));

            assertThat(register("b", quota)).isInstanceOf(Uploaded.class);
        }

        @Test
        void is_never_exceeded_by_uploads_at_once() throws Exception {
            Quota ten = new Quota(10, Long.MAX_VALUE);
            List<Integer> taken = Race.of(THREADS, number -> {
                int mine = 0;
                for (int i = 0; i < 5; i++) {
                    mine += isLetIn(picture(SHOP, "picture-" + number + "-" + i), ten) ? 1 : 0;
                }
                return mine;
            });

            assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
            assertThat(repository.usage(SHOP).orElseThrow().assetCount()).isEqualTo(10);
        }

        private boolean isLetIn(NewAsset asset, Quota quota) {
            try {
                return repository.register(asset, quota, T0) instanceof Uploaded;
            } catch (QuotaExceededException refused) {
                return false;
            }
        }

        private UploadResult register(String content, Quota quota) {
            return repository.register(picture(SHOP, content), quota, T0);
        }

        private void assertRefused(String content, Quota quota, String reason) {
            assertThatThrownBy(() -> register(content, quota))
                    .isInstanceOf(QuotaExceededException.class)
                    .hasMessageContaining(SHOP)
                    .hasMessageContaining(reason);
        }
    }
}
