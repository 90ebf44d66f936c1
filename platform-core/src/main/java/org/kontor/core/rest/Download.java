package org.kontor.core.rest;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Hands out what people made: never shown by the browser as a page of ours, whatever it is, and never of a type that a page
 * of ours would run. (That browsers are not to guess
 * types, and to keep scripts out, is said on every answer.)
 */
final class Download {
    /** What a page of ours could load and run, or be dressed with, though it is meant to be saved. */
    private static final Pattern RUN =
            Pattern.compile("(?i)[a-z]+/(x-)?((java|ecma|j|live|vb)script[0-9.]*|css|wasm)\\s*(;.*)?");

    private static final String ANYTHING = "application/octet-stream";
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Download() {}

    static Response.ResponseBuilder answer(Object content, String name, String type) {
        return Response.ok(content)
                .type(RUN.matcher(type).matches() ? ANYTHING : type)
                .header("Content-Disposition", disposition(name));
    }

    /** RFC 6266: for old programs the letters that they know, for the others all of them (RFC 8187). */
    static String disposition(String name) {
        StringBuilder old = new StringBuilder();
        name.codePoints()
                .forEach(each -> old.append(
                        each >= 0x20 && each < 0x7f && each != '"' && each != '\\' && each != '%' ? (char) each : '_'));
        return "attachment; filename=\"" + old + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xFF);
            boolean isPlain = letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            if (isPlain) {
                encoded.append(letter);
            } else {
                encoded.append(String.format("%%%02X", (int) letter));
            }
        }
        return encoded.toString();
    }
}
