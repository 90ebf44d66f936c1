package org.kontor.core.record;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Change;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.Transaction;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.formula.KeptRule.OfFormula;
import org.kontor.core.formula.KeptRule.OfSum;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.PlainCondition;
import org.kontor.core.meta.Sql;
import org.kontor.core.meta.SumRule;
import org.kontor.core.rule.ConditionCheck;
import org.kontor.core.schema.CatalogTables;

/**
 * Keeps the fields that hold sums of other records: by difference, in the transaction that writes those, so that nobody
 * needs to hold a record in order to count on it. Sums over a record's own parts are worked out with the record.
 */
final class Sums {
    /** As the database orders ids, so that all who hold several rows take them in one order. */
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private final KeptRules kept;
    private final List<SumRule> all;
    private final Formulas formulas;
    private final RecordReader reader;
    private final Freezing freezing;
    private final UniqueViolations violations;
    private final WriteListener listener;
    private final Musts musts;

    /** Asks rules about the parents' sums that the database does not hold by itself. */
    interface Musts {
        void check(Occasion occasion, EntityMeta entity, List<StoredRow> rows, List<Rule.Must> rules);
    }

    Sums(
            KeptRules kept,
            RecordReader reader,
            Freezing freezing,
            UniqueViolations violations,
            WriteListener listener,
            Musts musts) {
        this.kept = kept;
        this.all = kept.all().stream()
                .flatMap(rule -> rule instanceof OfSum sum ? Stream.of(sum.sum()) : Stream.empty())
                .toList();
        this.formulas = new Formulas(kept);
        this.reader = reader;
        this.freezing = freezing;
        this.violations = violations;
        this.listener = listener;
        this.musts = musts;
    }

    /**
     * Works out what the records of a batch sum over their own parts, and all formulas; a new record has no other sum yet.
     * Parts come first, since what formulas make of them may be summed.
     */
    void workOut(DraftBatch batch) {
        batch.partBatches().forEach(this::workOut);
        for (SumRule sum : all) {
            if (sum.parent().equals(batch.entity())) {
                batch.drafts().forEach(draft -> workOut(draft, sum));
            }
        }
        formulas.workOut(batch);
    }

    private void workOut(DraftRow draft, SumRule sum) {
        if (!sum.isOverParts()) {
            if (draft.isNew()) {
                draft.put(sum.field(), value(sum, BigDecimal.ZERO));
            }
            return;
        }
        FieldMeta parts = draft.entity().get(sum.child().parent().orElseThrow().field());
        BigDecimal total = number(draft.previous(sum.field()));
        List<DraftRow> after = draft.touchedParts().get(parts.name());
        if (after != null) {
            ConditionCheck conditions =
                    new ConditionCheck(draft.batch().occasion().asker());
            for (StoredRow part : draft.storedParts(parts)) {
                total = total.subtract(counted(sum, part, conditions));
            }
            for (DraftRow part : after) {
                total = total.add(counted(sum, part.after(), conditions));
            }
        }
        if (draft.isNew() || total.compareTo(number(draft.previous(sum.field()))) != 0) {
            draft.put(sum.field(), fitting(draft, sum, total));
        }
    }

    /**
     * Carries what was done to records over to the sums that are made of them.
     *
     * @param alone whether these were written by themselves, rather than with the record whose parts they are
     */
    void carry(Occasion occasion, EntityMeta child, List<Change> changes, boolean alone) {
        if (changes.isEmpty()) {
            return;
        }
        ConditionCheck conditions = new ConditionCheck(occasion.asker());
        for (SumRule sum : all) {
            if (sum.child().equals(child) && (alone || !sum.isOverParts())) {
                Map<UUID, BigDecimal> differences = new TreeMap<>(ORDER);
                for (Change change : changes) {
                    change.before().ifPresent(row -> add(differences, sum, row, conditions, -1));
                    change.after().ifPresent(row -> add(differences, sum, row, conditions, 1));
                }
                differences.values().removeIf(difference -> difference.signum() == 0);
                write(occasion, sum, differences);
            }
        }
    }

    private static void add(
            Map<UUID, BigDecimal> differences, SumRule sum, Row row, ConditionCheck conditions, int sign) {
        StoredRow stored = (StoredRow) row;
        if (stored.values().get(sum.to().name()) instanceof Ref ref) {
            BigDecimal amount = counted(sum, stored, conditions).multiply(BigDecimal.valueOf(sign));
            differences.merge(ref.id(), amount, BigDecimal::add);
        }
    }

    private static BigDecimal counted(SumRule sum, StoredRow row, ConditionCheck conditions) {
        boolean counts = sum.rule().condition().equals(Condition.always())
                || conditions.holds(sum.rule().condition(), new StoredSubject(row));
        if (!counts) {
            return BigDecimal.ZERO;
        }
        return sum.rule().measure().term() instanceof Field<?> field
                ? number(row.values().get(field.name()))
                : BigDecimal.ONE;
    }

    private static BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigDecimal decimal -> decimal;
            case null, default -> BigDecimal.ZERO;
        };
    }

    private static Object value(SumRule sum, BigDecimal number) {
        try {
            return sum.field().type() == FieldType.INTEGER ? (Object) number.longValueExact() : number;
        } catch (ArithmeticException e) {
            throw tooLarge(sum);
        }
    }

    /** What the database would refuse in words that name no field. */
    private static Object fitting(DraftRow draft, SumRule sum, BigDecimal total) {
        try {
            return Objects.requireNonNull(sum.field().kind().check(value(sum, total), sum.field()));
        } catch (BadValue e) {
            Message reason = Reasons.SUM_TOO_LARGE.with("field", sum.field().field());
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    reason,
                    List.of(new Refusal.FieldError(draft.path(sum.field().name()), reason)));
        }
    }

    private static Refusal tooLarge(SumRule sum) {
        return Refusal.of(
                Refusal.Code.INVALID,
                Reasons.SUM_TOO_LARGE.with("field", sum.field().field()));
    }

    private void write(Occasion occasion, SumRule sum, Map<UUID, BigDecimal> differences) {
        if (differences.isEmpty()) {
            return;
        }
        EntityMeta parent = sum.parent();
        Transaction transaction = occasion.transaction();
        List<UUID> ids = List.copyOf(differences.keySet());
        freezing.checkSum(occasion, parent, sum.field(), ids);
        Written.of(transaction).note();
        listener.onWrite(transaction, parent.name());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        differences.forEach((id, difference) -> rows.add(List.of(value(sum, difference), id)));
        try {
            Batches.run(
                    transaction,
                    "update " + parent.table() + " set " + sum.column() + " = coalesce(" + sum.column()
                            + ", 0) + ? where "
                            + parent.get("id").columns().getFirst().sql() + " = ?",
                    rows);
        } catch (SQLException e) {
            // nothing else is written: what H2 says of a number, in the words for texts, is the sum
            SqlError.Kind kind = SqlErrors.of(e).kind();
            throw kind == SqlError.Kind.OUT_OF_RANGE || kind == SqlError.Kind.TOO_LONG
                    ? tooLarge(sum)
                    : violations.refusal(List.of(parent), e);
        }
        goOn(occasion, sum, differences, ids);
    }

    /** Formulas that are made of the sum, rules about it and them, and sums that are made of it and them. */
    private void goOn(Occasion occasion, SumRule sum, Map<UUID, BigDecimal> differences, List<UUID> ids) {
        EntityMeta parent = sum.parent();
        List<OfFormula> following = kept.following(parent, sum.field().field());
        Set<Field<?>> changing = new HashSet<>(Set.of(sum.field().field()));
        following.forEach(formula -> changing.add(formula.field().field()));
        List<Rule.Must> unchecked = parent.rules().stream()
                .filter(Rule.Must.class::isInstance)
                .map(Rule.Must.class::cast)
                .filter(must -> !CatalogTables.isChecked(parent, must))
                .filter(must -> PlainCondition.fields(must.condition()).anyMatch(changing::contains))
                .toList();
        boolean isSummed = all.stream()
                .anyMatch(other -> SumRule.speaksOf(other.rule()).stream().anyMatch(changing::contains));
        if (!isSummed && unchecked.isEmpty() && following.isEmpty()) {
            return;
        }
        List<StoredRow> stored = reader.whole(occasion.transaction(), parent, ids);
        List<StoredRow> after = follow(occasion, stored, following);
        if (!unchecked.isEmpty()) {
            musts.check(occasion, parent, after, unchecked);
        }
        if (isSummed) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < stored.size(); i++) {
                StoredRow row = stored.get(i);
                BigDecimal difference = differences.getOrDefault(row.ref().id(), BigDecimal.ZERO);
                changes.add(new Change(Optional.of(before(sum, row, difference)), Optional.of(after.get(i))));
            }
            carry(occasion, parent, changes, true);
        }
    }

    private List<StoredRow> follow(Occasion occasion, List<StoredRow> stored, List<OfFormula> following) {
        try {
            return Formulas.follow(occasion.transaction(), stored, following);
        } catch (SQLException e) {
            throw violations.refusal(
                    stored.stream().map(StoredRow::entity).distinct().toList(), e);
        }
    }

    private static StoredRow before(SumRule sum, StoredRow row, BigDecimal difference) {
        Map<String, @Nullable Object> values = new HashMap<>(row.values());
        values.put(
                sum.field().name(),
                value(sum, number(values.get(sum.field().name())).subtract(difference)));
        return new StoredRow(row.entity(), row.ref().id(), row.version(), values);
    }

    /**
     * Works out what is made of numbers, once they are given.
     *
     * @return whether there was anything
     */
    boolean workOutNumbered(DraftBatch batch) {
        return formulas.workOutNumbered(batch);
    }

    /** A record that comes back from the trash, with its sums and formulas worked out anew, since others went on meanwhile. */
    StoredRow recounted(Occasion occasion, StoredRow record) {
        StoredRow copy = copy(record);
        copy.entity().declaredFields().stream()
                .filter(FieldMeta::isParts)
                .forEach(field -> copy.values()
                        .put(
                                field.name(),
                                TreeWriter.parts(record, field).stream()
                                        .map(Sums::copy)
                                        .toList()));
        List<StoredRow> tree = tree(copy);
        for (KeptRule rule : kept.all()) {
            List<StoredRow> own = tree.stream()
                    .filter(row -> row.entity().equals(rule.entity()))
                    .toList();
            if (!own.isEmpty()) {
                switch (rule) {
                    case OfSum sum -> recount(occasion, sum.sum(), own, tree);
                    case OfFormula formula -> own.forEach(row -> Formulas.put(row, formula));
                }
            }
        }
        return copy;
    }

    private static void recount(Occasion occasion, SumRule sum, List<StoredRow> own, List<StoredRow> tree) {
        Set<UUID> ids = own.stream().map(row -> row.ref().id()).collect(Collectors.toSet());
        ConditionCheck conditions = new ConditionCheck(occasion.asker());
        Map<UUID, BigDecimal> totals = stored(occasion.transaction(), sum, ids);
        tree.stream()
                .filter(row -> row.entity().equals(sum.child()))
                .forEach(row -> add(totals, sum, row, conditions, 1));
        own.forEach(row -> row.values()
                .put(
                        sum.field().name(),
                        value(sum, totals.getOrDefault(row.ref().id(), BigDecimal.ZERO))));
    }

    private static StoredRow copy(StoredRow row) {
        return new StoredRow(row.entity(), row.ref().id(), row.version(), row.values());
    }

    /** What records that are there add up to. */
    private static Map<UUID, BigDecimal> stored(Transaction transaction, SumRule sum, Set<UUID> ids) {
        String to = "c." + sum.to().columns().getFirst().sql();
        Sql sql = new Sql()
                .add("select " + to + ", " + sum.measured() + " from "
                        + sum.child().table() + " c where " + to + " in (")
                .bindAll(ids)
                .add(") and " + PlainCondition.sql(sum.child(), sum.rule().condition(), "c.") + " group by " + to);
        return Run.query(transaction, sql, rows -> {
            Map<UUID, BigDecimal> totals = new HashMap<>();
            while (rows.next()) {
                totals.put(rows.getObject(1, UUID.class), rows.getBigDecimal(2));
            }
            return totals;
        });
    }

    /** Carries a record that has come back over to the sums that are made of it, its own apart. */
    void carryRestored(Occasion occasion, StoredRow record) {
        List<StoredRow> tree = tree(record);
        Set<UUID> ids = new HashSet<>();
        Map<EntityMeta, List<Change>> back = new HashMap<>();
        for (StoredRow row : tree) {
            ids.add(row.ref().id());
            back.computeIfAbsent(row.entity(), any -> new ArrayList<>())
                    .add(new Change(Optional.empty(), Optional.of(row)));
        }
        back.forEach((entity, changes) -> carryOutside(occasion, entity, changes, ids));
    }

    private void carryOutside(Occasion occasion, EntityMeta child, List<Change> changes, Set<UUID> within) {
        ConditionCheck conditions = new ConditionCheck(occasion.asker());
        for (SumRule sum : all) {
            if (sum.child().equals(child)) {
                Map<UUID, BigDecimal> differences = new TreeMap<>(ORDER);
                changes.forEach(change -> change.after().ifPresent(row -> add(differences, sum, row, conditions, 1)));
                differences.keySet().removeAll(within);
                differences.values().removeIf(difference -> difference.signum() == 0);
                write(occasion, sum, differences);
            }
        }
    }

    private static List<StoredRow> tree(StoredRow record) {
        List<StoredRow> tree = new ArrayList<>(List.of(record));
        record.entity().declaredFields().stream()
                .filter(FieldMeta::isParts)
                .forEach(field -> tree.addAll(TreeWriter.parts(record, field)));
        return tree;
    }
}
