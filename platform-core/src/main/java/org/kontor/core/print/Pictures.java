package org.kontor.core.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The pictures of a page: those that stand in it, and of so few pixels that there is room for all of them. Drawings (SVG) are
 * not made out.
 */
final class Pictures {
    /** Four bytes each, and some of them twice: two pages of A4 at 200 dots an inch. */
    static final int MOST_PIXELS = 8_000_000;

    private static final int LONGEST = 4 << 20;

    private final Map<String, Boolean> known = new HashMap<>();
    private long pixels;

    /** Whether that is one of them. */
    boolean accept(String uri) {
        return uri != null
                && uri.length() <= LONGEST
                && (uri.startsWith("data:image/png;base64,") || uri.startsWith("data:image/jpeg;base64,"))
                && known.computeIfAbsent(uri, this::hasRoom);
    }

    /** By what its first bytes say, before any of its pixels is made out. */
    private boolean hasRoom(String uri) {
        try (ImageInputStream in = ImageIO.createImageInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(uri.substring(uri.indexOf(',') + 1))))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                pixels += (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
            return !isOneTooLarge();
        } catch (IOException | RuntimeException e) {
            // what is no picture is not shown
            return false;
        }
    }

    /** Whether the page is to be refused. */
    boolean isOneTooLarge() {
        return pixels > MOST_PIXELS;
    }
}
