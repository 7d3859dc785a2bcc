package io.imagecatalog.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 500 uploads to two servers by clients that work side by side: 350 pictures of three tenants, some of whom have the same
 * ones. 100 of them come to both servers at the same moment, and 50 come once more later.
 */
final class FleetLoad implements AutoCloseable {
    static final int UPLOADS = 500;
    static final int PARTS = 4;

    private static final int CONTENTS = 280;
    private static final int CLIENTS = 6;

    private final List<byte[]> contents =
            IntStream.range(0, CONTENTS).parallel().mapToObj(FleetLoad::content).toList();
    private final List<Picture> pictures = Stream.of(
                    owned("shop", 0, 150), owned("zoo", 100, 220), owned("press", 200, CONTENTS))
            .flatMap(owned -> owned)
            .toList();
    private final Map<Picture, List<Answer>> answers = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    /** Some bytes in the hands of a tenant: what is to become one asset. */
    record Picture(String tenant, int content) {}

    /** @param moment when all are ready who upload the same picture at the same moment */
    private record Upload(Picture picture, int server, CyclicBarrier moment) {}

    private record Answered(Picture picture, Answer answer) {}

    /** Something that happens to the servers. */
    @FunctionalInterface
    interface Incident {
        void happen() throws Exception;
    }

    private static byte[] content(int number) {
        return number % 3 == 0 ? Pictures.png(number, 320, 240) : Pictures.jpeg(number, 400, 300);
    }

    private static Stream<Picture> owned(String tenant, int from, int to) {
        return IntStream.range(from, to).mapToObj(content -> new Picture(tenant, content));
    }

    List<Picture> pictures() {
        return pictures;
    }

    byte[] bytes(Picture picture) {
        return contents.get(picture.content());
    }

    /** What the servers answered to the uploads of each picture so far. */
    Map<Picture, List<Answer>> answers() {
        return answers;
    }

    /** Uploads a part, from 0, while something happens; returns when all is answered and that has happened. */
    void upload(int part, List<TestClient> servers, Incident meanwhile) throws Exception {
        List<List<Upload>> visits = visits();
        int size = visits.size() / PARTS;
        List<Future<Answered>> sent = visits.subList(part * size, (part + 1) * size).stream()
                .flatMap(List::stream)
                .map(upload -> threads.submit(() -> send(upload, servers)))
                .toList();
        meanwhile.happen();
        for (Future<Answered> one : sent) {
            Answered answered = one.get();
            answers.computeIfAbsent(answered.picture(), unknown -> new ArrayList<>())
                    .add(answered.answer());
        }
    }

    private Answered send(Upload upload, List<TestClient> servers) throws Exception {
        upload.moment().await();
        Picture picture = upload.picture();
        return new Answered(picture, servers.get(upload.server()).upload(picture.tenant(), "picture", bytes(picture)));
    }

    /** In an order that is always the same; what is in one list is uploaded at the same moment. */
    private List<List<Upload>> visits() {
        Random random = new Random(1);
        List<Picture> shuffled = new ArrayList<>(pictures);
        Collections.shuffle(shuffled, random);
        List<List<Upload>> once = new ArrayList<>();
        List<List<Upload>> again = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            Picture picture = shuffled.get(i);
            once.add(i % 7 < 2 ? toServers(picture, 0, 1) : toServers(picture, i % 2));
            if (i % 7 == 2) {
                again.add(toServers(picture, random.nextInt(2)));
            }
        }
        once.addAll(again);
        return once;
    }

    private static List<Upload> toServers(Picture picture, int... servers) {
        CyclicBarrier moment = new CyclicBarrier(servers.length);
        return IntStream.of(servers)
                .mapToObj(server -> new Upload(picture, server, moment))
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
