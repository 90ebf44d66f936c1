package org.kontor.core.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kontor.core.record.IndexRow;

/**
 * Holds what is looked for against a record as somebody may read it now. The index only proposes: what it holds may be older,
 * and it knows rights by their outlines alone.
 */
final class Matching {
    private static final int LONGEST_TEXT = 160;
    private static final int BEFORE = 40;
    private static final int MOST_REASONS = 4;

    private final Wanted wanted;

    /** A text of the record. */
    private record Place(SearchedField field, String text, List<Word> words) {}

    private record Found(Place place, Word word) {}

    Matching(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Why the record is found; empty where it is not, by what its reader may read. */
    Optional<List<Reason>> reasons(SearchedEntity entity, IndexRow row) {
        List<Place> places = new ArrayList<>();
        for (SearchedField field : entity.fields()) {
            for (String text : field.texts(row)) {
                places.add(new Place(field, text, Analysis.words(text, field.isPhone())));
            }
        }
        List<Found> found = new ArrayList<>();
        return matches(wanted, places, found) ? Optional.of(reasons(places, found)) : Optional.empty();
    }

    /** Whether it is found. */
    boolean matches(SearchedEntity entity, IndexRow row) {
        return reasons(entity, row).isPresent();
    }

    private static boolean matches(Wanted wanted, List<Place> places, List<Found> found) {
        return switch (wanted) {
            case Wanted.Atom atom -> matches(atom, places, found);
            case Wanted.All all -> {
                for (Wanted each : all.each()) {
                    if (!matches(each, places, found)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Wanted.Any any -> {
                boolean matches = false;
                for (Wanted each : any.each()) {
                    List<Found> own = new ArrayList<>();
                    if (matches(each, places, own)) {
                        matches = true;
                        found.addAll(own);
                    }
                }
                yield matches;
            }
        };
    }

    private static boolean matches(Wanted.Atom atom, List<Place> places, List<Found> found) {
        Likeness best = Likeness.NONE;
        List<Found> like = new ArrayList<>();
        for (Place place : places) {
            for (Word word : place.words()) {
                Likeness likeness = best(atom, word);
                if (likeness.compareTo(best) > 0) {
                    best = likeness;
                    like.clear();
                }
                if (likeness == best && best != Likeness.NONE) {
                    like.add(new Found(place, word));
                }
            }
        }
        found.addAll(like);
        return best != Likeness.NONE;
    }

    private static Likeness best(Wanted.Atom atom, Word word) {
        Likeness best = Likeness.NONE;
        for (String term : word.terms()) {
            Likeness likeness = Likeness.of(atom, term);
            best = likeness.compareTo(best) > 0 ? likeness : best;
        }
        return best;
    }

    private static List<Reason> reasons(List<Place> places, List<Found> found) {
        List<Reason> reasons = new ArrayList<>();
        for (Place place : places) {
            List<Reason.Mark> marks = marks(found.stream()
                    .filter(each -> each.place() == place)
                    .map(Found::word)
                    .toList());
            if (!marks.isEmpty() && reasons.size() < MOST_REASONS) {
                reasons.add(reason(place, marks));
            }
        }
        return reasons;
    }

    /** What overlaps is one mark. */
    private static List<Reason.Mark> marks(List<Word> words) {
        List<Reason.Mark> marks = new ArrayList<>();
        for (Word word :
                words.stream().sorted(Comparator.comparingInt(Word::start)).toList()) {
            Reason.Mark last = marks.isEmpty() ? null : marks.getLast();
            if (last != null && word.start() < last.to()) {
                marks.set(marks.size() - 1, new Reason.Mark(last.from(), Math.max(last.to(), word.end())));
            } else {
                marks.add(new Reason.Mark(word.start(), word.end()));
            }
        }
        return marks;
    }

    private static Reason reason(Place place, List<Reason.Mark> marks) {
        SearchedField field = place.field();
        String text = place.text();
        if (text.length() <= LONGEST_TEXT) {
            return new Reason(field.path(), field.field(), field.parts(), text, marks);
        }
        int from = edge(text, Math.max(0, marks.getFirst().from() - BEFORE));
        int to = edge(text, Math.min(text.length(), from + LONGEST_TEXT));
        List<Reason.Mark> inside = marks.stream()
                .filter(mark -> mark.from() < to)
                .map(mark -> new Reason.Mark(mark.from() - from, Math.min(mark.to(), to) - from))
                .toList();
        return new Reason(field.path(), field.field(), field.parts(), text.substring(from, to), inside);
    }

    /** Not between the two halves of a character. */
    private static int edge(String text, int at) {
        boolean isBetween = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return isBetween ? at - 1 : at;
    }
}
