package org.kontor.core.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of a server's indexes: one that is searched, and one beside it while that is made anew; numbered. */
final class IndexFolders {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolders.class);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Opens a folder; tests have it fail. */
    interface Opening {
        Directory open(Path folder) throws IOException;
    }

    private final Path root;
    private final Opening opening;

    IndexFolders(Path root, Opening opening) {
        this.root = root;
        this.opening = opening;
    }

    static IndexFolders in(Path root) {
        return new IndexFolders(root, MMapDirectory::new);
    }

    Path root() {
        return root;
    }

    /** Those that are there, the newest first. */
    List<Path> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file ->
                            NUMBER.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparingInt(IndexFolders::number).reversed())
                    .toList();
        }
    }

    private static int number(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }

    /** An empty one, newer than all others. */
    Path next() throws IOException {
        List<Path> all = all();
        Path next = root.resolve(Integer.toString(all.isEmpty() ? 1 : number(all.getFirst()) + 1));
        return Files.createDirectories(next);
    }

    Directory open(Path folder) throws IOException {
        return opening.open(folder);
    }

    /** Removes one that is used no more; what cannot be removed now is at the next start. */
    static void remove(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            LOG.debug("{} stays for now", folder, e);
        }
    }
}
