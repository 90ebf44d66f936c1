package org.kontor.core.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.FieldType;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldKind;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Play;
import org.kontor.core.meta.SaidTexts;
import org.kontor.core.meta.Sql;
import org.kontor.core.meta.TermPath;

/** What a statement selects of each row, and how the row is read back. */
final class Reading {
    private static final String[] NO_TITLES = {};
    private static final @Nullable Object[] NO_EXTRAS = {};

    /**
     * One value of a record.
     *
     * @param path as clients write it
     * @param first where its columns begin; where its values live in another table, the flag that says whether the actor
     *     may read them, or 0 when they may
     * @param title of a reference: what names its target, selected along
     * @param holder of a sensitive value behind a reference: the extra that holds its record's id, else -1
     * @param open of a value that others see as a mask: the extra that says whether the actor may read it, else -1
     * @param said of a text that each reader reads in their language: the extra that holds what it is made of, else -1
     */
    record Item(
            String path, TermSql term, int first, @Nullable TitleColumns title, int holder, int open, int said) {
        FieldMeta field() {
            return term.field();
        }

        FieldKind<Object> kind() {
            return term.field().kind();
        }

        /** Whether its values live in another table. */
        boolean isOutside() {
            return term.columns().isEmpty();
        }
    }

    private final Source source;
    private final boolean titled;
    private final boolean masking;
    private final List<Sql> columns = new ArrayList<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Item> list = new ArrayList<>();
    private final List<Integer> extras = new ArrayList<>();
    private final Map<String, Expansion> expansions = new LinkedHashMap<>();
    private final Map<Ref, String> titles = new HashMap<>();
    private final int play;

    /**
     * @param titled whether references come with the titles of their targets
     */
    Reading(Source source, boolean titled) {
        this(source, titled, false);
    }

    private Reading(Source source, boolean titled, boolean masking) {
        this.source = source;
        this.titled = titled;
        this.masking = masking;
        column(new Sql().add(source.id()));
        column(new Sql().add(source.column("version")));
        this.play = source.entity().isAspect() ? extra(Sql.of(source.column(PlayedSql.NUMBER))) : -1;
    }

    /** Of records as people are shown them: with titles, and masks in the place of what they may not read. */
    static Reading shown(Source source) {
        boolean isPage = !source.asking().access().isExporting();
        return new Reading(source, true, isPage && !source.isWhole() && source.past() == null);
    }

    /** One of another table that goes along with this one. */
    Reading along(Source other) {
        return new Reading(other, titled, masking);
    }

    Source source() {
        return source;
    }

    boolean isTitled() {
        return titled;
    }

    List<Item> items() {
        return list;
    }

    Map<String, Expansion> expansions() {
        return expansions;
    }

    /** Titles of references that were not selected along, loaded for the whole page. */
    Map<Ref, String> titles() {
        return titles;
    }

    int indexOf(Item item) {
        return list.indexOf(item);
    }

    /** Selects a column; answers its place, from 1. */
    int column(Sql sql) {
        columns.add(sql);
        return columns.size();
    }

    /** Where a column stands that may be selected already. */
    int place(Sql sql) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isSame(sql)) {
                return i + 1;
            }
        }
        return column(sql);
    }

    /** Selects something besides the values; answers its place among {@link Line#extras}. */
    int extra(Sql sql) {
        extras.add(column(sql));
        return extras.size() - 1;
    }

    /** Selects all fields that the actor may read. */
    void addAll() {
        addAll(field -> true);
    }

    /** The same of some fields. */
    void addAll(Predicate<FieldMeta> wanted) {
        for (FieldMeta field : source.entity().fields()) {
            if (field.system() != SystemTerm.Kind.ID && wanted.test(field)) {
                try {
                    add(field);
                } catch (BadValue unreadable) {
                    continue;
                }
            }
        }
    }

    /**
     * Selects a term.
     *
     * @throws BadValue when there is no such field, or none that the actor may read
     */
    void add(Term<?> term) throws BadValue {
        TermPath path = source.asking().catalog().resolve(term);
        boolean isOwn = path.hops().isEmpty() && path.entity() == source.entity();
        if (isOwn && (isMasked(path.last()) || isSaid(path.last()))) {
            add(path.last());
            return;
        }
        TermSql sql = TermSql.of(source, term);
        add(sql.path().path(), sql);
    }

    private boolean isMasked(FieldMeta field) {
        return masking && field.field().masked().isPresent();
    }

    private boolean isSaid(FieldMeta field) {
        return masking && SaidTexts.isSaid(source.entity(), field);
    }

    private void add(FieldMeta field) throws BadValue {
        if (items.containsKey(field.name())) {
            return;
        }
        if (isSaid(field)) {
            TermSql text = TermSql.of(source, field);
            Sql made = Sql.of(source.column(SaidTexts.FIELD));
            put(new Item(field.name(), text, column(text.expression(0)), null, -1, -1, extra(made)));
            return;
        }
        Where open = isMasked(field) ? RowCondition.openAnywhere(source, field) : Where.ALWAYS;
        if (open.isAlways()) {
            add(field.name(), TermSql.of(source, field));
            return;
        }
        TermPath path = new TermPath(source.entity(), List.of(), field, null);
        TermSql all = new TermSql(path, source, source.columns(field), Where.ALWAYS);
        put(new Item(field.name(), all, column(all.expression(0)), null, -1, extra(open.asFlag()), -1));
    }

    private Item put(Item item) {
        items.put(item.path(), item);
        list.add(item);
        return item;
    }

    private Item add(String path, TermSql term) throws BadValue {
        Item known = items.get(path);
        if (known != null) {
            return known;
        }
        boolean outside = term.columns().isEmpty();
        boolean here = term.path().hops().isEmpty();
        if (outside && !here) {
            throw Catalog.unknownField(path);
        }
        int first = 0;
        if (outside && !term.open().isAlways()) {
            first = column(term.open().asFlag());
        } else if (term.path().bucket() != null) {
            first = column(term.sortExpression());
        } else {
            for (int i = 0; i < term.columns().size(); i++) {
                int place = column(term.expression(i));
                first = i == 0 ? place : first;
            }
        }
        boolean single = !outside
                && term.field().type() == FieldType.REFERENCE
                && !term.field().isOpen();
        TitleColumns title = titled && single ? TitleColumns.of(this, term) : null;
        int holder = !here && term.field().field().isSensitive()
                ? extra(new Sql().add(term.source().id()))
                : -1;
        return put(new Item(path, term, first, title, holder, -1, -1));
    }

    /** Selects along the records behind references. */
    void expand(List<Term<?>> references) throws BadValue {
        Map<String, Expansion.Branch> tree = Expansion.tree(source.asking().catalog(), source.entity(), references);
        for (Map.Entry<String, Expansion.Branch> each : tree.entrySet()) {
            try {
                expand(each.getKey(), each.getValue().below());
            } catch (BadValue hidden) {
                // by the whole path, as for one that does not exist: what is hidden must not show by its name
                throw Catalog.unknownField(references.stream()
                        .map(Term::path)
                        .filter(path -> path.equals(each.getKey()) || path.startsWith(each.getKey() + "."))
                        .findFirst()
                        .orElse(each.getKey()));
            }
        }
    }

    /** Selects along the records behind a reference of this entity, and those behind theirs. */
    void expand(String field, Map<String, Expansion.Branch> below) throws BadValue {
        FieldMeta meta = source.entity().find(field).orElseThrow(() -> Catalog.unknownField(field));
        if (meta.type() != FieldType.REFERENCE && !meta.isReferences()) {
            throw Catalog.unknownField(field);
        }
        Item item = add(field, TermSql.of(source, meta));
        expansions.put(field, new Expansion(this, item, below));
    }

    /** The statement up to, not including, {@code where}. */
    Sql select() {
        Sql sql = new Sql().add("select ");
        for (int i = 0; i < columns.size(); i++) {
            sql.add(i == 0 ? "" : ", ").add(columns.get(i));
        }
        return source.addTo(sql.add(" from "));
    }

    /** The same of one branch of an aspect, each column named by its place. */
    Sql select(Sql branch) {
        Sql sql = new Sql().add("select ");
        for (int i = 0; i < columns.size(); i++) {
            sql.add(i == 0 ? "" : ", ").add(columns.get(i)).add(" as " + name(i + 1));
        }
        return source.addTo(sql.add(" from "), branch);
    }

    /** How a column is called in a branch of an aspect. */
    static String name(int place) {
        return "c" + place;
    }

    /** The columns of branches, by their names. */
    Sql selectNamed() {
        Sql sql = new Sql().add("select ");
        for (int i = 1; i <= columns.size(); i++) {
            sql.add(i == 1 ? "" : ", ").add(name(i));
        }
        return sql;
    }

    /** Of an aspect: by which rule a line's record plays it. */
    Play play(Line line) {
        return source.entity().plays().get(((Number) Objects.requireNonNull(line.extras()[play])).intValue());
    }

    /** Whether a row is complete as it stands, without looking into other tables. */
    boolean isComplete() {
        return expansions.isEmpty()
                && list.stream()
                        .noneMatch(item -> item.isOutside()
                                || (titled
                                        && item.title() == null
                                        && item.field().type() == FieldType.REFERENCE));
    }

    /** Whether a row is complete, and each value is what the columns of its field hold. */
    boolean isPlain() {
        return isComplete()
                && !source.entity().isAspect()
                && list.stream()
                        .allMatch(item -> item.term().path().bucket() == null
                                && item.open() < 0
                                && item.said() < 0
                                && !item.field().isEncrypted());
    }

    Line read(ResultSet rows) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[list.size()];
        @Nullable String[] names = titled ? new @Nullable String[values.length] : NO_TITLES;
        for (int i = 0; i < values.length; i++) {
            Item item = list.get(i);
            values[i] = value(item, rows);
            if (item.title() != null && values[i] != null) {
                names[i] = item.title().read(rows);
            }
        }
        return new Line(id(rows), version(rows), values, names, extras(rows));
    }

    static UUID id(ResultSet rows) throws SQLException {
        return rows.getObject(1, UUID.class);
    }

    static long version(ResultSet rows) throws SQLException {
        return rows.getLong(2);
    }

    /** What was selected besides the values. */
    @Nullable
    Object[] extras(ResultSet rows) throws SQLException {
        if (extras.isEmpty()) {
            return NO_EXTRAS;
        }
        @Nullable Object[] more = new @Nullable Object[extras.size()];
        for (int i = 0; i < more.length; i++) {
            more[i] = rows.getObject(extras.get(i));
        }
        return more;
    }

    private @Nullable Object value(Item item, ResultSet rows) throws SQLException {
        if (item.isOutside()) {
            return item.first() == 0 || rows.getBoolean(item.first());
        }
        if (item.term().path().bucket() != null) {
            LocalDate day = rows.getObject(item.first(), LocalDate.class);
            return day == null ? null : item.term().ofDay(day);
        }
        Object value = item.kind().read(rows, item.first());
        if (item.said() >= 0) {
            return value instanceof String text ? new Said(text, rows.getString(extras.get(item.said()))) : value;
        }
        boolean isOpen = item.open() < 0 || rows.getBoolean(extras.get(item.open()));
        return isOpen ? value : Mask.of(item.field(), value);
    }

    /** The values by path, as plugins read them. */
    StoredRow row(Line line) {
        Map<String, @Nullable Object> values = new HashMap<>();
        addTo(values, "", line);
        return new StoredRow(source.entity(), line.id(), line.version(), values);
    }

    private void addTo(Map<String, @Nullable Object> values, String prefix, @Nullable Line line) {
        values.put(prefix + "id", line == null ? null : new Ref(source.entity().name(), line.id()));
        for (int i = 0; i < list.size(); i++) {
            Item item = list.get(i);
            Object value = line == null ? null : line.values()[i];
            values.put(prefix + item.path(), Line.plain(value));
            Expansion expansion = expansions.get(item.path());
            if (expansion != null && !item.isOutside()) {
                expansion
                        .find(value)
                        .ifPresent(found -> found.reading().addTo(values, prefix + item.path() + ".", found.line()));
            }
        }
    }
}
