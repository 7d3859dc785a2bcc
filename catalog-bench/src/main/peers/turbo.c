/*
 * libjpeg-turbo by its TurboJPEG interface, from a file to planes and back, without a conversion of colours, with the accurate
 * transform (islow).
 *
 * turbo whole PICTURE, turbo half PICTURE, turbo eighth PICTURE: decode a JPEG at that scale.
 * turbo encode PLANES, turbo encode-optimised PLANES: encode 1200x900 in 4:2:0 at quality 85, with standard Huffman tables or with
 * tables of the picture's own. The file has the planes one behind the other.
 */
#include <string.h>
#include <turbojpeg.h>

#include "rounds.h"

#define PLANES 3
#define WIDTH 1200
#define HEIGHT 900
#define QUALITY 85

struct codec {
    tjhandle handle;
    int width, height;
    unsigned char *planes[PLANES];
    unsigned char *encoded;
    unsigned long capacity;
};

static unsigned char *input;
static size_t input_size;
static int eighths;

static void *begin_decoding(struct codec *codec) {
    int width, height, sampling, colours;
    tjscalingfactor scale = {eighths, 8};
    codec->handle = tjInitDecompress();
    if (tjDecompressHeader3(codec->handle, input, input_size, &width, &height, &sampling, &colours) != 0
            || sampling == TJSAMP_GRAY) {
        fail("not a coloured JPEG");
    }
    codec->width = TJSCALED(width, scale);
    codec->height = TJSCALED(height, scale);
    for (int plane = 0; plane < PLANES; plane++) {
        unsigned long size = tjPlaneSizeYUV(plane, codec->width, 0, codec->height, sampling);
        codec->planes[plane] = malloc(size);
        codec->capacity += size;
    }
    return codec;
}

static void *begin_encoding(struct codec *codec) {
    if (input_size != WIDTH * HEIGHT * 3 / 2) fail("not the planes of 1200x900");
    codec->handle = tjInitCompress();
    codec->capacity = tjBufSize(WIDTH, HEIGHT, TJSAMP_420);
    codec->encoded = malloc(codec->capacity);
    codec->planes[0] = input;
    codec->planes[1] = input + WIDTH * HEIGHT;
    codec->planes[2] = codec->planes[1] + WIDTH * HEIGHT / 4;
    return codec;
}

static void *begin(void) {
    struct codec *codec = calloc(1, sizeof(struct codec));
    return eighths == 0 ? begin_encoding(codec) : begin_decoding(codec);
}

static size_t decode(struct codec *codec) {
    if (tjDecompressToYUVPlanes(codec->handle, input, input_size, codec->planes, codec->width, NULL, codec->height,
                TJFLAG_ACCURATEDCT) != 0) {
        fail(tjGetErrorStr2(codec->handle));
    }
    return codec->capacity;
}

static size_t encode(struct codec *codec) {
    unsigned long size = codec->capacity;
    if (tjCompressFromYUVPlanes(codec->handle, (const unsigned char **) codec->planes, WIDTH, NULL, HEIGHT, TJSAMP_420,
                &codec->encoded, &size, QUALITY, TJFLAG_ACCURATEDCT | TJFLAG_NOREALLOC) != 0) {
        fail(tjGetErrorStr2(codec->handle));
    }
    return size;
}

static size_t work(void *kept) {
    return eighths == 0 ? encode(kept) : decode(kept);
}

static void end(void) {
}

static int eighths_of(const char *mode) {
    if (strcmp(mode, "whole") == 0) return 8;
    if (strcmp(mode, "half") == 0) return 4;
    if (strcmp(mode, "eighth") == 0) return 1;
    if (strcmp(mode, "encode") == 0) return 0;
    if (strcmp(mode, "encode-optimised") == 0) return setenv("TJ_OPTIMIZE", "1", 1);
    fail("whole, half, eighth, encode or encode-optimised");
    return -1;
}

int main(int count, char **arguments) {
    if (count != 3) fail("turbo MODE FILE");
    eighths = eighths_of(arguments[1]);
    input = read_file(arguments[2], &input_size);
    answer_rounds("libjpeg-turbo " TURBO_VERSION);
    return 0;
}
