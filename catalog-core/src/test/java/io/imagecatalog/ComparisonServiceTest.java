package io.imagecatalog;

import static io.imagecatalog.fixture.TextEngine.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagecatalog.fixture.TestCatalog;
import io.imagecatalog.model.Asset;
import io.imagecatalog.model.Content;
import io.imagecatalog.model.HashDistances;
import io.imagecatalog.model.Quality;
import io.imagecatalog.model.Size;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.spi.QualityComparator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonServiceTest {
    private static final byte[] UNREADABLE = {};

    @TempDir
    private Path spool;

    private TestCatalog test;
    private ComparisonService comparisons;

    @BeforeEach
    void openCatalog() {
        test = new TestCatalog(spool);
        comparisons = test.builder().comparator(new LengthComparator()).build().comparisons();
    }

    @Test
    void the_original_comes_first_and_then_every_rendition() throws IOException {
        Asset asset = test.uploadAndRender("shop", picture("cat"));

        Comparison comparison =
                comparisons.compare(asset.id(), Content.of(picture("cat"))).orElseThrow();

        assertThat(comparison.assetId()).isEqualTo(asset.id());
        assertThat(comparison.entries())
                .extracting(Comparison.Entry::name)
                .containsExactly("original", "thumb", "card", "zoom");
        assertThat(comparison.entries().get(0).bytes()).isEqualTo(asset.bytes());
        assertThat(comparison.entries().get(0).quality().identical()).isTrue();
        assertThat(comparison.entries().get(1).quality().identical()).isFalse();
    }

    @Test
    void what_is_not_rendered_yet_is_left_out() throws IOException {
        Asset asset = test.upload("shop", picture("cat"));

        assertThat(comparisons
                        .compare(asset.id(), Content.of(picture("cat")))
                        .orElseThrow()
                        .entries())
                .extracting(Comparison.Entry::name)
                .containsExactly("original");
    }

    @Test
    void an_unknown_asset_is_empty() throws IOException {
        assertThat(comparisons.compare(1, Content.of(picture("cat")))).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_named_and_does_not_keep_the_rest_from_being_compared() throws IOException {
        Asset asset = test.uploadAndRender("shop", picture("cat"));
        test.storage.delete(new StorageKey("renditions/1_card.jpg"));
        test.storage.put(asset.original(), Content.of(UNREADABLE), "image/jpeg");

        Comparison comparison =
                comparisons.compare(asset.id(), Content.of(picture("cat"))).orElseThrow();

        assertThat(comparison.entries()).extracting(Comparison.Entry::name).containsExactly("thumb", "zoom");
        assertThat(comparison.unreadable()).containsExactlyInAnyOrder("original", "card");
        assertThat(comparison.method()).isEqualTo("by length");
    }

    /** Finds contents of one length identical, and an empty one unreadable. */
    private static final class LengthComparator implements QualityComparator {
        private static final Size SIZE = new Size(1, 1);

        @Override
        public String method() {
            return "by length";
        }

        @Override
        public List<Optional<Quality>> compare(Content candidate, List<Content> references) {
            return references.stream()
                    .map(reference -> compare(candidate.length(), reference.length()))
                    .toList();
        }

        private static Optional<Quality> compare(long candidate, long reference) {
            double psnr = candidate == reference ? Double.POSITIVE_INFINITY : 30;
            return reference == UNREADABLE.length
                    ? Optional.empty()
                    : Optional.of(new Quality(psnr, 1, new HashDistances(0, 0, 0), SIZE, SIZE));
        }
    }
}
