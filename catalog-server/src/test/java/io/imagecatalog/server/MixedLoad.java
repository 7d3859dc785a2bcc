package io.imagecatalog.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Clients of all kinds at once, at random: small and large pictures, the same ones again, pictures that are none or are made
 * to hurt, comparisons, retrievals, deletions, purges, and now and then more uploads at a moment than the server takes.
 */
final class MixedLoad {
    private static final int CLIENTS = 8;
    private static final int CROWD = 80;
    private static final int PAUSE_MILLIS = 400;
    private static final int MOST_KNOWN = 400;

    private final TestClient client;
    private final List<byte[]> large;
    private final List<byte[]> hostile;
    private final AtomicInteger pictures = new AtomicInteger();
    private final List<Long> known = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> slowest = new ConcurrentSkipListMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private MixedLoad(TestClient client, List<byte[]> large, List<byte[]> hostile) {
        this.client = client;
        this.large = large;
        this.hostile = hostile;
    }

    /** With the pictures of a folder {@code shared} beside the project, if there is one, and with its own. */
    static MixedLoad on(TestClient client) throws IOException {
        Path shared = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolveSibling("shared"))
                .filter(folder -> Files.isDirectory(folder.resolve("corpus")))
                .findFirst()
                .orElse(Path.of(""));
        List<byte[]> hostile = Stream.concat(
                        Stream.of(Pictures.undecodablePng(), tooLarge(), torn(), new byte[] {1, 2, 3}),
                        Stream.of("corpus/bombs", "corpus/invalid").flatMap(folder -> files(shared.resolve(folder))))
                .toList();
        List<byte[]> large = Stream.concat(
                        Stream.of(Pictures.jpeg(0, 4000, 3000)),
                        files(shared.resolve("bench")).filter(MixedLoad::isJpeg))
                .toList();
        return new MixedLoad(client, large, hostile);
    }

    /** Goes on for so long. */
    void run(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(i);
            threads.execute(() -> loop(end, PAUSE_MILLIS, random, () -> step(random)));
        }
        threads.execute(() -> loop(end, 20_000, new Random(-1), this::crowd));
        threads.shutdown();
        if (!threads.awaitTermination(time.toSeconds() + 120, TimeUnit.SECONDS)) {
            failures.add("Clients still wait for answers");
            threads.shutdownNow();
        }
    }

    private void loop(long end, int pause, Random random, Runnable work) {
        try {
            while (System.nanoTime() < end) {
                work.run();
                Thread.sleep(random.nextInt(pause));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failures.add(e + " because of " + e.getCause());
        }
    }

    private void step(Random random) {
        int dice = random.nextInt(100);
        if (dice < 30) {
            upload("small upload", small(pictures.incrementAndGet()));
        } else if (dice < 35) {
            upload("large upload", unique(pick(large, random)));
        } else if (dice < 42) {
            upload("duplicate", small(1 + random.nextInt(pictures.get() + 1)));
        } else if (dice < 55) {
            upload("hostile upload", pick(hostile, random));
        } else if (dice < 58) {
            compare("large comparison", pick(large, random), random);
        } else if (dice < 60) {
            compare("hostile comparison", pick(hostile, random), random);
        } else if (dice < 64) {
            compare("small comparison", small(random.nextInt(100)), random);
        } else if (dice < 99) {
            look(dice % 7, random);
        } else {
            count("purge", () -> client.post("/purge"));
        }
    }

    private void look(int kind, Random random) {
        String id = Long.toString(anyId(random));
        switch (kind) {
            case 0 -> count("delete", () -> client.send("DELETE", "/retrieve/asset/" + id, new byte[0]));
            case 1 -> count("similar", () -> client.get("/retrieve/asset/" + id + "/similar"));
            case 2 -> count("asset", () -> client.get("/retrieve/asset/" + id));
            case 3 -> count("metrics", () -> client.get("/metrics"));
            case 4 -> count("rendition", () -> client.get("/retrieve/rendition/" + id + "/thumb"));
            default -> count("original", () -> client.get("/retrieve/original/" + id));
        }
    }

    /** More uploads and comparisons at one moment than there are processors for by far. */
    private void crowd() {
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        for (int i = 0; i < CROWD; i++) {
            Random random = new Random(pictures.incrementAndGet());
            boolean compares = i % 2 == 0;
            threads.execute(() -> {
                try {
                    if (compares) {
                        compare("comparison in a crowd", pick(large, random), random);
                    } else {
                        upload("upload in a crowd", unique(pick(large, random)));
                    }
                } catch (RuntimeException | Error e) {
                    failures.add(e + " because of " + e.getCause());
                }
            });
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
                failures.add("A crowd still waits for answers");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void upload(String kind, byte[] picture) {
        Answer answer = count(kind, () -> client.upload("load", "picture", picture));
        if (answer.status() == 200) {
            known.add(answer.json().get("asset_id").asLong());
            if (known.size() > MOST_KNOWN) {
                known.remove(0);
            }
        }
    }

    private void compare(String kind, byte[] picture, Random random) {
        count(kind, () -> client.post("/compare/" + anyId(random), new Form().file("picture", picture)));
    }

    private long anyId(Random random) {
        Object[] ids = known.toArray();
        return ids.length == 0 ? 1 : (Long) ids[random.nextInt(ids.length)];
    }

    /** A request. */
    @FunctionalInterface
    private interface Request {
        Answer send();
    }

    private Answer count(String kind, Request request) {
        long begun = System.nanoTime();
        Answer answer = request.send();
        slowest.computeIfAbsent(kind, unknown -> new AtomicLong())
                .accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), Math::max);
        answers.computeIfAbsent(kind + " " + answer.status(), unknown -> new AtomicInteger())
                .incrementAndGet();
        if (answer.status() >= 500 && answer.status() != 503) {
            failures.add(kind + ": " + answer.text());
        }
        if (answer.status() == 503 && answer.header("Retry-After").isEmpty()) {
            failures.add(kind + " was refused without Retry-After: " + answer.text());
        }
        return answer;
    }

    /** What no client is to see. */
    Queue<String> failures() {
        return failures;
    }

    /** How often each request was answered by each status. */
    Map<String, AtomicInteger> answers() {
        return answers;
    }

    /** The longest that a request took, in milliseconds. */
    Map<String, AtomicLong> slowest() {
        return slowest;
    }

    private static byte[] pick(List<byte[]> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] small(int number) {
        return number % 5 == 0 ? Pictures.png(number, 500, 300) : Pictures.jpeg(number, 800, 600);
    }

    /** The same JPEG with another comment. */
    private byte[] unique(byte[] jpeg) {
        return ByteBuffer.allocate(jpeg.length + 8)
                .put(jpeg, 0, 2)
                .putShort((short) 0xfffe)
                .putShort((short) 6)
                .putInt(pictures.incrementAndGet())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Says that it has 65,000 times 65,000 pixels. */
    private static byte[] tooLarge() {
        byte[] jpeg = Pictures.jpeg(1, 100, 100);
        for (int at = 2;
                at < jpeg.length;
                at += 2 + Short.toUnsignedInt(ByteBuffer.wrap(jpeg).getShort(at + 2))) {
            if ((jpeg[at + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) 65_000).putShort(at + 7, (short) 65_000);
                return jpeg;
            }
        }
        throw new AssertionError("The picture has no frame");
    }

    private static byte[] torn() {
        byte[] jpeg = Pictures.jpeg(2, 1000, 800);
        return Arrays.copyOf(jpeg, jpeg.length / 2);
    }

    private static boolean isJpeg(byte[] file) {
        return file.length > 1 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8;
    }

    private static Stream<byte[]> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().map(MixedLoad::bytes).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
