package org.kontor.core.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kontor.core.match.Folding;
import org.kontor.core.match.Romanising;
import org.kontor.core.search.Splitting.Chunk;
import org.kontor.core.search.Splitting.Letter;
import org.kontor.core.search.Splitting.Piece;
import org.kontor.core.search.Splitting.Run;

/** By which terms the places of a text are found. */
final class Analysis {
    /** To be raised whenever the same text has other terms than before: indexes of another version are made anew. */
    static final int VERSION = 3;

    /** Of longer texts the rest is not found by. */
    static final int LONGEST_TEXT = 50_000;

    /** Longer terms are cut, in the index and in questions alike. */
    static final int LONGEST_TERM = 64;

    /** Fewer digits at the end of a number are no way to find it. */
    static final int SHORTEST_END = 6;

    /** Up to so many syllables may be typed as one word. */
    private static final int SYLLABLES = 6;

    private static final int SYLLABLES_OF_LONG = 2;
    private static final int LONG_RUN = 60;

    private Analysis() {}

    /**
     * All places of a text.
     *
     * @param isPhone whether it is a phone's number, to be found by its end
     */
    static List<Word> words(String text, boolean isPhone) {
        String read = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<Word> words = new ArrayList<>();
        for (Chunk chunk : Splitting.chunks(read)) {
            add(words, chunk, read);
        }
        for (Run run : Splitting.runs(read)) {
            words.add(new Word(run.start(), run.end(), ends(run, isPhone)));
        }
        return words;
    }

    private static void add(List<Word> words, Chunk chunk, String text) {
        for (Piece piece : chunk.pieces()) {
            if (piece.dense()) {
                addDense(words, piece);
            } else {
                add(words, piece.start(), piece.end(), List.copyOf(terms(piece.text())));
                for (Piece part : piece.parts()) {
                    add(words, part.start(), part.end(), List.copyOf(terms(part.text())));
                }
            }
        }
        if (chunk.pieces().size() > 1 && !chunk.isDense()) {
            Set<String> whole = new LinkedHashSet<>(Arrays.asList(whole(text, chunk), joined(chunk)));
            add(words, chunk.start(), chunk.end(), List.copyOf(whole));
            addMail(words, chunk, text);
        }
    }

    /** An address of mail is found by what stands on either side of its sign too. */
    private static void addMail(List<Word> words, Chunk chunk, String text) {
        int sign = text.indexOf('@', chunk.start());
        if (sign > chunk.start() && sign + 1 < chunk.end()) {
            add(words, chunk.start(), sign, List.of(cut(Folding.fold(text.substring(chunk.start(), sign)))));
            add(words, sign + 1, chunk.end(), List.of(cut(Folding.fold(text.substring(sign + 1, chunk.end())))));
        }
    }

    /** A chunk as it is written, signs between its pieces and all. */
    static String whole(String text, Chunk chunk) {
        return cut(Folding.fold(text.substring(chunk.start(), chunk.end())));
    }

    /** A chunk without the signs between its pieces. */
    static String joined(Chunk chunk) {
        StringBuilder all = new StringBuilder();
        chunk.pieces().forEach(piece -> all.append(piece.text()));
        return cut(Folding.fold(all.toString()));
    }

    /** By which terms letters and digits in a row are found; none, where they are accents without a letter. */
    static Set<String> terms(String piece) {
        Set<String> terms = new LinkedHashSet<>();
        String folded = Folding.fold(piece);
        terms.add(cut(folded));
        String spelledOut = Folding.fold(Folding.spelledOut(piece));
        terms.add(cut(spelledOut));
        String latin = Romanising.word(piece);
        if (!latin.isEmpty()) {
            terms.add(cut(latin));
        }
        if (folded.startsWith("0") && folded.chars().allMatch(Character::isDigit)) {
            terms.add(cut(withoutZeros(folded)));
        }
        terms.remove("");
        return terms;
    }

    static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+(?=.)", "");
    }

    static String cut(String term) {
        if (term.length() <= LONGEST_TERM) {
            return term;
        }
        int end = Character.isHighSurrogate(term.charAt(LONGEST_TERM - 1)) ? LONGEST_TERM - 1 : LONGEST_TERM;
        return term.substring(0, end);
    }

    /** Each character, each two neighbours, and how some in a row are read. */
    private static void addDense(List<Word> words, Piece piece) {
        List<Letter> letters = Splitting.letters(piece);
        int size = letters.size();
        int most = size > LONG_RUN ? SYLLABLES_OF_LONG : SYLLABLES;
        for (int i = 0; i < size; i++) {
            Letter letter = letters.get(i);
            List<String> read = Romanising.syllables(letter.point());
            add(words, letter.start(), letter.end(), with(fold(letter.point()), read));
            for (int to = i + 1; to < size && to < i + most; to++) {
                Letter last = letters.get(to);
                read = Romanising.ways(read, Romanising.syllables(last.point()));
                String pair = to == i + 1 ? pair(letter.point(), last.point()) : "";
                add(words, letter.start(), last.end(), with(pair, read));
            }
        }
    }

    private static List<String> with(String term, List<String> read) {
        List<String> terms = new ArrayList<>(read.size() + 1);
        terms.add(term);
        read.forEach(way -> terms.add(cut(way)));
        return terms;
    }

    private static String fold(int letter) {
        return Folding.fold(Character.toString(letter));
    }

    private static void add(List<Word> words, int start, int end, List<String> terms) {
        List<String> some = terms.stream().filter(term -> !term.isEmpty()).toList();
        if (!some.isEmpty()) {
            words.add(new Word(start, end, some));
        }
    }

    static String pair(int first, int second) {
        return Folding.fold(new StringBuilder()
                .appendCodePoint(first)
                .appendCodePoint(second)
                .toString());
    }

    /** The term of how a bank account goes on within; no typed word begins so, since short numbers would find every account. */
    static String within(String account) {
        return cut("#" + account);
    }

    /** A number as a whole; a phone's also by its end, since nobody says whether the country's code is a part of it, and an account's from anywhere on. */
    private static List<String> ends(Run run, boolean isPhone) {
        List<String> ends = new ArrayList<>(List.of(cut(run.text())));
        if (run.isAccount()) {
            for (int from = 1; run.text().length() - from >= SHORTEST_END; from++) {
                ends.add(within(run.text().substring(from)));
            }
        } else if (isPhone || run.isInternational()) {
            for (int from = 1; run.text().length() - from >= SHORTEST_END; from++) {
                ends.add(run.text().substring(from));
            }
        }
        return ends;
    }
}
