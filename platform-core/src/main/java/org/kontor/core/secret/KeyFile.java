package org.kontor.core.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.OwnersOnly;

/**
 * The file of keys: a line for each, its id and the key, the oldest first. Nobody but the server's own user may read it,
 * where the system knows such rights.
 */
final class KeyFile {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private static final String HEAD = """
            # The keys by which Kontor encrypts. Without this file what is encrypted is lost: keep a copy of it apart from the
            # backups of the data, and never with them. The newest key stands last, and encrypts.
            """;

    private final Path path;
    private volatile @Nullable FileTime readAt;

    KeyFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean isThere() {
        return Files.exists(path);
    }

    /** Whether it is another one than was read last. */
    boolean hasChanged() {
        try {
            return !Files.getLastModifiedTime(path).equals(readAt);
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws SecretFailure when others may read it too, or when it holds anything but keys */
    SecretKeys read() {
        try {
            requireOwnersOnly();
            readAt = Files.getLastModifiedTime(path);
            List<SecretKey> keys = new ArrayList<>();
            List<String> lines = Files.readAllLines(path, StandardCharsets.US_ASCII);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    keys.add(key(line, i + 1));
                }
            }
            if (keys.isEmpty()) {
                throw new SecretFailure(path + " holds no key", "bring back the file from its copy");
            }
            return new SecretKeys(keys);
        } catch (IOException e) {
            throw new SecretFailure(
                    path + " cannot be read",
                    "bring back the file from its copy, and let the server's user read it",
                    e);
        }
    }

    private SecretKey key(String line, int number) {
        String[] words = BLANKS.split(line);
        return (words.length == 2 ? SecretKey.read(words[1]) : Optional.<SecretKey>empty())
                .filter(key -> key.id().equals(words[0]))
                .orElseThrow(() -> new SecretFailure(
                        "line " + number + " of " + path + " is no key as Kontor writes them",
                        "bring back the file from its copy"));
    }

    private void requireOwnersOnly() throws IOException {
        if (!OwnersOnly.isPosix(path)) {
            return;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        if (!OWNERS.containsAll(rights)) {
            throw new SecretFailure(
                    path + " is open to others than its owner (" + PosixFilePermissions.toString(rights) + ")",
                    "run chmod 600 " + path);
        }
    }

    /** Makes it with its first key. Whoever makes it at the same time has the same afterwards. */
    SecretKeys make() {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                OwnersOnly.makeFolder(folder);
            }
            Path made = write(List.of(SecretKey.random()));
            try {
                // unlike a move it never replaces a file that is there by now
                Files.createLink(path, made);
            } catch (FileAlreadyExistsException another) {
                return read();
            } catch (UnsupportedOperationException noLinks) {
                Files.move(made, path);
            } finally {
                Files.deleteIfExists(made);
            }
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("The file of keys " + path + " cannot be made", e);
        }
    }

    /** Adds a key, which is the newest from then on. */
    SecretKey add() {
        SecretKey added = SecretKey.random();
        List<SecretKey> all = new ArrayList<>(read().all());
        all.add(added);
        try {
            Path written = write(all);
            try {
                Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
            return added;
        } catch (IOException e) {
            throw new UncheckedIOException("The file of keys " + path + " cannot be written", e);
        }
    }

    private Path write(List<SecretKey> keys) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        keys.forEach(
                key -> text.append(key.id()).append(' ').append(key.written()).append('\n'));
        text.append("# written on ").append(LocalDate.now(ZoneOffset.UTC)).append('\n');
        Path temporary = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        try (FileChannel out = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnersOnly.ofFile(temporary))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.toString());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        return temporary;
    }
}
