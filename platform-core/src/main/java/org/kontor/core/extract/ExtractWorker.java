package org.kontor.core.extract;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.kontor.core.child.ChildJava;
import org.kontor.core.file.ReadText;
import org.kontor.core.file.TextFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@link ExtractProcess}, as the server sees it: it reads many files, and none any more after one that went wrong. */
final class ExtractWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExtractWorker.class);
    private static final int MEGABYTES = 192;
    /** Whatever a library keeps of each file, it is not kept for long. */
    private static final int MOST_FILES = 500;

    private final ChildJava child;
    private int files;

    private ExtractWorker(ChildJava child) {
        this.child = child;
    }

    /** @throws IOException when it does not come up */
    static ExtractWorker start(ScheduledExecutorService watch) throws IOException {
        return new ExtractWorker(ChildJava.start(command(), ExtractProcess.READY, "reads texts of files", watch));
    }

    /** What starts one; no name of a machine means an address to it. */
    static ProcessBuilder command() {
        return ChildJava.command(
                ExtractProcess.class,
                MEGABYTES,
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=16m",
                "-Djdk.net.hosts.file=none");
    }

    /** It was ended by something else than the file. */
    static final class Ended extends IOException {
        private static final long serialVersionUID = 1L;

        Ended(IOException because) {
            super(because);
        }
    }

    /**
     * The text of a file.
     *
     * @throws Ended when something else ended the process
     */
    ReadText read(Asked asked, Duration most) throws Ended {
        files++;
        try {
            return read(child.ask(most, (out, in) -> {
                asked.write(out);
                return Answered.read(in);
            }));
        } catch (IOException e) {
            ChildJava.Exit exit = child.exit();
            return switch (exit.kind()) {
                case LATE -> ReadText.failed(TextFault.SLOW);
                case NO_MEMORY -> ReadText.failed(TextFault.LARGE);
                case ENDED -> {
                    LOG.warn("A process that reads texts of files ended with {}", exit);
                    throw new Ended(e);
                }
            };
        }
    }

    private ReadText read(Answered answer) {
        return switch (answer.kind()) {
            case TEXT -> ReadText.of(answer.text(), answer.isWhole());
            case NONE -> ReadText.none();
            case ENCRYPTED -> ReadText.failed(TextFault.ENCRYPTED);
            case LARGE -> failed(TextFault.LARGE);
            case DAMAGED -> failed(TextFault.DAMAGED);
        };
    }

    /** Who knows what state that left. */
    private ReadText failed(TextFault fault) {
        close();
        return ReadText.failed(fault);
    }

    boolean isUsable() {
        return files < MOST_FILES && child.isUsable();
    }

    @Override
    public void close() {
        child.close();
    }
}
