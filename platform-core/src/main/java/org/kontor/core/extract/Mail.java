package org.kontor.core.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a mail as it was sent: who wrote to whom of what, its texts, and what the files in it are called. */
final class Mail {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 500;
    private static final List<String> TOLD = List.of("subject", "from", "to", "cc");
    private static final Pattern ENCODED = Pattern.compile("=\\?([\\w-]{1,40})\\?([bBqQ])\\?([^?\\s]{0,2000})\\?=");
    private static final Pattern BETWEEN = Pattern.compile("(\\?=)\\s+(?==\\?)");
    private static final Pattern CODED = Pattern.compile("([\\w-]{1,40})'[\\w-]{0,40}'(.{0,1000})");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([\\w*-]{1,40})\\s*=\\s*(?:\"([^\"]{0,1000})\"|([^;\\s]{1,1000}))");

    private final TextSink sink;
    private int parts;

    Mail(TextSink sink) {
        this.sink = sink;
    }

    void read(byte[] mail) throws IOException {
        // its bytes as letters: what they are is said part by part
        String raw = new String(mail, ISO_8859_1).replace("\r\n", "\n");
        Map<String, String> head = head(raw);
        for (String name : TOLD) {
            sink.write(decoded(head.getOrDefault(name, "")));
            sink.line();
        }
        part(head, body(raw), 0);
    }

    private static Map<String, String> head(String raw) {
        Map<String, String> head = new TreeMap<>();
        int end = raw.indexOf("\n\n");
        String all = end < 0 ? raw : raw.substring(0, end);
        for (String line : all.replaceAll("\n[ \t]+", " ").split("\n", 500)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                head.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return head;
    }

    private static String body(String raw) {
        int end = raw.indexOf("\n\n");
        return end < 0 ? "" : raw.substring(end + 2);
    }

    private void part(Map<String, String> head, String body, int depth) throws IOException {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            return;
        }
        String type = head.getOrDefault("content-type", "text/plain");
        String kind = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (kind.startsWith("multipart/")) {
            String boundary = parameter(type, "boundary");
            if (!boundary.isEmpty()) {
                for (String each : split(body, boundary)) {
                    part(head(each), body(each), depth + 1);
                }
            }
            return;
        }
        sink.line();
        String named = told(head.getOrDefault("content-disposition", ""), "filename");
        sink.write(named.isEmpty() ? told(type, "name") : named);
        sink.line();
        boolean isAttached = head.getOrDefault("content-disposition", "")
                .toLowerCase(Locale.ROOT)
                .startsWith("attachment");
        if (kind.equals("message/rfc822")) {
            Map<String, String> inner = head(body);
            sink.write(decoded(inner.getOrDefault("subject", "")));
            part(inner, body(body), depth + 1);
        } else if (!isAttached && (kind.equals("text/plain") || kind.equals("text/html"))) {
            String text = text(body, head.getOrDefault("content-transfer-encoding", ""), parameter(type, "charset"));
            if (kind.equals("text/html")) {
                byte[] page = text.getBytes(StandardCharsets.UTF_8);
                PageText.write(page, page.length, StandardCharsets.UTF_8.name(), sink);
            } else {
                sink.write(text);
            }
        }
    }

    private static List<String> split(String body, String boundary) {
        String[] all = ("\n" + body).split(Pattern.quote("\n--" + boundary), MOST_PARTS);
        return List.of(all).subList(Math.min(1, all.length), all.length).stream()
                .filter(each -> !each.startsWith("--"))
                .map(each -> each.substring(Math.min(each.length(), each.indexOf('\n') + 1)))
                .toList();
    }

    private static String parameter(String value, String name) {
        return parameters(value).getOrDefault(name, "");
    }

    private static Map<String, String> parameters(String value) {
        Map<String, String> parameters = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(value);
        while (matcher.find()) {
            parameters.putIfAbsent(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        return parameters;
    }

    /** A parameter that people read: in pieces, or in a charset that it names itself (RFC 2231), or else as heads are. */
    private static String told(String value, String name) {
        Map<String, String> all = parameters(value);
        String whole = all.get(name + "*");
        if (whole != null) {
            all.put(name + "*0*", whole);
            all.remove(name + "*1");
            all.remove(name + "*1*");
        }
        Matcher coded = CODED.matcher(all.getOrDefault(name + "*0*", ""));
        StringBuilder bytes = new StringBuilder();
        if (coded.matches()) {
            all.put(name + "*0*", coded.group(2));
        }
        for (int i = 0; ; i++) {
            String escaped = all.get(name + "*" + i + "*");
            String piece =
                    escaped == null ? all.get(name + "*" + i) : new String(unescaped(escaped, '%', false), ISO_8859_1);
            if (piece == null) {
                break;
            }
            bytes.append(piece);
        }
        if (coded.matches()) {
            return new String(bytes.toString().getBytes(ISO_8859_1), charset(coded.group(1)));
        }
        return decoded(bytes.isEmpty() ? all.getOrDefault(name, "") : bytes.toString());
    }

    private static String text(String body, String encoding, String charset) {
        byte[] bytes = switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body);
            case "quoted-printable" -> unescaped(body, '=', false);
            default -> body.getBytes(ISO_8859_1);
        };
        return new String(bytes, charset.isEmpty() ? Charsets.of(bytes) : charset(charset));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    /**
     * @param sign what stands before the two digits of a byte
     * @param isWord whether an underscore stands for a blank, as it does in heads
     */
    private static byte[] unescaped(String text, char sign, boolean isWord) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == sign && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at++;
            } else if (letter == sign && at + 2 < text.length() && isHex(text, at + 1)) {
                bytes.write(Integer.parseInt(text, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.write(isWord && letter == '_' ? ' ' : letter);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && Character.digit(text.charAt(at + 1), 16) >= 0;
    }

    private static String decoded(String head) {
        String raw = BETWEEN.matcher(head).replaceAll("$1");
        String utf = new String(raw.getBytes(ISO_8859_1), Charsets.of(raw.getBytes(ISO_8859_1)));
        return ENCODED.matcher(utf).replaceAll(Mail::word);
    }

    private static String word(MatchResult match) {
        byte[] bytes =
                match.group(2).equalsIgnoreCase("b") ? base64(match.group(3)) : unescaped(match.group(3), '=', true);
        return Matcher.quoteReplacement(new String(bytes, charset(match.group(1))));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
