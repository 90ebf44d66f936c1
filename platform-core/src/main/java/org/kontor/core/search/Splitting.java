package org.kontor.core.search;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.core.match.Folding;

/**
 * Takes a text apart, the same way whether it is indexed or asked: chunks between blanks, their pieces between other signs,
 * the parts of those where small letters, capitals and digits meet, and runs of chunks that are one number.
 */
final class Splitting {
    /** As accounts are written everywhere, or their beginning; and as they are in Poland, 26 digits or those behind the first two. */
    private static final Pattern IBAN = Pattern.compile("(?<![\\p{L}\\p{N}])"
            + "(?:[A-Za-z]{2}\\d{2}(?: ?[A-Za-z0-9]{4}){1,7}(?: ?[A-Za-z0-9]{1,3})?|\\d{2,4}(?: ?\\d{4}){5,6})"
            + "(?![\\p{L}\\p{N}])");

    private static final int SHORTEST_IBAN = 15;
    private static final int LONGEST_IBAN = 40;
    /** As people write phone and other long numbers. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[(]?\\d(?:[ .()/\u00a0-]{0,3}\\d){4,19}");

    /**
     * What stands between blanks, without signs at its edges.
     *
     * @param pieces at least one
     */
    record Chunk(int start, int end, List<Piece> pieces) {
        Chunk {
            pieces = List.copyOf(pieces);
        }

        /** Whether it is of letters between which people write no blanks, in part at least. */
        boolean isDense() {
            return pieces.stream().anyMatch(Piece::dense);
        }
    }

    /**
     * Letters and digits in a row.
     *
     * @param text as it is written, apostrophes left out
     * @param dense whether it is of a script that writes no blanks between words
     * @param parts where it falls apart further; empty where it does not
     */
    record Piece(int start, int end, String text, boolean dense, List<Piece> parts) {
        Piece {
            parts = List.copyOf(parts);
        }
    }

    /** A character of a dense piece, with its accents. */
    record Letter(int start, int end, int point) {}

    /**
     * Several signs that are one number, however they are grouped.
     *
     * @param text digits, or an account's letters and digits, without anything between them
     * @param isInternational whether it begins with a country's code
     * @param isAccount whether it is a bank account
     */
    record Run(int start, int end, String text, boolean isInternational, boolean isAccount) {}

    private Splitting() {}

    static List<Chunk> chunks(String text) {
        List<Chunk> chunks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (!isBlank(letter)) {
                int end = at;
                while (end < text.length() && !isBlank(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                List<Piece> pieces = pieces(text, at, end);
                if (!pieces.isEmpty()) {
                    chunks.add(new Chunk(
                            pieces.getFirst().start(), pieces.getLast().end(), pieces));
                }
                at = end;
            } else {
                at += Character.charCount(letter);
            }
        }
        return chunks;
    }

    private static boolean isBlank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || Character.isISOControl(letter);
    }

    private static List<Piece> pieces(String text, int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        while (at < to) {
            int letter = text.codePointAt(at);
            if (!isWord(letter)) {
                at += Character.charCount(letter);
                continue;
            }
            boolean dense = isDense(letter);
            int end = at + Character.charCount(letter);
            while (end < to && continues(text, end, to, dense)) {
                end += Character.charCount(text.codePointAt(end));
            }
            pieces.add(piece(text, at, end, dense));
            at = end;
        }
        return pieces;
    }

    private static boolean continues(String text, int at, int to, boolean dense) {
        int letter = text.codePointAt(at);
        if (isApostrophe(letter)) {
            int next = at + 1;
            return !dense && next < to && isWord(text.codePointAt(next)) && !isDense(text.codePointAt(next));
        }
        return isWord(letter) && (isMark(letter) || isDense(letter) == dense);
    }

    private static Piece piece(String text, int start, int end, boolean dense) {
        String raw = withoutApostrophes(text.substring(start, end));
        return new Piece(start, end, raw, dense, dense ? List.of() : parts(text, start, end));
    }

    private static String withoutApostrophes(String raw) {
        if (raw.chars().noneMatch(Splitting::isApostrophe)) {
            return raw;
        }
        StringBuilder left = new StringBuilder(raw.length());
        raw.codePoints().filter(letter -> !isApostrophe(letter)).forEach(left::appendCodePoint);
        return left.toString();
    }

    /** Where small letters end before a capital, letters before digits, and at apostrophes. */
    private static List<Piece> parts(String text, int start, int end) {
        List<Piece> parts = new ArrayList<>();
        int from = start;
        int before = -1;
        for (int at = start; at < end; ) {
            int letter = text.codePointAt(at);
            int width = Character.charCount(letter);
            if (isApostrophe(letter)) {
                add(parts, text, from, at);
                from = at + width;
                before = -1;
            } else {
                if (before >= 0 && fallsApart(before, letter)) {
                    add(parts, text, from, at);
                    from = at;
                }
                before = isMark(letter) ? before : letter;
            }
            at += width;
        }
        if (from == start) {
            return List.of();
        }
        add(parts, text, from, end);
        return parts;
    }

    private static void add(List<Piece> parts, String text, int from, int to) {
        if (to > from) {
            parts.add(new Piece(from, to, text.substring(from, to), false, List.of()));
        }
    }

    private static boolean fallsApart(int before, int letter) {
        return (Character.isLowerCase(before) && Character.isUpperCase(letter))
                || (Character.isDigit(before) != Character.isDigit(letter) && !isMark(letter));
    }

    /** The characters of a dense piece that stand by themselves. */
    static List<Letter> letters(Piece piece) {
        List<Letter> letters = new ArrayList<>();
        int at = 0;
        while (at < piece.text().length()) {
            int point = piece.text().codePointAt(at);
            int end = at + Character.charCount(point);
            if (!Folding.fold(Character.toString(point)).isEmpty()) {
                letters.add(new Letter(piece.start() + at, piece.start() + end, point));
            }
            at = end;
        }
        return letters;
    }

    private static boolean isApostrophe(int letter) {
        return letter == '\'' || letter == '’' || letter == 'ʼ';
    }

    private static boolean isWord(int letter) {
        return !isApostrophe(letter) && (Character.isLetterOrDigit(letter) || isMark(letter));
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Scripts that write no blanks between words. */
    private static boolean isDense(int letter) {
        if (letter < 0x0E00 || isMark(letter) && UScript.getScript(letter) == UScript.INHERITED) {
            return false;
        }
        return switch (UScript.getScript(letter)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.BOPOMOFO,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> true;
            // the sign that lengthens a vowel in Japanese
            default -> letter == 'ー';
        };
    }

    /** Numbers of phones, accounts and the like, wherever they stand in a text. */
    static List<Run> runs(String text) {
        return runs(text, SHORTEST_IBAN);
    }

    /** The same in what somebody typed, who may have typed the beginning of an account. */
    static List<Run> typedRuns(String text) {
        return runs(text, 1);
    }

    private static List<Run> runs(String text, int shortest) {
        List<Run> runs = new ArrayList<>();
        if (text.chars().noneMatch(letter -> letter >= '0' && letter <= '9')) {
            return runs;
        }
        Matcher accounts = IBAN.matcher(text);
        while (accounts.find()) {
            String joined = accounts.group().replace(" ", "").toLowerCase(Locale.ROOT);
            if (joined.length() >= shortest && joined.length() <= LONGEST_IBAN) {
                runs.add(new Run(accounts.start(), accounts.end(), joined, false, true));
            }
        }
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            boolean isInside =
                    runs.stream().anyMatch(run -> numbers.start() < run.end() && run.start() < numbers.end());
            boolean goesOn = numbers.end() < text.length() && Character.isLetterOrDigit(text.charAt(numbers.end()));
            boolean began = numbers.start() > 0 && Character.isLetterOrDigit(text.charAt(numbers.start() - 1));
            if (!isInside && !goesOn && !began) {
                runs.add(number(numbers));
            }
        }
        return runs;
    }

    private static Run number(Matcher number) {
        String digits = number.group().replaceAll("\\D", "");
        boolean isInternational = number.group().startsWith("+") || digits.startsWith("00");
        String bare = digits.replaceFirst("^0+(?=\\d)", "");
        return new Run(number.start(), number.end(), bare, isInternational, false);
    }
}
