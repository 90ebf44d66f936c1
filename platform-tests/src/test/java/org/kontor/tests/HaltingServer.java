package org.kontor.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.kontor.core.Main;
import org.kontor.core.database.Fault;

/** The server, which ends without a word at the n-th step of changing the platform, once a file says so. */
public final class HaltingServer {
    /** The file, in the folder that the server runs in. */
    static final String FILE = "halt-at";

    /** What the process then ends with. */
    static final int CODE = 9;

    private static final Set<String> STEPS = Set.of(
            "platform.begin",
            "schema.step",
            "schema.set",
            "schema.set.change",
            "schema.set.ran",
            "schema.formula",
            "platform.tables",
            "transaction.beforeCommit",
            "platform.built",
            "platform.written",
            "platform.swapped");

    private HaltingServer() {}

    public static void main(String[] arguments) {
        AtomicInteger passed = new AtomicInteger();
        Fault.tell(step -> {
            if (STEPS.contains(step) && Files.exists(Path.of(FILE)) && passed.incrementAndGet() == at()) {
                Runtime.getRuntime().halt(CODE);
            }
        });
        Main.main(arguments);
    }

    private static int at() {
        try {
            return Integer.parseInt(Files.readString(Path.of(FILE)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
