package org.kontor.core.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kontor.core.meta.ShortText;

/** What is left of names and media types that people send: nothing that could be read as anything else. */
public final class FileName {
    private static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 20;
    private static final Pattern TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}");

    /** Control characters, those that turn the direction of text, halves of letters, and what some systems do not take. */
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}<>:\"|?*]");

    private FileName() {}

    /** A name with its ending and without a path, never empty. */
    public static String of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = UNFIT.matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
                .replaceAll("")
                .strip();
        // hidden files, and names that some systems cut
        String named = plain.replaceAll("^\\.+|[. ]+$", "").strip();
        return named.isEmpty() ? "file" : cut(named);
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int point = name.lastIndexOf('.');
        String ending = point > 0 && name.length() - point <= LONGEST_ENDING ? name.substring(point) : "";
        return ShortText.of(name, LONGEST - ending.length()) + ending;
    }

    /** A media type without its parameters; that of anything where none was given. */
    public static String type(String given) {
        int end = given.indexOf(';');
        String type = (end < 0 ? given : given.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return TYPE.matcher(type).matches() ? type : "application/octet-stream";
    }
}
