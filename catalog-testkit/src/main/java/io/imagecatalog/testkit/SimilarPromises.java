package io.imagecatalog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Job;
import io.imagecatalog.model.PerceptualHash;
import io.imagecatalog.model.SimilarAsset;
import io.imagecatalog.model.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repository promises about assets that look alike. */
abstract class SimilarPromises extends PurgePromises {
    private static final String RECIPE = "phash-1";
    private static final int ALL = 10_000;

    private int uploads;

    @Nested
    class Finding_similar_assets {
        @Test
        void gives_those_within_the_distance_and_none_further_off() {
            for (long bits : new long[] {0, 0b1, 0b111, 0b1111, -1}) {
                hashed(SHOP, bits);
            }

            assertThat(found(0, 3)).containsExactly(1L, 2L, 3L);
            assertThat(found(0, 4)).containsExactly(1L, 2L, 3L, 4L);
            assertThat(found(0, 0)).containsExactly(1L);
            assertThat(found(0b1, 0)).containsExactly(2L);
        }

        @Test
        void gives_each_as_it_is_with_its_distance() {
            hashed(SHOP, 0b101);

            Asset asset = repository.find(1).orElseThrow();
            assertThat(similar(0b110, 16, ALL)).containsExactly(new SimilarAsset(asset, 2));
        }

        @Test
        void puts_the_nearest_first_and_of_those_the_oldest() {
            for (long bits : new long[] {0b11, 0b1, 0, 0b110, 0b10, 0}) {
                hashed(SHOP, bits);
            }

            assertThat(found(0, 10)).containsExactly(3L, 6L, 2L, 5L, 1L, 4L);
        }

        @Test
        void stops_at_the_limit() {
            for (long bits : new long[] {0b11, 0b1, 0, 0}) {
                hashed(SHOP, bits);
            }

            assertThat(similar(0, 10, 3)).extracting(SimilarAsset::distance).containsExactly(0, 0, 1);
            assertThat(similar(0, 10, 4)).hasSize(4);
        }

        @Test
        void counts_the_highest_bit_like_any_other() {
            hashed(SHOP, Long.MIN_VALUE);
            hashed(SHOP, 0);
            hashed(SHOP, -1);

            assertThat(similar(Long.MIN_VALUE, 1, ALL))
                    .extracting(SimilarAsset::distance)
                    .containsExactly(0, 1);
            assertThat(found(Long.MAX_VALUE, 1)).containsExactly(3L);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 15, 16, 31, 32, 47, 48, 62, 63})
        void finds_a_hash_whichever_bits_differ(int bit) {
            hashed(SHOP, 0x0123_4567_89AB_CDEFL ^ Long.rotateLeft(0b1111_1111_1111, bit));

            assertThat(found(0x0123_4567_89AB_CDEFL, 12)).containsExactly(1L);
            assertThat(found(0x0123_4567_89AB_CDEFL, 11)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 17})
        void refuses_a_distance_out_of_bounds(int distance) {
            hashed(SHOP, 0);

            assertThatThrownBy(() -> similar(0, distance, ALL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("0 to 16");
        }
    }

    @Nested
    class Similar_assets_leave_out {
        @Test
        void other_tenants() {
            hashed(SHOP, 0);
            hashed(ZOO, 0);

            assertThat(found(0, 10)).containsExactly(1L);
            assertThat(repository.similar(tenant(ZOO), hash(0), 10, ALL))
                    .extracting(similar -> similar.asset().id())
                    .containsExactly(2L);
        }

        @Test
        void deleted_assets() {
            hashed(SHOP, 0);
            hashed(SHOP, 0);
            repository.delete(1, at(9));

            assertThat(found(0, 10)).containsExactly(2L);
        }

        @Test
        void assets_not_rendered_yet_and_such_as_got_no_hash() {
            upload("pending");
            complete(upload("unhashed"));

            assertThat(found(0, 16)).isEmpty();
        }

        @Test
        void hashes_of_other_recipes_however_many_there_are() {
            hashed(SHOP, 0);
            for (int i = 0; i < 600; i++) {
                hashed(SHOP, new PerceptualHash("other", 1));
            }
            hashed(SHOP, 0b11);

            assertThat(found(1, 10)).containsExactly(1L, 602L);
        }
    }

    @Nested
    class An_asset_rendered_again {
        @Test
        void is_found_by_its_new_hash_only() {
            hashed(SHOP, 0);
            rehash(1, hash(-1));

            assertThat(found(0, 16)).isEmpty();
            assertThat(found(-1, 0)).containsExactly(1L);
        }

        @Test
        void is_found_once_if_its_hash_is_the_same_or_near() {
            hashed(SHOP, 0);
            rehash(1, hash(0));
            assertThat(found(0, 16)).containsExactly(1L);

            rehash(1, hash(0b1));
            assertThat(similar(0, 16, ALL)).extracting(SimilarAsset::distance).containsExactly(1);
        }

        @Test
        void is_found_by_its_new_recipe_only() {
            hashed(SHOP, new PerceptualHash("phash-0", 0));
            rehash(1, hash(0));

            assertThat(found(0, 16)).containsExactly(1L);
            assertThat(repository.similar(tenant(SHOP), new PerceptualHash("phash-0", 0), 16, ALL))
                    .isEmpty();
        }

        @Test
        void without_a_hash_is_found_by_the_one_before() {
            hashed(SHOP, 0);
            repository.complete(claim(reopened(1), at(6)), List.of(), Optional.empty(), at(7));

            assertThat(found(0, 16)).containsExactly(1L);
        }

        @Test
        void and_deleted_is_found_by_none() {
            hashed(SHOP, 0);
            rehash(1, hash(0b1));
            repository.delete(1, at(9));
            repository.forget(1);
            hashed(SHOP, -1);

            assertThat(found(0, 16)).isEmpty();
        }

        private void rehash(long assetId, PerceptualHash hash) {
            give(reopened(assetId), hash);
        }
    }

    @Nested
    class Among_hundreds_of_hashes {
        private static final int FAMILIES = 60;
        private static final int MEMBERS = 7;

        private final Random random = new Random(64);
        private final List<Long> bits = new ArrayList<>();

        @Test
        void exactly_those_are_found_that_a_look_at_each_finds() {
            LongStream.generate(random::nextLong).limit(FAMILIES).forEach(this::addFamily);
            bits.forEach(each -> hashed(SHOP, each));

            for (int distance : new int[] {0, 3, 10, 16}) {
                for (long each : bits) {
                    assertThat(found(each, distance)).isEqualTo(lookedThrough(each, distance));
                }
            }
        }

        /** A hash, and some that differ from it in up to 20 bits. */
        private void addFamily(long head) {
            bits.add(head);
            for (int member = 1; member < MEMBERS; member++) {
                bits.add(head ^ flips(random.nextInt(21)));
            }
        }

        private long flips(int count) {
            return random.ints(0, Long.SIZE)
                    .distinct()
                    .limit(count)
                    .mapToLong(bit -> 1L << bit)
                    .sum();
        }

        private List<Long> lookedThrough(long from, int distance) {
            return LongStream.rangeClosed(1, bits.size())
                    .boxed()
                    .filter(id -> distance(from, id) <= distance)
                    .sorted(Comparator.comparingInt(id -> distance(from, id)))
                    .toList();
        }

        private int distance(long from, long id) {
            return Long.bitCount(from ^ bits.get((int) id - 1));
        }
    }

    private static PerceptualHash hash(long bits) {
        return new PerceptualHash(RECIPE, bits);
    }

    private Tenant tenant(String name) {
        return repository.usage(name).orElseThrow().tenant();
    }

    private List<SimilarAsset> similar(long bits, int maxDistance, int limit) {
        return repository.similar(tenant(SHOP), hash(bits), maxDistance, limit);
    }

    private List<Long> found(long bits, int maxDistance) {
        return similar(bits, maxDistance, ALL).stream()
                .map(similar -> similar.asset().id())
                .toList();
    }

    private void hashed(String tenant, long bits) {
        hashed(tenant, hash(bits));
    }

    /** A new asset with that hash; ids count from 1. */
    private void hashed(String tenant, PerceptualHash hash) {
        String content = "picture-" + ++uploads;
        give(upload(picture(tenant, content)).job(), hash);
    }

    private void give(Job job, PerceptualHash hash) {
        assertThat(repository.complete(claim(job, at(6)), List.of(), Optional.of(hash), at(7)))
                .isTrue();
    }
}
