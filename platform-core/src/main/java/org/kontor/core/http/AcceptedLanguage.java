package org.kontor.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The language that a request asks for, by its {@code Accept-Language}. */
final class AcceptedLanguage {
    /** What the kernel speaks: of several languages the first of these is taken, so that an answer is of one piece. */
    private static final Set<String> SPOKEN = Set.of("en", "cs", "pl", "de", "zh");

    private static final int LONGEST = 1000;

    private AcceptedLanguage() {}

    static Locale of(Request request) {
        return of(request, Locale.ENGLISH);
    }

    static Locale of(Request request, Locale otherwise) {
        return of(String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT_LANGUAGE)), otherwise);
    }

    /** English where nothing is asked for, or cannot be read. */
    static Locale of(@Nullable String header) {
        return of(header, Locale.ENGLISH);
    }

    /** @param otherwise where nothing is asked for, or cannot be read */
    static Locale of(@Nullable String header, Locale otherwise) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return otherwise;
        }
        List<Locale> wanted;
        try {
            wanted = Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> !locale.getLanguage().isEmpty())
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return otherwise;
        }
        return wanted.stream()
                .filter(locale -> SPOKEN.contains(locale.getLanguage()))
                .findFirst()
                .or(() -> wanted.stream().findFirst())
                .orElse(otherwise);
    }
}
