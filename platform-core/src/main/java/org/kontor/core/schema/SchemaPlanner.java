package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.core.schema.ColumnType.Kind;
import org.kontor.core.schema.SchemaStep.AddCheck;
import org.kontor.core.schema.SchemaStep.AddColumn;
import org.kontor.core.schema.SchemaStep.AddGuard;
import org.kontor.core.schema.SchemaStep.AddIndex;
import org.kontor.core.schema.SchemaStep.ConvertColumn;
import org.kontor.core.schema.SchemaStep.CreateTable;
import org.kontor.core.schema.SchemaStep.DropCheck;
import org.kontor.core.schema.SchemaStep.DropGuard;
import org.kontor.core.schema.SchemaStep.DropIndex;
import org.kontor.core.schema.SchemaStep.LoosenColumn;
import org.kontor.core.schema.SchemaStep.RenameColumn;
import org.kontor.core.schema.SchemaStep.RenameTable;
import org.kontor.core.schema.SchemaStep.WidenColumn;

/**
 * What is wanted minus what is there. Values are never dropped; checks and unique indexes of rules that are gone are, and
 * indexes that administrators want no more.
 */
final class SchemaPlanner {
    private final LiveSchema live;
    private final List<SchemaStep> first = new ArrayList<>();
    /** Indexes of tables in use come last: they take their time. */
    private final List<SchemaStep> last = new ArrayList<>();

    /** Behind what goes and before what comes, since checks and indexes speak of one of the two types. */
    private final List<SchemaStep> conversions = new ArrayList<>();

    /** Guards ask for other tables. */
    private final List<SchemaStep> guards = new ArrayList<>();

    private final List<SchemaProblem> problems = new ArrayList<>();

    private SchemaPlanner(LiveSchema live) {
        this.live = live;
    }

    /** The steps, additive and in order. */
    static SchemaPlan plan(LiveSchema live, List<TableSpec> wanted) {
        SchemaPlanner planner = new SchemaPlanner(live);
        Set<String> names = new HashSet<>();
        for (TableSpec table : wanted) {
            if (!names.add(table.name())) {
                planner.problem(
                        table,
                        List.of(),
                        Message.of("system.table_twice", "is wanted twice"),
                        Message.of("system.table_twice_mend", "remove one of the two"));
            }
            planner.found(table).ifPresentOrElse(found -> planner.change(table, found), () -> planner.create(table));
            planner.guard(table);
        }
        return new SchemaPlan(List.of(), planner.steps(), planner.problems);
    }

    private List<SchemaStep> steps() {
        if (!conversions.isEmpty()) {
            List<SchemaStep> before = new ArrayList<>();
            Stream.of(first, guards).forEach(steps -> {
                steps.stream().filter(SchemaPlanner::isBeforeConversions).forEach(before::add);
                steps.removeIf(SchemaPlanner::isBeforeConversions);
            });
            before.addAll(conversions);
            first.addAll(0, before);
        }
        first.addAll(guards);
        first.addAll(last);
        return first;
    }

    private static boolean isBeforeConversions(SchemaStep step) {
        return switch (step) {
            case DropCheck drop -> true;
            case DropGuard drop -> true;
            case DropIndex drop -> true;
            case RenameColumn rename -> true;
            case RenameTable rename -> true;
            default -> false;
        };
    }

    /** The table as it is, perhaps still under the name that it had. */
    private Optional<LiveTable> found(TableSpec table) {
        Optional<LiveTable> same = live.table(table.name());
        if (same.isPresent()) {
            return same;
        }
        Optional<String> old = table.formerly()
                .filter(name -> live.table(name).isPresent())
                .or(() -> live.renamedTo(table.name())
                        .filter(name -> live.table(name).isPresent()));
        return old.map(name -> {
            LiveTable found = live.table(name).orElseThrow();
            first.add(new RenameTable(name, table.name()));
            // they bear its name, and are made anew
            found.indexes().values().stream()
                    .map(LiveIndex::name)
                    .filter(IndexSpec::isDerived)
                    .sorted()
                    .forEach(index -> first.add(new DropIndex(table.name(), index)));
            return new LiveTable(found.columns(), Map.of(), found.checks(), found.guards());
        });
    }

    private void create(TableSpec table) {
        first.add(new CreateTable(table));
        for (IndexSpec index : table.indexes()) {
            requireShortTexts(table, index);
            first.add(new AddIndex(table.name(), index, false));
        }
        for (CheckSpec check : table.checks()) {
            first.add(new AddCheck(table.name(), check, false));
        }
    }

    private void change(TableSpec table, LiveTable found) {
        Map<String, LiveColumn> unclaimed = new LinkedHashMap<>(found.columns());
        table.allColumns().forEach(column -> unclaimed.remove(column.name()));
        for (ColumnSpec column : table.allColumns()) {
            LiveColumn same = found.columns().get(column.name());
            if (same != null) {
                adapt(table, column, same);
                requireSealed(table, column, column.name());
                continue;
            }
            Optional<String> old = column.formerly()
                    .filter(unclaimed::containsKey)
                    .or(() -> live.renamedTo(table.name(), column.name()).filter(unclaimed::containsKey));
            if (old.isPresent()) {
                first.add(new RenameColumn(table.name(), old.get(), column.name()));
                adapt(table, column, Objects.requireNonNull(unclaimed.remove(old.get())));
                requireSealed(table, column, old.get());
            } else {
                first.add(new AddColumn(table.name(), column));
            }
        }
        unclaimed.forEach((name, column) -> {
            if (!column.nullable() && !column.hasDefault()) {
                first.add(new LoosenColumn(table.name(), name));
            }
        });
        changeChecks(table, found);
        changeIndexes(table, found);
    }

    private void adapt(TableSpec table, ColumnSpec column, LiveColumn found) {
        ColumnType wanted = column.type();
        if (found.type().isEmpty() || !holds(found.type().get(), wanted)) {
            if (found.type().isPresent() && isWider(wanted, found.type().get())) {
                first.add(new WidenColumn(table.name(), column, found.sql()));
            } else if (found.type().isPresent()
                    && Conversion.isPossible(found.type().get().kind(), wanted.kind())) {
                conversions.add(new ConvertColumn(
                        table.name(), column, found.type().get().kind()));
            } else {
                problem(
                        table,
                        List.of(column.name()),
                        Message.of(
                                        "system.column_unfit",
                                        "keeps its column {column} as {type}, which cannot become {wanted}")
                                .with("column", column.name())
                                .with("type", found.sql())
                                .with("wanted", wanted.toString()),
                        Message.of(
                                "system.column_unfit_mend",
                                "give the field a new name, or change the column in a hand-written change log"));
            }
        }
        if (column.nullable() && !found.nullable()) {
            first.add(new LoosenColumn(table.name(), column.name()));
        }
    }

    /** What is encrypted once stays so: nobody decrypts a table only because a declaration lost a word. */
    private void requireSealed(TableSpec table, ColumnSpec column, String found) {
        if (!column.sealed() && live.isSealed(table.name(), found)) {
            problem(
                    table,
                    List.of(column.name()),
                    Message.of(
                                    "system.column_sealed",
                                    "keeps what is encrypted in its column {column}, which does not become plain")
                            .with("column", found),
                    Message.of(
                            "system.column_sealed_mend", "leave the field encrypted, or take a new one and fill it"));
        }
    }

    private static boolean holds(ColumnType found, ColumnType wanted) {
        return switch (wanted.kind()) {
            case TEXT ->
                found.kind() == Kind.LONG_TEXT || found.kind() == Kind.TEXT && found.length() >= wanted.length();
            case INTEGER -> found.kind() == Kind.INTEGER || found.kind() == Kind.BIGINT;
            default -> found.kind() == wanted.kind();
        };
    }

    private static boolean isWider(ColumnType wanted, ColumnType found) {
        return switch (wanted.kind()) {
            case TEXT, LONG_TEXT -> found.kind() == Kind.TEXT;
            case BIGINT -> found.kind() == Kind.INTEGER;
            default -> false;
        };
    }

    private void changeChecks(TableSpec table, LiveTable found) {
        Set<String> wanted = new HashSet<>();
        for (CheckSpec check : table.checks()) {
            wanted.add(check.name(table.name()));
            if (!found.checks().contains(check.name(table.name()))) {
                first.add(new AddCheck(table.name(), check, true));
            }
        }
        found.checks().stream()
                .filter(name -> name.startsWith("ck_") && !wanted.contains(name))
                .sorted()
                .forEach(name -> first.add(new DropCheck(table.name(), name)));
    }

    private void changeIndexes(TableSpec table, LiveTable found) {
        Set<String> wanted = new HashSet<>();
        for (IndexSpec index : table.indexes()) {
            requireShortTexts(table, index);
            String name = index.name(table.name());
            wanted.add(name);
            LiveIndex there = found.indexes().get(name);
            if (there != null && !there.valid()) {
                first.add(new DropIndex(table.name(), name));
            }
            if (there == null || !there.valid()) {
                last.add(new AddIndex(table.name(), index, true));
            }
        }
        Set<String> sealed = table.columns().stream()
                .filter(ColumnSpec::sealed)
                .map(ColumnSpec::name)
                .collect(Collectors.toSet());
        // encrypted texts are of no order, and too long for an index
        found.indexes().values().stream()
                .filter(index -> !index.unique() && index.columns().stream().anyMatch(sealed::contains))
                .map(LiveIndex::name)
                .sorted()
                .forEach(name -> first.add(new DropIndex(table.name(), name)));
        found.indexes().values().stream()
                .filter(index -> isOfRule(index, sealed) && !wanted.contains(index.name()))
                // what nobody declares at the moment may belong to a plugin that is away: it comes back to its indexes
                .filter(index -> table.declares(index.columns()))
                .map(LiveIndex::name)
                .sorted()
                .forEach(name -> first.add(new DropIndex(table.name(), name)));
    }

    /** Whether a rule wanted it, and it is not gone with the order of what is encrypted by now. */
    private static boolean isOfRule(LiveIndex index, Set<String> sealed) {
        return index.unique()
                ? index.name().startsWith("ux_")
                : index.name().startsWith(IndexSpec.OWN)
                        && index.columns().stream().noneMatch(sealed::contains);
    }

    private void guard(TableSpec table) {
        if (!live.isGuarded()) {
            return;
        }
        Set<String> there = live.table(table.name())
                .or(() -> table.formerly().flatMap(live::table))
                .map(LiveTable::guards)
                .orElse(Set.of());
        Set<String> wanted = new HashSet<>();
        for (GuardSpec guard : table.guards()) {
            if (wanted.add(guard.name()) && !there.contains(guard.name())) {
                guards.add(new AddGuard(guard));
            }
        }
        there.stream()
                .filter(name -> name.startsWith(GuardSpec.FROZEN) || name.startsWith(GuardSpec.APART))
                .filter(name -> !wanted.contains(name))
                .sorted()
                .forEach(name -> first.add(new DropGuard(table.name(), name)));
    }

    private void requireShortTexts(TableSpec table, IndexSpec index) {
        for (String name : index.columns()) {
            Optional<ColumnSpec> column = table.allColumns().stream()
                    .filter(spec -> spec.name().equals(name))
                    .findFirst();
            if (column.isEmpty()) {
                problem(
                        table,
                        List.of(name),
                        Message.of("system.index_nothing", "has no column {column} to index")
                                .with("column", name),
                        Message.of("system.index_nothing_mend", "index a field that has one"));
            } else if (column.get().type().kind() == Kind.LONG_TEXT) {
                problem(
                        table,
                        List.of(name),
                        Message.of("system.index_long", "cannot index {column}: the text is too long")
                                .with("column", name),
                        Message.of(
                                "system.index_long_mend",
                                "give the field a maxLength of at most 4000, or take it out of the rule"));
            }
        }
    }

    private void problem(TableSpec table, List<String> columns, Message reason, Message mend) {
        problems.add(new SchemaProblem(new SchemaProblem.OfTable(table.name(), columns), reason, mend));
    }
}
