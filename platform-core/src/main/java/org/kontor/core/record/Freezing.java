package org.kontor.core.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kontor.api.Action;
import org.kontor.api.Approval;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Rule;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptField;
import org.kontor.core.rule.ConditionCheck;

/**
 * Refuses changes of records that rules have frozen, judged as they are stored: whoever writes, by whatever right. What a
 * frozen record has beside it, parts and links, are fields of it and frozen with it.
 */
final class Freezing {
    /** Says for what a record waits, to whoever would change it. */
    @FunctionalInterface
    interface Waiting {
        Message of(Occasion occasion, Ref record);
    }

    /**
     * A rule that closes records.
     *
     * @param waits whether it is the one of an approval, and not declared as a rule
     */
    private record Closing(Rule.Frozen rule, boolean waits) {
        boolean isOpen(Field<?> field) {
            return rule.open().contains(field);
        }
    }

    private final Catalog catalog;
    private final RecordReader reader;
    private final Waiting waiting;

    Freezing(Catalog catalog, RecordReader reader, Waiting waiting) {
        this.catalog = catalog;
        this.reader = reader;
        this.waiting = waiting;
    }

    /**
     * The records of which some field may change, as far as rules freeze them.
     *
     * @param writes whether somebody could write a field
     */
    static Condition changeable(EntityMeta entity, Predicate<FieldMeta> writes) {
        List<Rule.Frozen> rules = frozen(entity).map(Closing::rule).toList();
        List<Condition> ways = new ArrayList<>(List.of(none(rules)));
        entity.fields().stream()
                .filter(field -> !field.isKept())
                .filter(writes)
                .map(FieldMeta::field)
                .filter(field -> rules.stream().anyMatch(rule -> rule.open().contains(field)))
                .forEach(field -> ways.add(none(rules.stream()
                        .filter(rule -> !rule.open().contains(field))
                        .toList())));
        return ways.contains(Condition.always()) ? Condition.always() : new Condition.Any(ways);
    }

    /** The records that may go, as far as rules freeze them and their parts. */
    static Condition removable(Catalog catalog, EntityMeta entity) {
        List<Condition> all = new ArrayList<>();
        all.add(none(frozen(entity).map(Closing::rule).toList()));
        entity.declaredFields().stream().filter(FieldMeta::isParts).forEach(field -> {
            EntityMeta part = catalog.get(field.field().targets().getFirst());
            frozen(part)
                    .forEach(each -> all.add(
                            Condition.some(part.name().parent(), each.rule().condition())
                                    .not()));
        });
        all.removeIf(Condition.always()::equals);
        return all.isEmpty() ? Condition.always() : new Condition.All(all);
    }

    private static Condition none(List<Rule.Frozen> rules) {
        return rules.isEmpty()
                ? Condition.always()
                : new Condition.All(
                        rules.stream().map(rule -> rule.condition().not()).toList());
    }

    /**
     * Looks at what a write changes.
     *
     * @throws Refusal CONFLICT with every frozen field that it would change
     */
    void check(DraftBatch batch) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        collect(batch, errors);
        if (!errors.isEmpty()) {
            // what waits says for whom, and what is closed says so
            Message reason = errors.stream()
                    .map(Refusal.FieldError::message)
                    .filter(message -> !message.equals(Reasons.FROZEN_FIELD))
                    .findFirst()
                    .orElse(Reasons.FROZEN);
            throw Refusal.of(Refusal.Code.CONFLICT, reason, errors);
        }
    }

    private void collect(DraftBatch batch, List<Refusal.FieldError> errors) {
        ConditionCheck conditions = new ConditionCheck(batch.occasion().asker());
        for (DraftRow draft : batch.active()) {
            StoredRow stored = draft.stored();
            if (stored != null) {
                List<Closing> closings = rules(stored, conditions);
                close(draft, closings);
                for (Closing closing : closings) {
                    if (closing.waits() && batch.occasion().byKernel()) {
                        // an action writes what it was declared to write
                        continue;
                    }
                    List<FieldMeta> closed = draft.changed().stream()
                            .filter(field -> !closing.isOpen(field.field()))
                            // as frozen as what it is made of
                            .filter(field -> !KeptField.formulas(draft.entity()).contains(field.field()))
                            .filter(field -> !UpgradeFill.isFirst(draft, field))
                            .toList();
                    if (!closed.isEmpty()) {
                        Message reason =
                                closing.waits() ? waiting.of(batch.occasion(), stored.ref()) : Reasons.FROZEN_FIELD;
                        closed.stream()
                                .map(field -> new Refusal.FieldError(draft.path(field.name()), reason))
                                .filter(error -> !errors.contains(error))
                                .forEach(errors::add);
                    }
                }
                goneParts(draft, conditions, errors);
            }
        }
        batch.partBatches().forEach(parts -> collect(parts, errors));
    }

    /** Notes what is closed; a part is with its record. */
    private static void close(DraftRow draft, List<Closing> closings) {
        DraftRow parent = draft.parent();
        boolean isWithParent = parent != null
                && draft.entity()
                        .parent()
                        .filter(of -> parent.isClosed(parent.entity().get(of.field())))
                        .isPresent();
        draft.close(field -> isWithParent || closings.stream().anyMatch(closing -> !closing.isOpen(field.field())));
    }

    /** Parts that have a rule of their own. */
    private void goneParts(DraftRow draft, ConditionCheck conditions, List<Refusal.FieldError> errors) {
        for (FieldMeta field : draft.entity().declaredFields()) {
            if (field.isParts() && draft.touchedParts().containsKey(field.name())) {
                List<UUID> gone = TreeWriter.goneParts(draft, field);
                boolean isFrozen = draft.storedParts(field).stream()
                        .filter(part -> gone.contains(part.ref().id()))
                        .anyMatch(part -> !rules(part, conditions).isEmpty());
                if (isFrozen) {
                    errors.add(new Refusal.FieldError(draft.path(field.name()), Reasons.FROZEN_FIELD));
                }
            }
        }
    }

    /**
     * Looks at records that shall go, each with its parts.
     *
     * @param indexed whether the refusal names the record by its index
     * @throws Refusal CONFLICT
     */
    void checkGone(Occasion occasion, List<StoredRow> rows, boolean indexed) {
        ConditionCheck conditions = new ConditionCheck(occasion.asker());
        for (int i = 0; i < rows.size(); i++) {
            StoredRow row = rows.get(i);
            List<Closing> closings = Stream.concat(
                            Stream.of(row),
                            row.entity().declaredFields().stream()
                                    .filter(FieldMeta::isParts)
                                    .flatMap(field -> TreeWriter.parts(row, field).stream()))
                    .flatMap(each -> rules(each, conditions).stream())
                    .toList();
            if (!closings.isEmpty()) {
                Message reason =
                        closings.stream().allMatch(Closing::waits) ? waiting.of(occasion, row.ref()) : Reasons.FROZEN;
                throw Reasons.at(indexed ? "[" + i + "]" : "", Refusal.of(Refusal.Code.CONFLICT, reason));
            }
        }
    }

    /**
     * Looks at records whose sum would change because of others.
     *
     * @throws Refusal CONFLICT where a record is frozen without leaving the sum open
     */
    void checkSum(Occasion occasion, EntityMeta entity, FieldMeta sum, List<UUID> ids) {
        EntityMeta home =
                entity.parent().map(parent -> catalog.get(parent.entity())).orElse(null);
        if (closes(entity, sum.field())) {
            checkSum(occasion, sum, reader.whole(occasion.transaction(), entity, ids));
        }
        if (home != null && closes(home, sum.field())) {
            List<UUID> homes = reader.whole(occasion.transaction(), entity, ids).stream()
                    .flatMap(part ->
                            part.values().get("parent") instanceof Ref ref ? Stream.of(ref.id()) : Stream.empty())
                    .distinct()
                    .toList();
            checkSum(occasion, sum, reader.whole(occasion.transaction(), home, homes));
        }
    }

    private static boolean closes(EntityMeta entity, Field<?> sum) {
        return frozen(entity).anyMatch(closing -> !closing.isOpen(sum));
    }

    private static void checkSum(Occasion occasion, FieldMeta sum, List<StoredRow> rows) {
        ConditionCheck conditions = new ConditionCheck(occasion.asker());
        boolean isFrozen = rows.stream()
                .flatMap(row -> rules(row, conditions).stream())
                .anyMatch(closing -> !closing.isOpen(sum.field()));
        if (isFrozen) {
            throw Refusal.of(Refusal.Code.CONFLICT, Reasons.FROZEN_SUM.with("field", sum.field()));
        }
    }

    /** The rules by which a record is frozen. */
    private static List<Closing> rules(StoredRow row, ConditionCheck conditions) {
        return frozen(row.entity())
                .filter(closing -> conditions.holds(closing.rule().condition(), new StoredSubject(row)))
                .toList();
    }

    /** What waits for an approval is frozen too, but for what that leaves open, and for the approval itself. */
    private static Stream<Closing> frozen(EntityMeta entity) {
        return Stream.concat(
                entity.rules().stream()
                        .filter(Rule.Frozen.class::isInstance)
                        .map(rule -> new Closing((Rule.Frozen) rule, false)),
                entity.actions().stream()
                        .flatMap(action -> action.approval().stream()
                                .map(approval -> waiting(action.move().orElseThrow(), approval))));
    }

    private static Closing waiting(Action.Move move, Approval approval) {
        List<Field<?>> open = new ArrayList<>(approval.open());
        open.add(move.field());
        return new Closing(new Rule.Frozen(move.field().is(approval.waiting()), open), true);
    }
}
