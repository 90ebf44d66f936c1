package org.kontor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** From the start of the process to the first answer, on an H2 file, with and without the start-up cache. */
final class Starting {
    private static final int ROUNDS = 5;

    private final Path folder;
    private final Path plugins;

    /** @param folder a server's folder; its {@code data} is used as it is, so that a filled one can be measured */
    Starting(Path folder, Path plugins) {
        this.folder = folder;
        this.plugins = plugins;
    }

    void run() throws IOException, InterruptedException {
        Path cache = Server.startCache();
        for (int round = 1; round <= ROUNDS; round++) {
            long plain = measured("-Xlog:aot=off");
            long cached = measured("-XX:AOTCache=" + cache);
            System.out.printf(
                    "start, round %d: %,d ms without the cache, %,d ms with it, ratio %.2f%n",
                    round, plain, cached, (double) cached / plain);
        }
    }

    private long measured(String option) throws IOException, InterruptedException {
        try (Server server = start(option)) {
            return server.untilReady().toMillis();
        }
    }

    private Server start(String option) throws IOException, InterruptedException {
        return Server.start(folder, plugins, Map.of("KONTOR_DATA_DIR", "data"), option);
    }
}
