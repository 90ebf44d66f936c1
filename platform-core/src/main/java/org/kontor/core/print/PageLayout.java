package org.kontor.core.print;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/**
 * Lays a page out as PDF (PDF/A-2u, its letters embedded): with our fonts, pictures that the page holds itself, and no way to
 * any file or any address.
 */
final class PageLayout {
    private static final String FONTS = "/org/kontor/fonts/";
    private static final String OURS = "'Noto Sans', 'Noto Sans SC'";
    private static final String STYLE = "@page { size: A4; margin: 20mm } body { font-family: " + OURS
            + "; font-size: 10pt; margin: 0 }" + " table { -fs-table-paginate: paginate; border-collapse: collapse }";

    private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

    private PageLayout() {}

    static PdfAnswer pdf(PdfPage page) throws IOException {
        Pictures pictures = new Pictures();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(document(page)), null);
        // whatever is asked for, before anything is resolved
        builder.useExternalResourceAccessControl(
                (uri, type) -> pictures.accept(uri), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> pictures.accept(uri), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
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
        return pictures.isOneTooLarge()
                ? new PdfAnswer(PdfAnswer.Kind.PICTURE_TOO_LARGE, new byte[0])
                : PdfAnswer.pdf(pdf.toByteArray());
    }

    private static Document document(PdfPage page) {
        Document document = Jsoup.parse(Letters.usual(page.html()));
        document.select("script, object, embed, iframe, base, link, meta[http-equiv]")
                .remove();
        // in the body it would be printed
        document.body().select("style").forEach(style -> document.head().appendChild(style));
        document.head().prependElement("style").appendText(STYLE);
        document.title(page.title());
        Objects.requireNonNull(document.selectFirst("html")).attr("lang", page.language());
        return document;
    }

    /** Read when the first letter of it is met, and kept: the process lives of nothing else. */
    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        FSSupplier<InputStream> bytes = () -> new ByteArrayInputStream(READ.computeIfAbsent(file, PageLayout::read));
        builder.useFont(
                bytes,
                family,
                weight,
                FontStyle.NORMAL,
                true,
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_FINAL));
    }

    private static byte[] read(String file) {
        try (InputStream in = PageLayout.class.getResourceAsStream(FONTS + file)) {
            if (in == null) {
                throw new IOException("the font " + file + " is missing from lib/");
            }
            return Letters.withoutRadicals(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
