package org.kontor.core.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * A process that reads the text of files, and does nothing else: files come in by its input, texts go out by its output, and it
 * ends with its input, and so with the server, however that ends. It opens no file and no connection: there is no scheme of
 * addresses that anything in it could use.
 */
final class ExtractProcess {
    /** What it says first. */
    static final int READY = 'T';

    private ExtractProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // nothing that a library might say comes between
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        BlockingQueue<Asked> files = new SynchronousQueue<>();
        InputStream in = System.in;
        Thread.ofPlatform().daemon().name("files").start(() -> read(new DataInputStream(in), files));
        FontMappers.set(OneFont.load());
        Reading.of(new Asked("", "text/plain", "Kontor 印".getBytes(UTF_8)));
        URL.setURLStreamHandlerFactory(scheme -> {
            throw new IllegalStateException("nothing is opened by an address here");
        });
        // from now on, what is said comes of files, and files are not for logs
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        out.writeByte(READY);
        out.flush();
        while (true) {
            Reading.of(files.take()).write(out);
        }
    }

    /** Also while a file is read: a server that is gone needs no text. */
    private static void read(DataInputStream in, BlockingQueue<Asked> files) {
        try {
            while (true) {
                files.put(Asked.read(in));
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }
}
