package org.kontor.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Message;
import org.kontor.core.database.OwnersOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that names plugins whose code ended the process: they are left out of each start, until an administrator wants
 * them back. It is opened beforehand and its room made, since at the moment that counts there may be no memory.
 */
public final class CrashNote implements AutoCloseable {
    /** Its name, in the folder of the data. */
    public static final String FILE = "plugins-crashed";

    private static final Logger LOG = LoggerFactory.getLogger(CrashNote.class);
    private static final byte[] EXIT = " exit\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MEMORY = " memory\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 256;
    private static final int DIGITS = 13;

    /**
     * What a plugin did.
     *
     * @param isOfMemory whether memory ran out in its code; else it ended the process on purpose
     */
    public record Crash(String pluginId, Instant at, boolean isOfMemory) {
        /** As a reason to leave it out. */
        public Violation violation() {
            return new Violation(
                    pluginId,
                    isOfMemory ? "memory" : "exit",
                    (isOfMemory
                                    ? Message.of("system.crash_memory", "memory ran out in its code at {at}")
                                    : Message.of("system.crash_exit", "its code ended the server at {at}"))
                            .with("at", at.toString()),
                    Message.of(
                                    "system.crash_mend",
                                    "mend or update it, then enable it; or take its line out of {file} in the folder of"
                                            + " the data and start again")
                            .with("file", FILE));
        }
    }

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer line = ByteBuffer.allocateDirect(LONGEST);

    private CrashNote(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens it, in a folder that is made where it is missing. */
    public static CrashNote in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            OwnersOnly.makeFolder(folder);
            return new CrashNote(file, append(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static FileChannel append(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), OwnersOnly.ofFile(file));
    }

    /** What each plugin did last, by id. */
    public Map<String, Crash> crashes() {
        Map<String, Crash> crashes = new LinkedHashMap<>();
        lines().stream().flatMap(line -> read(line).stream()).forEach(crash -> crashes.put(crash.pluginId(), crash));
        return crashes;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file, e);
            return List.of();
        }
    }

    private static Optional<Crash> read(String line) {
        String[] words = line.strip().split(" ");
        try {
            return words.length == 3
                    ? Optional.of(new Crash(
                            words[0], Instant.ofEpochMilli(Long.parseLong(words[1])), words[2].equals("memory")))
                    : Optional.empty();
        } catch (NumberFormatException cutOff) {
            return Optional.empty();
        }
    }

    /** Writes down that a plugin's code ended the process. */
    public void exit(String pluginId) {
        write(pluginId.getBytes(StandardCharsets.UTF_8), EXIT);
    }

    /** Writes down that memory ran out in a plugin's code, by what was prepared with {@link #prepared}. */
    public void outOfMemory(byte[] prepared) {
        write(prepared, MEMORY);
    }

    /** A plugin's id as it will be written. */
    static byte[] prepared(String pluginId) {
        return pluginId.getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void write(byte[] pluginId, byte[] what) {
        line.clear();
        line.put(pluginId, 0, Math.min(pluginId.length, LONGEST - DIGITS - what.length - 1));
        line.put((byte) ' ');
        long millis = System.currentTimeMillis();
        int at = line.position();
        for (int i = DIGITS - 1; i >= 0; i--) {
            line.put(at + i, (byte) ('0' + millis % 10));
            millis /= 10;
        }
        line.position(at + DIGITS).put(what).flip();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            LOG.error("{} cannot be written", file, e);
        }
    }

    /** An administrator wants a plugin back. */
    public synchronized void forgive(String pluginId) {
        List<String> kept = lines().stream()
                .filter(line -> !line.startsWith(pluginId + " "))
                .toList();
        try {
            // in place: the channel stays what it is, and half of a line says nothing
            channel.truncate(0);
            for (String line : kept) {
                channel.write(StandardCharsets.UTF_8.encode(line + "\n"));
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{} did not close", file, e);
        }
    }
}
