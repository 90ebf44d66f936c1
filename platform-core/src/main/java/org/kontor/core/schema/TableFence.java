package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** Keeps a hand-written change log to the tables of its owner. Against accidents, not against malice. */
final class TableFence {
    /** Changes whose tables can be read off their attributes. */
    private static final Set<String> READABLE = Set.of(
            "addColumn",
            "addDefaultValue",
            "addForeignKeyConstraint",
            "addLookupTable",
            "addNotNullConstraint",
            "addPrimaryKey",
            "addUniqueConstraint",
            "createIndex",
            "createSequence",
            "createTable",
            "delete",
            "dropColumn",
            "dropDefaultValue",
            "dropForeignKeyConstraint",
            "dropIndex",
            "dropNotNullConstraint",
            "dropPrimaryKey",
            "dropSequence",
            "dropTable",
            "dropUniqueConstraint",
            "empty",
            "insert",
            "modifyDataType",
            "renameColumn",
            "renameTable",
            "setColumnRemarks",
            "setTableRemarks",
            "update");

    private static final Set<String> OF_RECORDS = Set.of("delete", "insert", "update");

    private static final Set<String> TABLE_ATTRIBUTES = Set.of(
            "tableName",
            "oldTableName",
            "newTableName",
            "baseTableName",
            "referencedTableName",
            "existingTableName",
            "sequenceName");
    private static final Set<String> FOREIGN_PLACES = Set.of("catalogName", "schemaName");

    private final String owner;
    private final String prefix;

    TableFence(String owner) {
        this.owner = owner;
        this.prefix = owner.toLowerCase(Locale.ROOT) + "_";
    }

    /** Everything that it may not do. */
    List<String> problems(DatabaseChangeLog log) {
        List<String> problems = new ArrayList<>();
        for (ChangeSet set : log.getChangeSets()) {
            for (Change change : set.getChanges()) {
                check(change, "change set " + set.getId(), problems);
            }
            if (!isRepeatable(set)) {
                problems.add(
                        "change set " + set.getId() + " changes records before it changes tables: a server that dies"
                                + " in between would change them twice; put them into a change set of their own");
            }
        }
        return problems;
    }

    /** Whether a database that commits each change of a table can go on with it in the middle. */
    private static boolean isRepeatable(ChangeSet set) {
        List<Boolean> ofRecords = set.getChanges().stream()
                .flatMap(change -> ofRecords(change).stream())
                .toList();
        return !ofRecords.contains(true) || ofRecords.indexOf(true) > ofRecords.lastIndexOf(false);
    }

    /** Of each of its statements, whether it changes records. */
    private static List<Boolean> ofRecords(Change change) {
        if (change instanceof AbstractSQLChange sql) {
            String text = sql.getSql();
            return new SqlTables(text == null ? "" : text).ofRecords();
        }
        return List.of(OF_RECORDS.contains(
                ChangeFactory.getInstance().getChangeMetaData(change).getName()));
    }

    private void check(Change change, String where, List<String> problems) {
        String kind = ChangeFactory.getInstance().getChangeMetaData(change).getName();
        if (change instanceof AbstractSQLChange sql) {
            String text = sql.getSql();
            new SqlTables(text == null ? "" : text)
                    .problems(this::isOwn)
                    .forEach(problem -> problems.add(where + " " + problem));
            return;
        }
        if (!READABLE.contains(kind)) {
            problems.add(where + " uses " + kind + ", which a plugin may not");
            return;
        }
        boolean named = kind.equals("empty");
        for (String attribute : change.getSerializableFields()) {
            Object value = change.getSerializableFieldValue(attribute);
            if (value == null) {
                continue;
            }
            if (TABLE_ATTRIBUTES.contains(attribute)) {
                named = true;
                if (!isOwn(value.toString())) {
                    problems.add(where + " touches " + value + ", which is not of " + owner);
                }
            } else if (FOREIGN_PLACES.stream().anyMatch(attribute::endsWith)
                    || attribute.endsWith("CatalogName")
                    || attribute.endsWith("SchemaName")) {
                problems.add(where + " names a schema");
            }
        }
        if (!named) {
            problems.add(where + " does not say which table it changes");
        }
    }

    private boolean isOwn(String table) {
        return table.toLowerCase(Locale.ROOT).startsWith(prefix);
    }
}
