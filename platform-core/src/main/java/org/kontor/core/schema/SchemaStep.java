package org.kontor.core.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.kontor.api.Message;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.MessageText;

/** One step from what is there to what is wanted: one change set. */
public sealed interface SchemaStep {
    /** The table that it changes. */
    String table();

    /** The columns that it is about; none where it is about all. */
    default List<String> columns() {
        return switch (this) {
            case AddColumn add -> List.of(add.column().name());
            case RenameColumn rename -> List.of(rename.to());
            case WidenColumn widen -> List.of(widen.column().name());
            case ConvertColumn convert -> List.of(convert.column().name());
            case RenameTable rename -> List.of();
            case LoosenColumn loosen -> List.of(loosen.column());
            case AddIndex add -> add.index().columns();
            case AddGuard add -> add.guard().columns();
            case DropGuard drop -> List.of();
            case CreateTable create -> List.of();
            case DropIndex drop -> List.of();
            case AddCheck add -> List.of();
            case DropCheck drop -> List.of();
        };
    }

    /** Names the change set; stable, so that the ledger shows what became of a field. */
    String id();

    /** For people: what will be done. */
    Message said();

    /** The same, for logs. */
    default String text() {
        return MessageText.english(said());
    }

    /** For people, where steps are counted: what is done to what. */
    default String kind() {
        return switch (this) {
            case CreateTable create -> "new tables";
            case AddColumn add -> "new columns";
            case RenameColumn rename -> "renamed columns";
            case WidenColumn widen -> "widened columns";
            case ConvertColumn convert -> "converted columns";
            case RenameTable rename -> "renamed tables";
            case LoosenColumn loosen -> "loosened columns";
            case AddIndex add -> "new indexes";
            case DropIndex drop -> "dropped indexes";
            case AddCheck add -> "new checks";
            case DropCheck drop -> "dropped checks";
            case AddGuard add -> "new guards";
            case DropGuard drop -> "dropped guards";
        };
    }

    /** Exactly what will be run. */
    String sql(Dialect dialect);

    /** Whether it waits for others instead of locking them out, which the database allows only outside a transaction. */
    default boolean isOutsideTransaction(Dialect dialect) {
        return false;
    }

    /** A table with its system columns, and the fields that it is born with. */
    record CreateTable(TableSpec spec) implements SchemaStep {
        @Override
        public String table() {
            return spec.name();
        }

        @Override
        public String id() {
            return spec.name();
        }

        @Override
        public Message said() {
            return spec.columns().isEmpty()
                    ? Message.of("system.table_create_bare", "Create the table {table}")
                            .with("table", spec.name())
                    : Message.of("system.table_create", "Create the table {table} with {columns}")
                            .with("table", spec.name())
                            .with(
                                    "columns",
                                    spec.columns().stream()
                                            .map(ColumnSpec::name)
                                            .toList());
        }

        @Override
        public String sql(Dialect dialect) {
            return "create table " + dialect.quote(spec.name()) + " ("
                    + spec.allColumns().stream()
                            .map(column -> definition(column, dialect))
                            .collect(Collectors.joining(", "))
                    + ", primary key (" + dialect.quote(spec.system().getFirst().name()) + "))";
        }
    }

    /** A column of a field; empty in all rows that are there. */
    record AddColumn(String table, ColumnSpec column) implements SchemaStep {
        @Override
        public String id() {
            return table + "." + column.name();
        }

        @Override
        public Message said() {
            return Message.of("system.column_add", "Add the column {column} to {table}")
                    .with("column", column.name())
                    .with("table", table);
        }

        @Override
        public String sql(Dialect dialect) {
            ColumnSpec empty = new ColumnSpec(column.name(), column.type(), true, column.formerly(), column.sealed());
            return alter(table, dialect) + " add column " + definition(empty, dialect);
        }
    }

    /** A column that goes on under another name. */
    record RenameColumn(String table, String from, String to) implements SchemaStep {
        @Override
        public String id() {
            return table + "." + to + ".formerly." + from;
        }

        @Override
        public Message said() {
            return Message.of("system.column_rename", "Rename the column {column} of {table} to {to}")
                    .with("column", from)
                    .with("table", table)
                    .with("to", to);
        }

        @Override
        public String sql(Dialect dialect) {
            return alter(table, dialect)
                    + (dialect == Dialect.H2
                            ? " alter column " + dialect.quote(from) + " rename to "
                            : " rename column " + dialect.quote(from) + " to ")
                    + dialect.quote(to);
        }
    }

    /** A column that shall hold more. */
    record WidenColumn(String table, ColumnSpec column, String was) implements SchemaStep {
        @Override
        public String id() {
            return table + "." + column.name() + ".type";
        }

        @Override
        public Message said() {
            return Message.of("system.column_widen", "Widen the column {column} of {table} from {was} to {type}")
                    .with("column", column.name())
                    .with("table", table)
                    .with("was", was)
                    .with("type", column.type().toString());
        }

        @Override
        public String sql(Dialect dialect) {
            return alter(table, dialect) + " alter column " + dialect.quote(column.name()) + " set data type "
                    + column.type().sql(dialect);
        }
    }

    /**
     * A column whose values are written as another type, each of which says the same; where one does not, the statement fails.
     *
     * @param was the kind of its type until now
     */
    record ConvertColumn(String table, ColumnSpec column, ColumnType.Kind was) implements SchemaStep {
        @Override
        public String id() {
            return table + "." + column.name() + ".type";
        }

        @Override
        public Message said() {
            return Message.of("system.column_convert", "Write the column {column} of {table} as {type}")
                    .with("column", column.name())
                    .with("table", table)
                    .with("type", column.type().toString());
        }

        @Override
        public String sql(Dialect dialect) {
            String name = dialect.quote(column.name());
            return alter(table, dialect) + " alter column " + name + " set data type "
                    + column.type().sql(dialect) + " using "
                    + Conversion.sql(dialect, name, was, column.type().kind());
        }
    }

    /** A table that goes on under another name: that of the links of a field of references. */
    record RenameTable(String from, String table) implements SchemaStep {
        @Override
        public String id() {
            return table + ".formerly." + from;
        }

        @Override
        public Message said() {
            return Message.of("system.table_rename", "Rename the table {from} to {table}")
                    .with("from", from)
                    .with("table", table);
        }

        @Override
        public String sql(Dialect dialect) {
            return alter(from, dialect) + " rename to " + dialect.quote(table);
        }
    }

    /** A column that nobody fills any more must not refuse rows. */
    record LoosenColumn(String table, String column) implements SchemaStep {
        @Override
        public String id() {
            return table + "." + column + ".optional";
        }

        @Override
        public Message said() {
            return Message.of("system.column_loosen", "Let the column {column} of {table} be empty")
                    .with("column", column)
                    .with("table", table);
        }

        @Override
        public String sql(Dialect dialect) {
            return alter(table, dialect) + " alter column " + dialect.quote(column) + " drop not null";
        }
    }

    /** An index; of a table in use, PostgreSQL builds it beside the writers. */
    record AddIndex(String table, IndexSpec index, boolean inUse) implements SchemaStep {
        @Override
        public String id() {
            return index.name(table);
        }

        @Override
        public Message said() {
            return (index.unique()
                            ? Message.of("system.index_unique", "Keep {columns} of {table} unique")
                            : Message.of("system.index_add", "Index {columns} of {table}"))
                    .with("columns", index.columns())
                    .with("table", table);
        }

        @Override
        public String sql(Dialect dialect) {
            return sql(dialect, index.name(table));
        }

        /** The same under another name. */
        String sql(Dialect dialect, String name) {
            return "create " + (index.unique() ? "unique " : "") + "index "
                    + (isOutsideTransaction(dialect) ? "concurrently " : "") + dialect.quote(name) + " on "
                    + dialect.quote(table) + " ("
                    + index.columns().stream().map(dialect::quote).collect(Collectors.joining(", ")) + ")";
        }

        @Override
        public boolean isOutsideTransaction(Dialect dialect) {
            return inUse && dialect == Dialect.POSTGRESQL;
        }
    }

    /** An index that is not wanted any more, or the rest of one that could not be built. */
    record DropIndex(String table, String name) implements SchemaStep {
        @Override
        public String id() {
            return name + ".drop";
        }

        @Override
        public Message said() {
            return Message.of("system.index_drop", "Drop the index {index} of {table}")
                    .with("index", name)
                    .with("table", table);
        }

        @Override
        public String sql(Dialect dialect) {
            return "drop index if exists " + dialect.quote(name);
        }
    }

    /** A check; rows that are there already are not looked at, they must fit when they are changed next. */
    record AddCheck(String table, CheckSpec check, boolean inUse) implements SchemaStep {
        @Override
        public String id() {
            return check.name(table);
        }

        @Override
        public Message said() {
            return Message.of("system.check_add", "Check {check} of {table}: {expression}")
                    .with("check", check.name())
                    .with("table", table)
                    .with("expression", check.expression());
        }

        @Override
        public String sql(Dialect dialect) {
            return alter(table, dialect) + " add constraint " + dialect.quote(check.name(table)) + " check ("
                    + check.expression() + ")"
                    + (inUse ? dialect == Dialect.H2 ? " nocheck" : " not valid" : "");
        }
    }

    /** A check of a rule that is gone or that says something else now. */
    record DropCheck(String table, String name) implements SchemaStep {
        @Override
        public String id() {
            return name + ".drop";
        }

        @Override
        public Message said() {
            return Message.of("system.check_drop", "Drop the check {check} of {table}")
                    .with("check", name)
                    .with("table", table);
        }

        @Override
        public String sql(Dialect dialect) {
            return alter(table, dialect) + " drop constraint if exists " + dialect.quote(name);
        }
    }

    /** A trigger or an exclusion constraint. */
    record AddGuard(GuardSpec guard) implements SchemaStep {
        @Override
        public String table() {
            return guard.table();
        }

        @Override
        public String id() {
            return guard.name();
        }

        @Override
        public Message said() {
            return guard.said();
        }

        @Override
        public String sql(Dialect dialect) {
            return guard.sql();
        }
    }

    /** A guard of a rule that is gone or that says something else now. */
    record DropGuard(String table, String name) implements SchemaStep {
        @Override
        public String id() {
            return name + ".drop";
        }

        @Override
        public Message said() {
            return Message.of("system.guard_drop", "Take the guard {guard} from {table}")
                    .with("guard", name)
                    .with("table", table);
        }

        @Override
        public String sql(Dialect dialect) {
            return GuardSpec.drop(dialect.quote(table), name);
        }
    }

    private static String alter(String table, Dialect dialect) {
        return "alter table " + dialect.quote(table);
    }

    private static String definition(ColumnSpec column, Dialect dialect) {
        return dialect.quote(column.name()) + " " + column.type().sql(dialect) + (column.nullable() ? "" : " not null");
    }
}
