package org.kontor.core.extract;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Refusal;
import org.kontor.core.config.SearchConfig;
import org.kontor.core.database.Rounds;
import org.kontor.core.file.FileEntry;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.file.FileTexts;
import org.kontor.core.file.ReadText;
import org.kontor.core.file.TextFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads behind everything else the texts of files that the search index asked for, one file after the other, each server
 * another one. Nobody waits for it, and no file can do more than fail.
 */
public final class TextExtraction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TextExtraction.class);

    /** Of what reads texts: where it reads more than before it is raised, and all files are read again. */
    public static final int VERSION = 1;

    /** Larger ones are not read. */
    static final long MOST_BYTES = 32L << 20;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);
    /** Besides the time that one file may take, twice. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final FileTexts texts;
    private final FileKeeper files;
    private final Duration mostTime;
    private final UUID node = UUID.randomUUID();
    private final Rounds rounds;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("extract-watch").factory());
    private volatile @Nullable ExtractWorker worker;
    private volatile boolean isClosed;
    private long lastUsed;

    public TextExtraction(FileTexts texts, FileKeeper files, SearchConfig config) {
        this.texts = texts;
        this.files = files;
        this.mostTime = config.fileTimeout();
        this.rounds = new Rounds("file-texts", LOOK_EVERY, this::round);
    }

    /** Begins to look. */
    public void start() {
        texts.begin();
        rounds.start();
    }

    private void round() {
        Duration patience = mostTime.multipliedBy(2).plus(SLACK);
        while (!isClosed) {
            Optional<FileEntry> file = texts.claim(node, VERSION, patience);
            if (file.isEmpty()) {
                break;
            }
            take(file.get());
        }
        ExtractWorker idle = worker;
        if (idle != null && System.nanoTime() - lastUsed > LONGEST_IDLE.toNanos()) {
            idle.close();
            worker = null;
        }
    }

    private void take(FileEntry file) {
        ReadText read = null;
        try {
            read = read(file);
        } finally {
            if (read == null) {
                texts.release(file.id(), node);
            }
        }
        if (read != null) {
            texts.done(file.id(), node, VERSION, read);
            if (read.fault() != null) {
                LOG.info("The text of the file {} cannot be read: {}", file.id(), read.fault());
            }
        }
    }

    /** What is in it; null where this server ends. */
    @Nullable
    ReadText read(FileEntry file) {
        if (file.bytes() > MOST_BYTES) {
            return ReadText.failed(TextFault.LARGE);
        }
        byte[] content = content(file);
        if (content == null) {
            return ReadText.failed(TextFault.AWAY);
        }
        for (int attempt = 0; attempt < 2 && !isClosed; attempt++) {
            try {
                return worker().read(new Asked(file.name(), file.mediaType(), content), mostTime);
            } catch (ExtractWorker.Ended again) {
                LOG.debug("Trying again by another process", again);
            } catch (IOException e) {
                throw new IllegalStateException("no process could be started to read texts of files", e);
            }
        }
        return isClosed ? null : ReadText.failed(TextFault.ENDED);
    }

    /** All of it, before a process has to do with it; null where the store does not give it. */
    private byte @Nullable [] content(FileEntry file) {
        int size = (int) file.bytes();
        try (InputStream content = files.open(file)) {
            byte[] read = content.readNBytes(size);
            if (read.length == size && content.read() < 0) {
                return read;
            }
            LOG.error("The content of the file {} is not as long as it was", file.id());
        } catch (Refusal away) {
            LOG.debug("No text of what cannot be had", away);
        } catch (IOException e) {
            LOG.error("The content of the file {} cannot be read", file.id(), e);
        }
        return null;
    }

    private ExtractWorker worker() throws IOException {
        ExtractWorker now = worker;
        if (now == null || !now.isUsable()) {
            if (now != null) {
                now.close();
            }
            now = ExtractWorker.start(watch);
            worker = now;
            if (isClosed) {
                now.close();
            }
        }
        lastUsed = System.nanoTime();
        return now;
    }

    @Override
    public void close() {
        isClosed = true;
        ExtractWorker now = worker;
        if (now != null) {
            now.close();
        }
        rounds.close();
        watch.shutdownNow();
        now = worker;
        if (now != null) {
            now.close();
        }
    }
}
