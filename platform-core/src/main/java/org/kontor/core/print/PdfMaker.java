package org.kontor.core.print;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes PDF (PDF/A-2u, its letters embedded) of HTML: with our fonts, pictures that the page holds itself, and no way to any
 * file or any address. A few at a time, on threads of its own: the Chinese letters alone take some dozen megabytes while a
 * page has some, and a page that never ends holds up neither its request nor anything but printing.
 */
public final class PdfMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PdfMaker.class);
    private static final Duration MOST_TIME = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int LARGEST_PICTURE = 4 << 20;
    private static final String FONTS = "/org/kontor/fonts/";
    private static final String OURS = "'Noto Sans', 'Noto Sans SC'";
    private static final String STYLE = "@page { size: A4; margin: 20mm } body { font-family: " + OURS
            + "; font-size: 10pt; margin: 0 }" + " table { -fs-table-paginate: paginate; border-collapse: collapse }";

    private final ExecutorService threads;
    private final Semaphore free;

    /** @param atOnce how many pages are made at the same time */
    public PdfMaker(int atOnce) {
        this.threads = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "print");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        this.free = new Semaphore(atOnce, true);
    }

    /**
     * A PDF of a page.
     *
     * @param language of its letters, as HTML names it
     * @throws Refusal UNAVAILABLE when others print, or it takes too long
     */
    byte[] pdf(String html, String title, String language) {
        try {
            if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            return finished(threads.submit(giveBack(() -> make(html, title, language))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    /** Its place is free when the work has ended, and not when somebody no longer waits for it. */
    private Callable<byte[]> giveBack(Callable<byte[]> work) {
        return () -> {
            try {
                return work.call();
            } finally {
                free.release();
            }
        };
    }

    private static byte[] finished(Future<byte[]> work) throws InterruptedException {
        try {
            return work.get(MOST_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Refusal.of(
                    Refusal.Code.UNAVAILABLE,
                    Message.of("system.print_slow", "The document could not be printed in time: it is too large"),
                    e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            Throwable cause = e.getCause();
            if (cause instanceof Error error && !(error instanceof StackOverflowError)) {
                throw new IllegalStateException("a document could not be printed", cause);
            }
            // what the template's page asks for is its author's affair, however the library answers
            LOG.info("A page could not be laid out", cause);
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of(
                            "system.print_failed",
                            "The page cannot be laid out: it is nested too deeply, or its style asks for the impossible"),
                    e);
        }
    }

    private static Refusal busy() {
        return Refusal.of(
                Refusal.Code.UNAVAILABLE,
                Message.of("system.print_many", "Too many documents are being printed. Please try again."));
    }

    private static byte[] make(String html, String title, String language) throws IOException {
        Document page = Jsoup.parse(Letters.usual(html));
        page.select("script, object, embed, iframe, base, link, meta[http-equiv]")
                .remove();
        // in the body it would be printed
        page.body().select("style").forEach(style -> page.head().appendChild(style));
        page.head().prependElement("style").appendText(STYLE);
        page.title(title);
        Objects.requireNonNull(page.selectFirst("html")).attr("lang", language);
        XRLog.setLoggerImpl(new Slf4jLogger());
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(page), null);
        // whatever is asked for, before anything is resolved
        builder.useExternalResourceAccessControl(
                (uri, type) -> isOwnPicture(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> isOwnPicture(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useHttpStreamImplementation(address -> {
            throw new IllegalStateException("nothing is fetched for a document");
        });
        builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.withProducer("Kontor");
        font(builder, "NotoSans-Regular.ttf", "Noto Sans", 400);
        font(builder, "NotoSans-Bold.ttf", "Noto Sans", 700);
        font(builder, "NotoSansSC-Regular.ttf", "Noto Sans SC", 400);
        font(builder, "NotoSansSC-Bold.ttf", "Noto Sans SC", 700);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(1 << 16);
        builder.toStream(pdf);
        builder.run();
        return pdf.toByteArray();
    }

    /** Pictures that stand in the page itself; drawings (SVG) are not made out. */
    private static boolean isOwnPicture(String uri) {
        return uri != null
                && uri.length() <= LARGEST_PICTURE
                && (uri.startsWith("data:image/png;base64,") || uri.startsWith("data:image/jpeg;base64,"));
    }

    /** Read when the first letter of it is met. */
    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        FSSupplier<InputStream> bytes = () -> new ByteArrayInputStream(Letters.withoutRadicals(read(file)));
        builder.useFont(
                bytes,
                family,
                weight,
                FontStyle.NORMAL,
                true,
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_FINAL));
    }

    private static byte[] read(String file) {
        try (InputStream in = PdfMaker.class.getResourceAsStream(FONTS + file)) {
            if (in == null) {
                throw new IOException("the font " + file + " is missing from lib/");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
