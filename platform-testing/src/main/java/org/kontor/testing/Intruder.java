package org.kontor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kontor.core.meta.EntityMeta;

/** A server that also has {@link IntruderPlugin}, until this is closed. */
final class Intruder implements AutoCloseable {
    private final TestClient admin;
    private final Path jar;

    private Intruder(TestClient admin, Path jar) {
        this.admin = admin;
        this.jar = jar;
    }

    static Intruder beside(PlatformExtension platform, EntityMeta entity) {
        System.setProperty(IntruderPlugin.ENTITIES, entity.name().toString());
        Path folder = platform.home().resolve("plugins").resolve(IntruderPlugin.ID);
        Intruder intruder = new Intruder(platform.admin(), folder.resolve("intruder.jar"));
        try {
            Files.createDirectories(folder);
            intruder.pack();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        intruder.look();
        return intruder;
    }

    /** Empties a field of the record, as the intruder itself. */
    Answer clear(EntityMeta entity, String id, String field) {
        return admin.post(
                "actions/" + IntruderPlugin.ID + "/clear",
                Json.object("record", entity.name() + "/" + id, "field", field));
    }

    /** Deletes the record, as the intruder itself. */
    Answer delete(EntityMeta entity, String id) {
        return admin.post("actions/" + IntruderPlugin.ID + "/delete", Json.object("record", entity.name() + "/" + id));
    }

    private void pack() throws IOException {
        String type = IntruderPlugin.class.getName();
        String file = type.replace('.', '/') + ".class";
        try (InputStream code =
                        Objects.requireNonNull(Intruder.class.getClassLoader().getResourceAsStream(file));
                OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(PluginPackage.SERVICE));
            zip.write(type.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(file));
            code.transferTo(zip);
        }
    }

    private void look() {
        admin.post("platform/plugins/look", Json.object()).expect(204);
    }

    @Override
    public void close() {
        try {
            Files.delete(jar);
            Files.delete(Objects.requireNonNull(jar.getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        look();
        System.clearProperty(IntruderPlugin.ENTITIES);
    }
}
