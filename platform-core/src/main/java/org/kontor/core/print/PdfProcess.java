package org.kontor.core.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.imageio.ImageIO;

/**
 * A process that makes PDF, page by page, and does nothing else: it reads pages from its input, writes PDF to its output, and
 * ends with its input, and so with the server, however that ends.
 */
final class PdfProcess {
    /** What it says first: that the next page is made as fast as all others. */
    static final int READY = 'K';

    private PdfProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // nothing that a library might say comes between
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        BlockingQueue<PdfPage> pages = new LinkedBlockingQueue<>();
        InputStream in = System.in;
        Thread.ofPlatform().daemon().name("pages").start(() -> read(new DataInputStream(in), pages));
        ImageIO.setUseCache(false);
        XRLog.setLoggerImpl(new Slf4jLogger());
        PageLayout.pdf(new PdfPage("<p>Kontor 印 <b>Kontor 印</b></p>", "Kontor", "en"));
        // from now on, what is said comes of pages, and pages are not for logs
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        out.writeByte(READY);
        out.flush();
        while (true) {
            made(pages.take()).write(out);
        }
    }

    /** Also while a page is made: a server that is gone needs none. */
    private static void read(DataInputStream in, BlockingQueue<PdfPage> pages) {
        try {
            while (true) {
                pages.add(PdfPage.read(in));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static PdfAnswer made(PdfPage page) {
        try {
            return PageLayout.pdf(page);
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            // what the template's page asks for is its author's affair, however the library answers
            return new PdfAnswer(PdfAnswer.Kind.FAILED, e.toString().getBytes(UTF_8));
        }
    }
}
