package org.kontor.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldMeta;

/** Puts values into drafts: checks the writer's rights on fields, and every value against its field. */
final class Assigner {
    private final PartAssigner parts;

    Assigner(Occasion occasion) {
        this.parts = new PartAssigner(occasion, this);
    }

    /** Sets what an actor asks for. */
    void asked(DraftRow draft, List<Assignment> assignments, Licence licence) {
        for (Assignment each : inOrder(assignments)) {
            asked(draft, field(each), each, licence);
        }
    }

    private void asked(DraftRow draft, Field<?> named, Assignment assignment, Licence licence) {
        FieldMeta field = find(draft, named);
        String path = draft.path(named.name());
        if (field == null || !licence.isKnown(field)) {
            draft.batch()
                    .problems()
                    .add(path, Catalog.unknownField(named.name()).reason());
        } else if (field.isKept()) {
            draft.batch().problems().add(path, Reasons.KEPT);
        } else if (draft.batch().occasion().fills().contains(field.field()) && !field.byRule()) {
            draft.ask(field.name());
            assign(draft, field, assignment, licence);
        } else if (field.moved() || field.byRule() || (field.field().isDerived() && !licence.worksOut(field))) {
            asItWas(draft, field, assignment, path, licence);
        } else if (licence.mayWrite(field)) {
            boolean isBlind = !draft.isNew() && !licence.reads(field);
            if (isBlind) {
                draft.askBlind(field.name());
            } else {
                draft.ask(field.name());
            }
            assign(draft, field, assignment, licence);
            checkOffered(draft, field, isBlind);
        } else if (draft.isNew() && licence.isOwn(field, given(assignment))) {
            assign(draft, field, assignment, licence);
        } else {
            draft.batch().problems().forbid(path, Reasons.NOT_WRITABLE);
        }
    }

    /** What is hidden where somebody works, they do not choose; a record that has it keeps it, and plugins' code chooses all. */
    private static void checkOffered(DraftRow draft, FieldMeta field, boolean isBlind) {
        Occasion occasion = draft.batch().occasion();
        if (field.field().list().isEmpty() || !occasion.hooks().isEmpty()) {
            return;
        }
        String list = field.field().list().get().toString();
        Set<Choice> before = isBlind ? Set.of() : choices(draft.previous(field));
        for (Choice choice : choices(draft.current(field))) {
            if (!before.contains(choice) && occasion.access().hides(list, choice.name())) {
                draft.batch()
                        .problems()
                        .add(draft.path(field.name()), Reasons.NOT_OFFERED.with("value", choice.name()));
            }
        }
    }

    private static Set<Choice> choices(@Nullable Object value) {
        return switch (value) {
            case Choice one -> Set.of(one);
            case Collection<?> several ->
                several.stream()
                        .filter(Choice.class::isInstance)
                        .map(Choice.class::cast)
                        .collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    private static @Nullable Object given(Assignment assignment) {
        return assignment instanceof Assignment.Value given ? given.value() : null;
    }

    /** A client may send a state back as it was read, and what was worked out. */
    private static void asItWas(DraftRow draft, FieldMeta field, Assignment assignment, String path, Licence licence) {
        if (draft.isNew() || !licence.reads(field) || !Objects.equals(given(assignment), draft.previous(field))) {
            draft.batch().problems().forbid(path, reason(field));
        }
    }

    private static Message reason(FieldMeta field) {
        return field.moved() ? Reasons.MOVED : field.byRule() ? Reasons.BY_RULE : Reasons.DERIVED;
    }

    /** Sets what a hook says. */
    void byLaw(DraftRow draft, List<Assignment> assignments) {
        for (Assignment each : inOrder(assignments)) {
            FieldMeta field = require(draft, field(each));
            if (field.moved()) {
                throw new IllegalArgumentException(field + " is changed by actions only, not by a hook");
            }
            if (field.byRule()) {
                throw new IllegalArgumentException(field + " is kept by a rule, not by a hook");
            }
            assign(draft, field, each, null);
        }
    }

    /** Sets what a rule says, a record's first state too. */
    void byRule(DraftRow draft, Assignment assignment) {
        for (Assignment each : inOrder(List.of(assignment))) {
            assign(draft, require(draft, field(each)), each, null);
        }
    }

    private void assign(DraftRow draft, FieldMeta field, Assignment assignment, @Nullable Licence licence) {
        Object value = switch (assignment) {
            case Assignment.Value given -> given.value();
            case Assignment.Source source -> draft.value(source.term());
            case Values several -> throw new IllegalStateException("values are taken apart before");
        };
        if (value instanceof Misfit misfit) {
            draft.batch().problems().add(draft.path(field.name()), misfit.reason());
            return;
        }
        try {
            Object checked = value == null ? null : field.kind().check(value, field);
            if (field.isParts()) {
                parts.assign(draft, field, rows(checked), licence);
            } else {
                draft.put(field, checked);
            }
        } catch (BadValue e) {
            draft.batch().problems().add(draft.path(field.name()), e.reason());
        }
    }

    private static List<Row> rows(@Nullable Object value) {
        return value instanceof List<?> rows
                ? rows.stream().map(Row.class::cast).toList()
                : List.of();
    }

    /** The fields that assignments name. */
    static List<Field<?>> fields(List<Assignment> assignments) {
        List<Field<?>> fields = new ArrayList<>();
        inOrder(assignments).forEach(each -> fields.add(field(each)));
        return fields;
    }

    /** Values first, so that what is taken from terms sees them. */
    static List<Assignment> inOrder(List<Assignment> assignments) {
        List<Assignment> values = new ArrayList<>();
        List<Assignment> sources = new ArrayList<>();
        sort(assignments, values, sources);
        values.addAll(sources);
        return values;
    }

    private static void sort(List<Assignment> from, List<Assignment> values, List<Assignment> sources) {
        for (Assignment each : from) {
            switch (each) {
                case Assignment.Value value -> values.add(value);
                case Assignment.Source source -> sources.add(source);
                case Values several -> sort(several.assignments(), values, sources);
            }
        }
    }

    private static Field<?> field(Assignment assignment) {
        return switch (assignment) {
            case Assignment.Value value -> value.field();
            case Assignment.Source source -> source.field();
            case Values several -> throw new IllegalStateException("values are taken apart before");
        };
    }

    private static @Nullable FieldMeta find(DraftRow draft, Field<?> named) {
        if (!named.shape().equals(draft.entity().name())) {
            throw new IllegalArgumentException(named + " is no field of " + draft.entity());
        }
        return draft.entity().find(named.name()).orElse(null);
    }

    private static FieldMeta require(DraftRow draft, Field<?> named) {
        FieldMeta field = find(draft, named);
        if (field == null || field.isKept()) {
            throw new IllegalArgumentException(
                    named + " cannot be set: there is no such field, or the kernel keeps it");
        }
        return field;
    }
}
