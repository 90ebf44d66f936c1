package org.kontor.core.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * The font that stands for all fonts that a PDF does not bring along: its text is wanted and not its looks, so no folder of this
 * machine is looked through for others.
 */
final class OneFont implements FontMapper {
    private static final String PATH = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;

    private OneFont(TrueTypeFont font) {
        this.font = font;
    }

    static OneFont load() throws IOException {
        try (InputStream in = Objects.requireNonNull(FontMapper.class.getResourceAsStream(PATH), PATH)) {
            return new OneFont(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
        return new CIDFontMapping(null, font, true);
    }
}
