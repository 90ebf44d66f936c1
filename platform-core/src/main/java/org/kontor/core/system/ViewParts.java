package org.kontor.core.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kontor.api.Bucket;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Sort;
import org.kontor.api.Term;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.TermPath;

/**
 * Reads what a view is made of, for somebody: when it is written, and again whenever it is used. A field that they may not
 * read and one that is not there any more read alike.
 */
public final class ViewParts {
    /** The parts that are lists of terms. */
    public static final List<Field<String>> TERMS = List.of(
            SavedQuery.SORT,
            SavedQuery.COLUMNS,
            SavedQuery.GROUPED_BY,
            SavedQuery.BY,
            SavedQuery.STARTS,
            SavedQuery.ENDS,
            SavedQuery.PLACE,
            SavedQuery.MEASURE);

    private static final Pattern ICON = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern LAYOUT = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern WIDTHS = Pattern.compile("(\\d{2,4})?(,(\\d{2,4})?)*");
    private static final Map<Choice, Field<String>> NEEDED = Map.of(
            SavedQuery.BOARD, SavedQuery.BY,
            SavedQuery.CALENDAR, SavedQuery.STARTS,
            SavedQuery.MAP, SavedQuery.PLACE,
            SavedQuery.CHART, SavedQuery.MEASURE,
            SavedQuery.DRAWN, SavedQuery.LAYOUT);
    private static final Set<FieldType> CHOSEN = Set.of(FieldType.CHOICE, FieldType.REFERENCE);
    private static final Set<FieldType> REFERENCES = Set.of(FieldType.REFERENCE);
    private static final Set<Field<String>> SPANS = Set.of(SavedQuery.STARTS, SavedQuery.ENDS);
    private static final Set<FieldType> MOMENTS = Set.of(FieldType.DATE, FieldType.MOMENT, FieldType.ZONED);
    private static final Set<FieldType> PLACES =
            Set.of(FieldType.TEXT, FieldType.CHOICE, FieldType.LONG_TEXT, FieldType.PARTS);
    private static final Message BOARD = Message.of(
            "system.view_board", "The columns of a board are the values of a choice or the records of a reference");
    private static final Message TREE =
            Message.of("system.view_tree", "A tree is by a reference that points to records of the same kind");
    private static final Message CALENDAR =
            Message.of("system.view_calendar", "A calendar shows a date, a moment or, as its beginning, a span");
    private static final Message MAP =
            Message.of("system.view_map", "Texts, choices and parts say where a record is on a map");
    private static final int MOST_SORTS = 8;
    /** How many columns a view has at most. */
    public static final int MOST_COLUMNS = 100;

    private static final int MOST_PLACES = 6;
    private static final int MOST_MEASURES = 8;

    private final Catalog catalog;
    private final EntityName entity;
    private final ReadableTerms readable;

    /** @param readable what whoever writes or uses the view may read */
    public ViewParts(Catalog catalog, EntityName entity, ReadableTerms readable) {
        this.catalog = catalog;
        this.entity = entity;
        this.readable = readable;
    }

    /** Which part a view of a form cannot do without. */
    static Optional<Field<String>> needed(Choice form) {
        return Optional.ofNullable(NEEDED.get(form));
    }

    /** Why a part does not hold, if it does not. */
    public Optional<Message> fault(Field<String> part, String text, Choice form) {
        try {
            check(part, text, form);
            return Optional.empty();
        } catch (BadValue e) {
            return Optional.of(e.reason());
        }
    }

    /** Why a condition does not hold, if it does not: it asks what is not there, or of other records. */
    public Optional<Message> fault(Condition condition) {
        return readable.hidden(condition)
                .map(path -> Catalog.unknownField(path).reason())
                .or(() -> elsewhere(condition));
    }

    /** Why a condition is none of these records, if it is of others. */
    Optional<Message> elsewhere(Condition condition) {
        return Optional.ofNullable(catalog.conditionJson().entity(condition))
                .filter(asked -> !asked.equals(entity))
                .map(Words::savedCondition);
    }

    /** Whether one that was kept is lost: a condition that cannot be read any more reads as one that never holds. */
    public boolean isLost(Condition kept) {
        return kept.equals(Condition.never()) || fault(kept).isPresent();
    }

    private void check(Field<String> part, String text, Choice form) throws BadValue {
        if (part.equals(SavedQuery.SORT)) {
            sorts(text);
        } else if (part.equals(SavedQuery.COLUMNS)) {
            terms(text, MOST_COLUMNS);
        } else if (part.equals(SavedQuery.GROUPED_BY)) {
            group(text);
        } else if (part.equals(SavedQuery.BY)) {
            by(text, form);
        } else if (form.equals(SavedQuery.DRAWN) && SPANS.contains(part)) {
            one(text.strip());
        } else if (part.equals(SavedQuery.STARTS) || part.equals(SavedQuery.ENDS)) {
            boolean isSpan = part.equals(SavedQuery.STARTS) && type(one(text)) == FieldType.SPAN;
            if (!isSpan) {
                of(text, MOMENTS, CALENDAR);
            }
        } else if (part.equals(SavedQuery.PLACE)) {
            for (Term<?> term : terms(text, MOST_PLACES)) {
                require(PLACES.contains(type(term)), MAP);
            }
        } else if (part.equals(SavedQuery.MEASURE)) {
            measures(text);
        }
    }

    private void by(String text, Choice form) throws BadValue {
        if (form.equals(SavedQuery.CHART)) {
            group(text);
        } else if (form.equals(SavedQuery.DRAWN)) {
            // what a plugin's own way to look is by is the plugin's business
            one(text.strip());
        } else if (form.equals(SavedQuery.TREE)) {
            of(text, REFERENCES, TREE);
            require(catalog.resolve(one(text.strip())).last().field().targets().equals(List.of(entity)), TREE);
        } else {
            of(text, CHOSEN, BOARD);
        }
    }

    /** Why widths do not belong to columns, if they do not. */
    public static Optional<Message> widths(String widths, String columns) {
        boolean fits = WIDTHS.matcher(widths).matches()
                && widths.split(",", -1).length <= GrantCheck.split(columns).size();
        return fits
                ? Optional.empty()
                : Optional.of(Message.of(
                        "system.view_widths",
                        "Expected one width for each column at most, in pixels, such as 240,,120"));
    }

    /** Why a number of pinned columns is none. */
    static Message pinned() {
        return Message.of("system.view_pinned", "Expected how many columns stay in sight: {max} at most")
                .with("max", MOST_COLUMNS);
    }

    static boolean isIcon(String icon) {
        return ICON.matcher(icon).matches();
    }

    static boolean isLayout(String layout) {
        return LAYOUT.matcher(layout).matches();
    }

    static boolean isColour(String colour) {
        return COLOUR.matcher(colour).matches();
    }

    /**
     * The terms of a list.
     *
     * @throws BadValue when there are too many, or one that is not there for whoever asks
     */
    public List<Term<?>> terms(String text) throws BadValue {
        return terms(text, MOST_COLUMNS);
    }

    /** Those of them that are there for whoever asks. */
    public List<Term<?>> readable(String text) {
        List<Term<?>> terms = new ArrayList<>();
        for (String path : GrantCheck.split(text)) {
            try {
                terms.add(one(path));
            } catch (BadValue gone) {
                continue;
            }
        }
        return terms;
    }

    private List<Term<?>> terms(String text, int most) throws BadValue {
        List<String> paths = few(text, most);
        List<Term<?>> terms = new ArrayList<>();
        for (String path : paths) {
            terms.add(one(path));
        }
        return terms;
    }

    private static List<String> few(String text, int most) throws BadValue {
        List<String> paths = GrantCheck.split(text);
        if (paths.size() > most) {
            throw new BadValue(Message.of("system.too_many", "At most {max, number} entries")
                    .with("max", most));
        }
        return paths;
    }

    private Term<?> one(String path) throws BadValue {
        Term<?> term = catalog.term(entity, path);
        if (!readable.reads(term)) {
            throw Catalog.unknownField(path);
        }
        return term;
    }

    /**
     * An order.
     *
     * @throws BadValue when one cannot sort by it
     */
    public List<Sort> sorts(String text) throws BadValue {
        List<Sort> sorts = new ArrayList<>();
        for (String each : few(text, MOST_SORTS)) {
            boolean isDescending = each.startsWith("-");
            sorts.add(new Sort(sortable(isDescending ? each.substring(1) : each), isDescending));
        }
        return sorts;
    }

    /**
     * What records are grouped by.
     *
     * @throws BadValue when one cannot group by it
     */
    public Term<?> group(String path) throws BadValue {
        return sortable(path.strip());
    }

    private Term<?> sortable(String path) throws BadValue {
        Term<?> term = one(path);
        if (!catalog.resolve(term).last().kind().isSortable()) {
            throw new BadValue(Message.of("system.not_sortable", "One cannot sort or group by {field}")
                    .with("field", path));
        }
        return term;
    }

    /**
     * The numbers of a chart.
     *
     * @throws BadValue when one is none
     */
    public List<Measure> measures(String text) throws BadValue {
        List<Measure> measures = new ArrayList<>();
        for (String each : few(text, MOST_MEASURES)) {
            measures.add(measure(each));
        }
        return measures;
    }

    private Measure measure(String text) throws BadValue {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        for (Measure.Kind kind : Measure.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name) && (colon > 0 || kind == Measure.Kind.COUNT)) {
                Term<?> term = colon < 0 ? null : one(text.substring(colon + 1));
                if (term == null) {
                    return new Measure(kind, null);
                }
                TermPath path = catalog.resolve(term);
                boolean isSum = kind == Measure.Kind.SUM || kind == Measure.Kind.AVERAGE;
                boolean isMeasurable = isSum
                        ? path.last().kind().isSummable() && path.bucket() == null
                        : path.last().kind().isSortable() || path.last().kind().isSummable();
                if (!isMeasurable) {
                    throw new BadValue(Message.of("system.not_measurable", "{field} has no {measure}")
                            .with("field", path.path())
                            .with("measure", name));
                }
                return new Measure(kind, term);
            }
        }
        throw new BadValue(
                Message.of("system.unknown_measure", "There is no measure {measure}; examples are count and sum:amount")
                        .with("measure", text));
    }

    private void of(String path, Set<FieldType> types, Message reason) throws BadValue {
        Term<?> term = one(path.strip());
        require(
                types.contains(type(term)) && !catalog.resolve(term).last().isOpen() && !(term instanceof Bucket<?>),
                reason);
    }

    private FieldType type(Term<?> term) throws BadValue {
        return catalog.resolve(term).last().type();
    }

    private static void require(boolean fits, Message reason) throws BadValue {
        if (!fits) {
            throw new BadValue(reason);
        }
    }
}
