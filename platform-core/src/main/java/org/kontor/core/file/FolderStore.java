package org.kontor.core.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.OwnersOnly;

/**
 * A folder: {@code 3f/3fa9…}, nothing of what people call a file in its path. Content is written elsewhere first, forced to
 * the disk and then renamed, so that nothing lies there by half.
 */
public final class FolderStore implements FileStore {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{2}");
    private static final String UNDER_WAY = "under-way";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Blob put(FileId.Writer content, long most) throws IOException {
        String key = newKey();
        Path begun = made(folder.resolve(UNDER_WAY)).resolve(key);
        try {
            MessageDigest digest = sha256();
            long size;
            try (FileChannel channel = FileChannel.open(
                    begun, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), OwnersOnly.ofFile(begun))) {
                Counted out = new Counted(new DigestOutputStream(Channels.newOutputStream(channel), digest), most);
                content.writeTo(out);
                out.flush();
                channel.force(true);
                size = out.size;
            }
            Path shelf = made(folder.resolve(key.substring(0, 2)));
            Files.move(begun, shelf.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            force(shelf);
            return new Blob(key, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static String newKey() {
        byte[] key = new byte[16];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Path made(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        OwnersOnly.makeFolder(wanted);
        force(folder);
        return wanted;
    }

    /** Makes a folder's entries last; where folders cannot be opened, the system does so by itself. */
    private void force(Path changed) throws IOException {
        if (OwnersOnly.isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(changed, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key of a file's content: " + key.length() + " characters");
        }
        return folder.resolve(key.substring(0, 2)).resolve(key);
    }

    @Override
    public void visit(String prefix, Instant before, Consumer<String> key) throws IOException {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("no beginning of a key: " + prefix);
        }
        if (prefix.equals("00")) {
            clearUnderWay(before);
        }
        visit(folder.resolve(prefix), before, path -> {
            String name = path.getFileName().toString();
            if (KEY.matcher(name).matches() && name.startsWith(prefix)) {
                key.accept(name);
            }
        });
    }

    /** What a killed process left when it was writing. */
    private void clearUnderWay(Instant before) throws IOException {
        visit(folder.resolve(UNDER_WAY), before, path -> Files.deleteIfExists(path));
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(Path path) throws IOException;
    }

    private static void visit(Path shelf, Instant before, Visitor visitor) throws IOException {
        if (!Files.isDirectory(shelf)) {
            return;
        }
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(shelf)) {
            for (Path path : paths) {
                boolean isOld = Files.exists(path)
                        && Files.getLastModifiedTime(path).toInstant().isBefore(before);
                if (isOld) {
                    visitor.visit(path);
                }
            }
        }
    }

    /** Counts, and ends what grows too large. */
    private static final class Counted extends FilterOutputStream {
        private final long most;
        private long size;

        Counted(OutputStream out, long most) {
            super(out);
            this.most = most;
        }

        @Override
        public void write(int one) throws IOException {
            count(1);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }

        private void count(int more) {
            size += more;
            if (size > most) {
                throw Refusal.of(
                        Refusal.Code.TOO_LARGE,
                        Message.of("system.file_too_large", "A file may have at most {max, number} bytes")
                                .with("max", most));
            }
        }

        /** A writer may close it; what was written is forced to the disk afterwards. */
        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
