package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TableCopy;
import org.kontor.core.schema.SchemaStep.AddColumn;
import org.kontor.core.schema.SchemaStep.AddIndex;
import org.kontor.core.schema.SchemaStep.ConvertColumn;
import org.kontor.core.schema.SchemaStep.RenameColumn;
import org.kontor.core.schema.SchemaStep.RenameTable;
import org.kontor.core.schema.SchemaStep.WidenColumn;

/**
 * What of a change is made on H2 in copies beside those who work, since H2 itself would write the tables anew while
 * everybody waits; on PostgreSQL nothing is.
 */
final class TableCopies implements AutoCloseable {
    static final TableCopies NONE = new TableCopies(List.of(), Set.of());

    /** The rows from which on H2 takes longer for a table than others notice. */
    private static final int LARGE = 500;

    private final List<TableCopy> copies;
    private final Set<SchemaStep> carried;

    private TableCopies(List<TableCopy> copies, Set<SchemaStep> carried) {
        this.copies = copies;
        this.carried = carried;
    }

    /** Copies that have the new columns and indexes of these steps, but for unique ones, which may be refused for what is there. */
    static TableCopies of(Database database, List<SchemaStep> steps) {
        Map<String, List<SchemaStep>> byTable = new LinkedHashMap<>();
        if (database.dialect() == Dialect.H2) {
            Set<String> others = new HashSet<>();
            for (SchemaStep step : steps) {
                switch (step) {
                    case RenameColumn rename -> others.add(rename.table());
                    case ConvertColumn convert -> others.add(convert.table());
                    case RenameTable rename ->
                        Stream.of(rename.table(), rename.from()).forEach(others::add);
                    case AddColumn add -> steps(byTable, add).add(add);
                    case WidenColumn widen -> steps(byTable, widen).add(widen);
                    case AddIndex add
                    when add.inUse() && !add.index().unique() || isOfNew(add, steps) ->
                        steps(byTable, add).add(add);
                    default -> {}
                }
            }
            byTable.keySet().removeAll(others);
        }
        Map<String, TableCopy.Shape> shapes = new LinkedHashMap<>();
        byTable.forEach((table, its) -> shapes.put(table, new Added(its)));
        Set<SchemaStep> carried = new HashSet<>();
        List<TableCopy> copies = new ArrayList<>();
        make(database, shapes, copies).forEach(table -> carried.addAll(steps(byTable, table)));
        return new TableCopies(copies, carried);
    }

    /** Copies without these columns, and without the indexes that have them. */
    static TableCopies without(Database database, Map<String, List<String>> columns) {
        List<TableCopy> copies = new ArrayList<>();
        if (database.dialect() == Dialect.H2) {
            LiveSchema live = database.read(transaction -> LiveSchema.read(transaction.connection(), Dialect.H2));
            Map<String, TableCopy.Shape> shapes = new LinkedHashMap<>();
            columns.forEach((table, its) -> live.table(table)
                    .filter(found -> its.stream().anyMatch(found.columns()::containsKey))
                    .ifPresent(found -> shapes.put(table, new Without(its))));
            make(database, shapes, copies);
        }
        return new TableCopies(copies, Set.of());
    }

    private static List<String> make(Database database, Map<String, TableCopy.Shape> shapes, List<TableCopy> copies) {
        List<String> made = new ArrayList<>();
        try {
            shapes.forEach((table, shape) -> TableCopy.of(database, table, LARGE, shape)
                    .ifPresent(copy -> {
                        copies.add(copy);
                        made.add(table);
                    }));
        } catch (RuntimeException | Error e) {
            copies.forEach(TableCopy::close);
            throw e;
        }
        return made;
    }

    private static List<SchemaStep> steps(Map<String, List<SchemaStep>> byTable, SchemaStep step) {
        return steps(byTable, step.table());
    }

    private static List<SchemaStep> steps(Map<String, List<SchemaStep>> byTable, String table) {
        return byTable.computeIfAbsent(table, none -> new ArrayList<>());
    }

    /** What has a new column cannot be refused for what is there. */
    private static boolean isOfNew(AddIndex index, List<SchemaStep> steps) {
        return steps.stream()
                .anyMatch(step -> step instanceof AddColumn add
                        && add.table().equals(index.table())
                        && index.index().columns().contains(add.column().name()));
    }

    /** A table with new columns, and the indexes that have them. */
    private record Added(List<SchemaStep> steps) implements TableCopy.Shape {
        @Override
        public List<String> columns(String copy) {
            List<String> statements = new ArrayList<>();
            for (SchemaStep step : steps) {
                if (step instanceof AddColumn add) {
                    statements.add(new AddColumn(copy, add.column()).sql(Dialect.H2));
                } else if (step instanceof WidenColumn widen) {
                    statements.add(new WidenColumn(copy, widen.column(), widen.was()).sql(Dialect.H2));
                }
            }
            return statements;
        }

        @Override
        public List<String> indexes(String copy, String suffix) {
            List<String> statements = new ArrayList<>();
            for (SchemaStep step : steps) {
                if (step instanceof AddIndex add) {
                    String name = add.index().name(add.table()) + suffix;
                    statements.add(new AddIndex(copy, add.index(), true).sql(Dialect.H2, name));
                }
            }
            return statements;
        }
    }

    /** A table without some columns. */
    private record Without(List<String> columns) implements TableCopy.Shape {
        @Override
        public List<String> columns(String copy) {
            return columns.stream()
                    .map(column -> "alter table " + Dialect.H2.quote(copy) + " drop column if exists "
                            + Dialect.H2.quote(column))
                    .toList();
        }

        @Override
        public List<String> indexes(String copy, String suffix) {
            return List.of();
        }
    }

    /** Whether a step is done with the copies. */
    boolean carry(SchemaStep step) {
        return carried.contains(step);
    }

    /**
     * Has the copies take the places of their tables.
     *
     * @param alone of whoever changes the model
     */
    void swap(Connection alone) throws SQLException {
        for (TableCopy copy : copies) {
            copy.swap(alone);
        }
    }

    @Override
    public void close() {
        copies.forEach(TableCopy::close);
    }
}
