package org.kontor.core.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.match.Folding;
import org.kontor.core.search.Splitting.Chunk;
import org.kontor.core.search.Splitting.Letter;
import org.kontor.core.search.Splitting.Piece;
import org.kontor.core.search.Splitting.Run;

/** Words as somebody typed them. There is no language of questions: every sign that is no letter and no digit only parts. */
final class Asked {
    static final int LONGEST = 1000;
    static final int MOST_WORDS = 32;
    private static final int LETTERS_PER_DENSE_WORD = 4;
    /** From so many letters on one may be mistaken, and two. */
    private static final int ONE_TYPO = 4;

    private static final int TWO_TYPOS = 8;
    /** Nobody types longer ones by heart. */
    private static final int LONGEST_MISTYPED = 32;

    private static final int LONGEST_COUNTRY_CODE = 3;

    private final String text;
    private final List<Chunk> chunks;

    private Asked(String text, List<Chunk> chunks) {
        this.text = text;
        this.chunks = chunks;
    }

    /**
     * What words ask for.
     *
     * @throws Refusal MALFORMED when they are too long or too many, or none at all
     */
    static Wanted of(String words) {
        if (words.length() > LONGEST) {
            throw malformed(Message.of("system.search_long", "Search by at most {max} letters")
                    .with("max", LONGEST));
        }
        List<Chunk> chunks = Splitting.chunks(words).stream()
                .filter(chunk -> !chunk.pieces().stream().allMatch(Asked::isNothing))
                .toList();
        int number = 0;
        for (Chunk chunk : chunks) {
            for (Piece piece : chunk.pieces()) {
                number +=
                        isNothing(piece) ? 0 : piece.dense() ? 1 + piece.text().length() / LETTERS_PER_DENSE_WORD : 1;
            }
        }
        if (number == 0) {
            throw malformed(Message.of("system.search_nothing", "Search by words with letters or digits"));
        }
        if (number > MOST_WORDS) {
            throw malformed(Message.of("system.search_words", "Search by at most {max} words")
                    .with("max", MOST_WORDS));
        }
        return new Asked(words, chunks).wanted();
    }

    /**
     * The same words as they stand between blanks, without those that have neither a letter nor a digit.
     *
     * @throws Refusal as {@link #of}
     */
    static List<String> parts(String words) {
        of(words);
        return Arrays.stream(words.strip().split("\\s+", -1))
                .filter(word -> Splitting.chunks(word).stream()
                        .anyMatch(chunk -> !chunk.pieces().stream().allMatch(Asked::isNothing)))
                .toList();
    }

    private static Refusal malformed(Message reason) {
        return Refusal.of(Refusal.Code.MALFORMED, reason);
    }

    private Wanted wanted() {
        List<Run> runs = Splitting.typedRuns(text);
        List<Wanted> all = new ArrayList<>();
        int at = 0;
        while (at < chunks.size()) {
            Chunk chunk = chunks.get(at);
            Run run = runs.stream()
                    .filter(each -> each.start() < chunk.end() && chunk.start() < each.end())
                    .findFirst()
                    .orElse(null);
            int end = at + 1;
            while (run != null && end < chunks.size() && chunks.get(end).start() < run.end()) {
                end++;
            }
            List<Wanted> apart = new ArrayList<>();
            for (int i = at; i < end; i++) {
                apart.add(chunk(chunks.get(i), i == chunks.size() - 1));
            }
            all.add(run == null ? Wanted.all(apart) : Wanted.any(List.of(number(run), Wanted.all(apart))));
            at = end;
        }
        return Wanted.all(all);
    }

    /** A number as one, however it is grouped, with the country's code or without it. */
    private static Wanted number(Run run) {
        List<Wanted> ways = new ArrayList<>(List.of(new Wanted.Atom(Analysis.cut(run.text()), true, 0)));
        if (run.text().length() >= Analysis.SHORTEST_END) {
            ways.add(new Wanted.Atom(Analysis.within(run.text()), true, 0));
        }
        for (int code = 1; run.isInternational() && code <= LONGEST_COUNTRY_CODE; code++) {
            if (run.text().length() - code >= Analysis.SHORTEST_END) {
                ways.add(new Wanted.Atom(run.text().substring(code), false, 0));
            }
        }
        return Wanted.any(ways);
    }

    private Wanted chunk(Chunk chunk, boolean isLast) {
        List<Wanted> pieces = new ArrayList<>();
        for (Piece piece : chunk.pieces()) {
            if (!isNothing(piece)) {
                pieces.add(piece.dense() ? dense(piece) : piece(piece, isLast));
            }
        }
        if (pieces.size() <= 1 || chunk.isDense()) {
            return Wanted.all(pieces);
        }
        List<Wanted> ways = new ArrayList<>(List.of(Wanted.all(pieces)));
        for (String term : List.of(Analysis.whole(text, chunk), Analysis.joined(chunk))) {
            if (!term.isEmpty()) {
                ways.add(new Wanted.Atom(term, true, 0));
            }
        }
        return Wanted.any(ways);
    }

    /** Accents without a letter are no word. */
    private static boolean isNothing(Piece piece) {
        return Folding.fold(piece.text()).isEmpty();
    }

    private static Wanted piece(Piece piece, boolean isLast) {
        List<Wanted> ways = new ArrayList<>();
        ways.addAll(ways(piece, isLast));
        if (!piece.parts().isEmpty()) {
            List<Wanted> parts = new ArrayList<>();
            for (Piece part : piece.parts()) {
                if (!isNothing(part)) {
                    parts.add(Wanted.any(ways(part, isLast)));
                }
            }
            ways.add(Wanted.all(parts));
        }
        return Wanted.any(ways);
    }

    /** However it is written; a number without the zeros before it is another one if more follows. */
    private static List<Wanted> ways(Piece piece, boolean isLast) {
        List<Wanted> ways = new ArrayList<>();
        for (String term : Analysis.terms(piece.text())) {
            boolean isShortened = piece.text().startsWith("0") && !term.startsWith("0");
            ways.add(isShortened ? new Wanted.Atom(term, false, 0) : atom(term, isLast));
        }
        return ways;
    }

    private static Wanted.Atom atom(String term, boolean isLast) {
        int letters = term.codePointCount(0, term.length());
        boolean isNumber = term.chars().anyMatch(Character::isDigit);
        int typos = isNumber || letters < ONE_TYPO || letters > LONGEST_MISTYPED ? 0 : letters < TWO_TYPOS ? 1 : 2;
        return new Wanted.Atom(term, isLast || letters > 1, typos);
    }

    /** Each two neighbours; a character alone as it is. */
    private static Wanted dense(Piece piece) {
        List<Letter> letters = Splitting.letters(piece);
        if (letters.size() < 2) {
            return new Wanted.Atom(Folding.fold(piece.text()), false, 0);
        }
        List<Wanted> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < letters.size(); i++) {
            String pair =
                    Analysis.pair(letters.get(i).point(), letters.get(i + 1).point());
            pairs.add(new Wanted.Atom(pair, false, 0));
        }
        return Wanted.all(pairs);
    }
}
