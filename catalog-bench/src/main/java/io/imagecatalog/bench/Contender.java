package io.imagecatalog.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that does a certain work round after round, as {@link ContenderProcess} asks it to.
 *
 * @param work what it does
 * @param name what does it
 * @param command that starts it
 */
record Contender(String work, String name, List<String> command) {
    private static final String JOB = "whole job";

    /** Whoever decodes a JPEG, or makes the standard renditions of it. */
    static List<Contender> ofPicture(Path picture, Path peers) {
        String file = picture.toString();
        return List.of(
                ours(JOB, "catalog, speed", "catalog-speed", file),
                ours(JOB, "catalog, quality", "catalog", file),
                ours(JOB, "Thumbnailator, a call a rendition", "thumbnailator", file),
                new Contender(JOB, "libvips by hand", List.of(program(peers, "libvips"), file)),
                new Contender(JOB, "sharp, decoded once", sharp(peers, "one", file)),
                new Contender(JOB, "sharp, a pipeline a rendition", sharp(peers, "three", file)),
                ours("decoding, whole", "catalog", "decode-whole", file),
                turbo("decoding, whole", peers, "whole", file),
                ours("decoding, 1/2", "catalog", "decode-half", file),
                turbo("decoding, 1/2", peers, "half", file),
                ours("decoding, 1/8", "catalog", "decode-eighth", file),
                turbo("decoding, 1/8", peers, "eighth", file));
    }

    /** Whoever encodes the planes of {@link ScaledPhoto}. */
    static List<Contender> ofPlanes(Path planes, Path peers) {
        String file = planes.toString();
        return List.of(
                ours("encoding, own tables", "catalog", "encode", file),
                turbo("encoding, own tables", peers, "encode-optimised", file),
                turbo("encoding, standard tables", peers, "encode", file));
    }

    private static Contender ours(String work, String name, String kind, String file) {
        return new Contender(work, name, new ChildJvm("-Xmx1g").command(WorkProcess.class, kind, file));
    }

    private static Contender turbo(String work, Path peers, String mode, String file) {
        return new Contender(work, "libjpeg-turbo", List.of(program(peers, "turbo"), mode, file));
    }

    private static List<String> sharp(Path peers, String mode, String file) {
        return List.of("node", program(peers, "sharp.mjs"), mode, file);
    }

    private static String program(Path peers, String name) {
        return peers.resolve(name).toAbsolutePath().toString();
    }
}
