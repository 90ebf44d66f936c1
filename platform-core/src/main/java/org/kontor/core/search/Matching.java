package org.kontor.core.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.FileId;
import org.kontor.core.record.IndexRow;

/**
 * Holds what is looked for against a record as somebody may read it now. The index only proposes: what it holds may be older,
 * and it knows rights by their outlines alone.
 */
final class Matching {
    private static final int LONGEST_TEXT = 160;
    private static final int BEFORE = 40;
    private static final int MOST_REASONS = 4;
    /** Of a file's text no more are looked at in which some of the words stand and others never do. */
    private static final int MOST_PASSAGES = 500;

    private final Wanted wanted;
    private final Set<Wanted.Atom> atoms;

    /** A text of the record. */
    private record Place(SearchedField field, String text, List<Word> words) {}

    private record Found(Place place, Word word) {}

    Matching(Wanted wanted) {
        this.wanted = wanted;
        this.atoms = atoms(wanted).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Why the record is found; empty where it is not, by what its reader may read. The contents of its files are looked into
     * where its own texts are not enough.
     *
     * @param texts reads the text of a file
     */
    Optional<List<Reason>> reasons(
            SearchedEntity entity, IndexRow row, Function<UUID, Optional<String>> texts, BooleanSupplier isLate) {
        List<Place> places = new ArrayList<>();
        for (SearchedField field : entity.fields()) {
            for (String text : field.texts(row)) {
                places.add(new Place(field, text, Analysis.words(text, field.isPhone())));
            }
        }
        return reasons(places).or(() -> {
            boolean isMore = false;
            for (SearchedField field : entity.contents()) {
                for (FileId file : field.files(row)) {
                    isMore |= texts.apply(file.id())
                            .map(text -> places.addAll(passages(field, text, isLate)))
                            .orElse(false);
                }
            }
            return isMore ? reasons(places) : Optional.empty();
        });
    }

    private Optional<List<Reason>> reasons(List<Place> places) {
        List<Found> found = new ArrayList<>();
        return matches(wanted, places, found) ? Optional.of(reasons(places, found)) : Optional.empty();
    }

    /** Passages in which something that is looked for stands, with nothing but that; to where all of it stands. */
    private List<Place> passages(SearchedField field, String text, BooleanSupplier isLate) {
        Set<Wanted.Atom> missing = new HashSet<>(atoms);
        List<Place> places = new ArrayList<>();
        for (String passage : new Passages(text)) {
            if (missing.isEmpty() || places.size() >= MOST_PASSAGES || isLate.getAsBoolean()) {
                break;
            }
            List<Word> like = new ArrayList<>();
            for (Word word : Analysis.words(passage, false)) {
                boolean isLike = false;
                for (Wanted.Atom atom : atoms) {
                    Likeness likeness = best(atom, word);
                    isLike |= likeness != Likeness.NONE;
                    if (likeness == Likeness.SAME) {
                        missing.remove(atom);
                    }
                }
                if (isLike) {
                    like.add(word);
                }
            }
            if (!like.isEmpty()) {
                places.add(new Place(field, passage, like));
            }
        }
        return places;
    }

    private static Stream<Wanted.Atom> atoms(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Atom atom -> Stream.of(atom);
            case Wanted.All all -> all.each().stream().flatMap(Matching::atoms);
            case Wanted.Any any -> any.each().stream().flatMap(Matching::atoms);
        };
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
        // a passage has lines where its file has some, and is shown in one
        String text = field.isContent() ? place.text().replace('\n', ' ') : place.text();
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
