package org.kontor.core.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kontor.api.Bucket;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.core.access.Access;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.SavedQuery;
import org.kontor.core.system.ViewChoices;
import org.kontor.core.system.ViewColumns;
import org.kontor.core.system.ViewParts;

/**
 * Views of an entity as somebody may use them: their own and those that others share with them, by their own rights. What
 * of a view they may not read, or is not there any more, is left out and said to be lacking.
 */
final class Views {
    private final Desk desk;
    private final Services services;
    private final Meant meant;

    Views(Desk desk) {
        this.desk = desk;
        this.services = desk.services();
        this.meant = new Meant(services, SavedQuery.NAME, SavedQuery.EVERYBODY, SavedQuery.ROLES);
    }

    /**
     * A view, read for somebody.
     *
     * @param row all of it; not for their eyes
     * @param isOwn whether it is theirs
     * @param lacks the parts that they do without, by the names of the fields
     */
    record Seen(Row row, boolean isOwn, ViewParts parts, List<String> lacks) {
        /** A part that holds. */
        Optional<String> find(Field<String> part) {
            return row.find(part).filter(text -> !lacks.contains(part.name()) || part.equals(SavedQuery.COLUMNS));
        }

        Optional<Condition> condition() {
            return row.find(SavedQuery.CONDITION).filter(condition -> !lacks.contains(SavedQuery.CONDITION.name()));
        }

        /** What of records its list shows, without what is worked out of them; nothing where it says nothing. */
        List<Term<?>> shown() {
            List<Term<?>> columns = columns();
            if (columns.isEmpty()) {
                return columns;
            }
            Set<Term<?>> shown = new LinkedHashSet<>(columns);
            Stream.of(SavedQuery.GROUPED_BY, SavedQuery.BY, SavedQuery.STARTS, SavedQuery.ENDS, SavedQuery.PLACE)
                    .flatMap(part -> find(part).stream())
                    .flatMap(text -> parts.readable(text).stream())
                    .forEach(shown::add);
            shown.removeIf(Bucket.class::isInstance);
            return List.copyOf(shown);
        }

        List<Term<?>> columns() {
            return parts.readable(row.find(SavedQuery.COLUMNS).orElse(""));
        }
    }

    /** All of an entity, in their order. */
    List<Seen> of(Visit visit, EntityMeta entity, ViewChoices.Choice choice) {
        if (!desk.opens(visit.access(), SavedQuery.ENTITY)) {
            return List.of();
        }
        Condition ofEntity = SavedQuery.ENTITY.is(entity.name().toString());
        return meant.rows(visit, meant.given(visit), ofEntity).stream()
                .sorted(Meant.order(choice, SavedQuery.RANK, SavedQuery.QUERY_NAME))
                .map(row -> seen(visit.access(), entity, row))
                .toList();
    }

    private Seen seen(Access access, EntityMeta entity, Row row) {
        ReadableTerms readable = new ReadableTerms(services.catalog(), access);
        ViewParts parts = new ViewParts(services.catalog(), entity.name(), readable);
        Choice form = row.find(SavedQuery.FORM).orElse(SavedQuery.TABLE);
        List<String> lacks = new ArrayList<>();
        for (Field<String> part : ViewParts.TERMS) {
            row.find(part).flatMap(text -> parts.fault(part, text, form)).ifPresent(fault -> lacks.add(part.name()));
        }
        row.find(SavedQuery.CONDITION)
                .filter(parts::isLost)
                .ifPresent(condition -> lacks.add(SavedQuery.CONDITION.name()));
        return new Seen(row, meant.isOwn(access, row), parts, lacks);
    }

    /**
     * One of them, to be used.
     *
     * @throws Refusal INVALID when there is none in sight, or whoever asks may not read what it asks for
     */
    Seen use(Visit visit, EntityMeta entity, UUID id) {
        Row row = meant.seen(visit, List.of(id)).stream()
                .filter(each -> each.get(SavedQuery.ENTITY).equals(entity.name().toString()))
                .findFirst()
                .orElseThrow(() -> unfit(Message.of("system.no_view", "There is no such view of {entity}")
                        .with("entity", entity.name())));
        Seen seen = seen(visit.access(), entity, row);
        if (seen.lacks().contains(SavedQuery.CONDITION.name())) {
            throw unfit(Message.of(
                    "system.view_lacks",
                    "The view asks for what you may not read, or what is not there any more: its condition cannot be"
                            + " asked"));
        }
        return seen;
    }

    /** Why somebody cannot have such columns of an entity, if they cannot. */
    Optional<Refusal> fault(Visit visit, EntityMeta entity, ViewColumns.Columns columns) {
        ViewParts parts =
                new ViewParts(services.catalog(), entity.name(), new ReadableTerms(services.catalog(), visit.access()));
        int longest = SavedQuery.COLUMNS.maxLength();
        int length = columns.shown().length();
        return Optional.of(Message.of("system.too_long", "At most {max, number} characters, not {length, number}")
                        .with("max", longest)
                        .with("length", length))
                .filter(reason -> length > longest)
                .or(() -> parts.fault(SavedQuery.COLUMNS, columns.shown(), SavedQuery.TABLE))
                .map(reason -> unfit(SavedQuery.COLUMNS.name(), reason))
                .or(() -> ViewParts.widths(columns.widths(), columns.shown())
                        .map(reason -> unfit(SavedQuery.WIDTHS.name(), reason)));
    }

    private static Refusal unfit(Message reason) {
        return unfit("view", reason);
    }

    private static Refusal unfit(String field, Message reason) {
        return Refusal.of(Refusal.Code.INVALID, reason, List.of(new Refusal.FieldError(field, reason)));
    }

    /** By which of some views a list opens: their own choice, their own view, and then what is shared, nearest first. */
    static Optional<Seen> opening(List<Seen> views, ViewChoices.Choice choice) {
        return views.stream()
                .filter(view -> view.row().ref().id().equals(choice.opens()))
                .findFirst()
                .or(() -> views.stream()
                        .filter(view -> view.row().find(SavedQuery.OPENS).orElse(false))
                        .min(Comparator.comparingInt(Views::distance)));
    }

    private static int distance(Seen view) {
        if (view.isOwn()) {
            return 0;
        }
        if (view.row().find(SavedQuery.EVERYBODY).orElse(false)) {
            return 3;
        }
        return view.row().find(SavedQuery.ROLES).orElse(List.of()).isEmpty() ? 1 : 2;
    }
}
