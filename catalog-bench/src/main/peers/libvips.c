/*
 * libvips as somebody calls it who knows it well: the JPEG is decoded once, made smaller by the decoder as far as the
 * largest rendition allows, and each rendition is scaled from the next larger one, which stays in memory.
 * Everything is done in the calling thread.
 *
 * libvips PICTURE
 */
#include <vips/vips.h>

#include "rounds.h"

#define SIZES 3

static const int sizes[SIZES] = {1200, 400, 100};
static unsigned char *picture;
static size_t picture_size;
static int shrink = 1;

static int longer_side(VipsImage *image) {
    return VIPS_MAX(vips_image_get_width(image), vips_image_get_height(image));
}

static void require(int failed) {
    if (failed) fail(vips_error_buffer());
}

static VipsImage *load(int by) {
    VipsImage *loaded;
    require(vips_jpegload_buffer(
            picture, picture_size, &loaded, "shrink", by, "access", VIPS_ACCESS_SEQUENTIAL, NULL));
    return loaded;
}

/* The most that the decoder can do without falling below the largest rendition. */
static void choose_shrink(void) {
    VipsImage *whole = load(1);
    while (shrink < 8 && longer_side(whole) / (2 * shrink) >= sizes[0]) shrink *= 2;
    g_object_unref(whole);
}

static VipsImage *scaled(VipsImage *from, int side) {
    VipsImage *lazy;
    require(vips_resize(from, &lazy, (double) side / longer_side(from), "kernel", VIPS_KERNEL_LANCZOS3, NULL));
    VipsImage *pixels = vips_image_copy_memory(lazy);
    require(pixels == NULL);
    g_object_unref(lazy);
    return pixels;
}

static size_t encoded_size(VipsImage *image) {
    void *bytes;
    size_t size;
    require(vips_jpegsave_buffer(image, &bytes, &size, "Q", 85, "keep", VIPS_FOREIGN_KEEP_NONE, NULL));
    g_free(bytes);
    return size;
}

static void *begin(void) {
    return picture;
}

static size_t work(void *kept) {
    size_t bytes = 0;
    VipsImage *image = load(shrink);
    for (int i = 0; i < SIZES; i++) {
        VipsImage *smaller = scaled(image, sizes[i]);
        g_object_unref(image);
        image = smaller;
        bytes += encoded_size(image);
    }
    g_object_unref(image);
    return bytes;
}

static void end(void) {
    vips_thread_shutdown();
}

int main(int count, char **arguments) {
    if (count != 2) fail("libvips PICTURE");
    require(VIPS_INIT(arguments[0]));
    vips_concurrency_set(1);
    /* The same picture comes again and again, which it does not elsewhere. */
    vips_cache_set_max(0);
    picture = read_file(arguments[1], &picture_size);
    choose_shrink();
    char version[100];
    snprintf(version, sizeof version, "libvips %s", vips_version_string());
    answer_rounds(version);
    return 0;
}
