package org.kontor.core.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.kontor.api.Message;
import org.kontor.core.meta.ShortNames;

/**
 * A hand-written Liquibase change log.
 *
 * @param owner the plugin's id, or {@code system}; it touches tables {@code <owner>_…} only
 * @param path in the jar
 * @param loader that finds it
 */
public record HandWritten(String owner, String path, ClassLoader loader) {
    private static final String KERNEL = "db/kernel/";

    public HandWritten {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(loader, "loader");
    }

    /** The kernel's fixed tables, one file for each package that has some, in the order of {@code order.txt}. */
    public static List<HandWritten> kernel() {
        ClassLoader loader = HandWritten.class.getClassLoader();
        return new HandWritten("system", KERNEL + "order.txt", loader)
                .text()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> new HandWritten("system", KERNEL + line.strip(), loader))
                .toList();
    }

    /** Under which the ledger keeps it. */
    String name() {
        return prefix(owner) + path;
    }

    /** What the names of all logs of an owner begin with. */
    static String prefix(String owner) {
        return owner + ":";
    }

    /** Another one when the file is another one. */
    String fingerprint() {
        return ShortNames.hash(text());
    }

    String text() {
        try (InputStream stream = loader.getResourceAsStream(path)) {
            if (stream == null) {
                throw new SchemaFailure(
                        List.of(new SchemaProblem(
                                new SchemaProblem.OfLog(owner, path),
                                Message.of("system.log_missing", "it is not in the jar"),
                                Message.of("system.log_missing_mend", "add the file, or correct the path"))),
                        null);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
