package org.kontor.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * A plugin as it is uploaded: its jar, or a zip file of a folder with its jars.
 *
 * @param id the plugin's id
 * @param version what the manifest of its jar says; {@code development} where it says nothing
 * @param jars its jars by their names
 */
public record PluginArchive(String id, String version, Map<String, byte[]> jars) {
    private static final Attributes.Name ID = new Attributes.Name("Kontor-Plugin");
    private static final Pattern JAR_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,150}\\.jar");
    private static final int MOST_JARS = 200;
    private static final int MOST_ENTRIES = 50_000;
    /** What honest classes never reach when they are packed. */
    private static final int MOST_RATIO = 200;

    public PluginArchive {
        jars = new TreeMap<>(jars);
    }

    /**
     * Reads one; nothing of it is run.
     *
     * @param id the plugin's id, where whoever uploads it says so
     * @param most how many bytes it may have when it is unpacked
     * @throws Refusal INVALID with the reason
     */
    public static PluginArchive read(byte[] packed, @Nullable String id, long most) {
        try {
            Map<String, byte[]> jars = new TreeMap<>();
            String folder = null;
            Set<String> names = names(packed, most);
            if (names.contains(PluginJar.SERVICE) || names.contains(JarFile.MANIFEST_NAME)) {
                jars.put((id == null ? "plugin" : id) + ".jar", packed);
            } else {
                folder = unpack(packed, most, jars);
            }
            return of(jars, id == null ? folder : id, most);
        } catch (ZipException | IllegalArgumentException broken) {
            // names that are no text are an argument, for whoever wrote the JDK
            throw unreadable(broken);
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    private static PluginArchive of(Map<String, byte[]> jars, @Nullable String said, long most) throws IOException {
        String version = PluginJar.DEVELOPMENT;
        String named = null;
        int plugins = 0;
        for (byte[] jar : jars.values()) {
            if (names(jar, most).contains(PluginJar.SERVICE)) {
                plugins++;
                Manifest manifest = manifest(jar);
                version = PluginJar.version(manifest);
                named = manifest == null ? null : manifest.getMainAttributes().getValue(ID);
            }
        }
        if (plugins != 1) {
            throw refused(
                    plugins == 0
                            ? Message.of(
                                            "system.archive_no_plugin",
                                            "This is no plugin: none of its jars has {file}, which names a plugin's class")
                                    .with("file", PluginJar.SERVICE)
                            : Message.of(
                                            "system.archive_several",
                                            "{count} of its jars have {file}: an archive brings one plugin")
                                    .with("count", plugins)
                                    .with("file", PluginJar.SERVICE));
        }
        requireSame(said, named);
        String id = said == null ? named : said;
        if (id == null) {
            throw refused(
                    Message.of(
                            "system.archive_unnamed",
                            "It does not say which plugin it is: upload a zip file of the folder <id>/, or name it by ?plugin=<id>"));
        }
        if (!Names.isPlugin(id) || Names.isTaken(id)) {
            throw refused(Message.of(
                            "system.archive_id", "{id} is no id of a plugin: small letters, digits and _, at most 30")
                    .with("id", shown(id)));
        }
        return new PluginArchive(id, version.length() > 100 ? version.substring(0, 100) : version, jars);
    }

    /** It would be refused once it is enabled, and nobody could upload it under its own id any more. */
    private static void requireSame(@Nullable String id, @Nullable String named) {
        if (id != null && named != null && !id.equals(named)) {
            throw refused(
                    Message.of("system.archive_other_id", "Its jar says that it is the plugin {named}, and not {id}")
                            .with("named", shown(named))
                            .with("id", shown(id)));
        }
    }

    /** What lies in it, by name. */
    private static Set<String> names(byte[] packed, long most) throws IOException {
        Set<String> names = new HashSet<>();
        each(packed, most, (entry, content) -> names.add(entry.getName()));
        return names;
    }

    /** Answers the folder in which they lie, if they lie in one. */
    private static @Nullable String unpack(byte[] packed, long most, Map<String, byte[]> jars) throws IOException {
        Set<String> folders = new HashSet<>();
        each(packed, most, (entry, content) -> {
            String name = entry.getName();
            if (entry.isDirectory()) {
                requirePlain(name.substring(0, name.length() - 1), name);
                return;
            }
            int slash = name.lastIndexOf('/');
            String folder = slash < 0 ? "" : name.substring(0, slash);
            String file = name.substring(slash + 1);
            if (!folder.isEmpty()) {
                requirePlain(folder, name);
            }
            if (!JAR_NAME.matcher(file).matches()) {
                throw refused(Message.of(
                                "system.archive_not_jar",
                                "It holds {name}: jars alone belong into it, with plain names")
                        .with("name", shown(name)));
            }
            folders.add(folder);
            if (jars.size() == MOST_JARS || jars.put(file, content.readAllBytes()) != null) {
                throw twice(name);
            }
        });
        if (folders.size() > 1) {
            throw refused(Message.of("system.archive_folders", "It holds several folders: {names}")
                    .with("names", shown(folders.stream().sorted().collect(Collectors.joining(", ")))));
        }
        return folders.stream().filter(folder -> !folder.isEmpty()).findFirst().orElse(null);
    }

    /** One folder deep at most, and nowhere else. */
    private static void requirePlain(String folder, String name) {
        if (!Names.isPlugin(folder)) {
            throw refused(Message.of(
                            "system.archive_place",
                            "It holds {name}: its jars lie in one folder, which is called as the plugin's id")
                    .with("name", shown(name)));
        }
    }

    private static @Nullable Manifest manifest(byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar), false)) {
            return in.getManifest();
        } catch (SecurityException broken) {
            throw unreadable(broken);
        }
    }

    @FunctionalInterface
    private interface Visit {
        void entry(ZipEntry entry, InputStream content) throws IOException;
    }

    /** Goes through it, and gives up on more than may be: whatever its directory says, what comes out is counted. */
    private static void each(byte[] packed, long most, Visit visit) throws IOException {
        long allowed = Math.min(most, Math.max(1L << 20, (long) packed.length * MOST_RATIO));
        Set<String> names = new HashSet<>();
        Counting counting = new Counting(allowed);
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries++;
                if (entries > MOST_ENTRIES) {
                    throw refused(Message.of("system.archive_many", "It holds too many files"));
                }
                if (!names.add(entry.getName().toLowerCase(Locale.ROOT)) && !entry.isDirectory()) {
                    throw twice(entry.getName());
                }
                InputStream content = counting.of(in);
                visit.entry(entry, content);
                content.transferTo(OutputStream.nullOutputStream());
            }
        }
        if (entries == 0) {
            throw new ZipException("there is nothing in it");
        }
    }

    /** How much has come out of an archive, over all its entries. */
    private static final class Counting {
        private final long allowed;
        private long seen;

        Counting(long allowed) {
            this.allowed = allowed;
        }

        InputStream of(InputStream in) {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] to, int from, int length) throws IOException {
                    int read = in.read(to, from, length);
                    seen += Math.max(0, read);
                    if (seen > allowed) {
                        throw refused(Message.of(
                                        "system.archive_large",
                                        "Unpacked it has more than {most} bytes, which is more than a plugin may have")
                                .with("most", allowed));
                    }
                    return read;
                }
            };
        }
    }

    /** How many bytes its jars have. */
    public long bytes() {
        return jars.values().stream().mapToLong(jar -> jar.length).sum();
    }

    /** Lays its jars into a folder that is there. */
    public void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> jar : jars.entrySet()) {
            Files.write(folder.resolve(jar.getKey()), jar.getValue());
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }

    private static Refusal unreadable(Exception broken) {
        return refused(
                Message.of("system.archive_unreadable", "This is no plugin: it is no jar and no zip file ({reason})")
                        .with("reason", shown(String.valueOf(broken.getMessage()))));
    }

    private static Refusal twice(String name) {
        return refused(
                Message.of("system.archive_twice", "It holds {name} twice").with("name", shown(name)));
    }

    private static Refusal refused(Message reason) {
        return Refusal.of(Refusal.Code.INVALID, reason);
    }
}
