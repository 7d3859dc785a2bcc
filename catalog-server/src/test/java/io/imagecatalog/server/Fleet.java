package io.imagecatalog.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two servers and three workers, all started at once, with a data directory each and everything else in common. */
final class Fleet implements AutoCloseable {
    private final List<ProgramProcess> all = new ArrayList<>();
    private final List<ProgramProcess> servers;
    private final List<ProgramProcess> workers;

    private Fleet(Path folder, Map<String, String> common) throws IOException {
        servers = List.of(start(folder, common, "serve"), start(folder, common, "serve"));
        workers = List.of(
                start(folder, common, "worker"), start(folder, common, "worker"), start(folder, common, "worker"));
    }

    /** Returns when all of them are at work. */
    static Fleet start(Path folder, Map<String, String> common) throws IOException {
        Fleet fleet = new Fleet(folder, common);
        try {
            fleet.workers.forEach(worker -> worker.awaitLog("Catalog makes renditions"));
            fleet.clients();
            return fleet;
        } catch (Throwable e) {
            fleet.close();
            throw e;
        }
    }

    private ProgramProcess start(Path folder, Map<String, String> common, String verb) throws IOException {
        Map<String, String> environment = new HashMap<>(common);
        environment.put("ENABLE_WORKER", "false");
        environment.put("PORT", "0");
        environment.put("CATALOG_DATA", folder.resolve("data-" + all.size()).toString());
        ProgramProcess process = ProgramProcess.start(folder, environment, verb);
        all.add(process);
        return process;
    }

    /** One for each server. */
    List<TestClient> clients() throws IOException {
        return List.of(
                new TestClient(servers.get(0).port()),
                new TestClient(servers.get(1).port()));
    }

    List<ProgramProcess> workers() {
        return workers;
    }

    List<ProgramProcess> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(ProgramProcess::close);
    }
}
