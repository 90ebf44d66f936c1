package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.core.database.Dialect;

/**
 * A table of records that is wanted.
 *
 * @param name in lower case
 * @param system the columns that come with the table; the first is its key
 * @param columns one per field, added one by one
 * @param indexes wanted beside the key
 * @param checks wanted
 * @param guards wanted on PostgreSQL
 * @param formerly its name until now, whose rows it takes over
 */
public record TableSpec(
        String name,
        List<ColumnSpec> system,
        List<ColumnSpec> columns,
        List<IndexSpec> indexes,
        List<CheckSpec> checks,
        List<GuardSpec> guards,
        Optional<String> formerly) {
    /** Which system columns a table of records has. */
    public enum Kind {
        PLAIN,
        OWNED,
        PART
    }

    public TableSpec {
        Objects.requireNonNull(name, "name");
        system = List.copyOf(system);
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        guards = List.copyOf(guards);
    }

    /** Whether all of these are columns of it. */
    boolean declares(Collection<String> names) {
        return Stream.concat(system.stream(), columns.stream())
                .map(ColumnSpec::name)
                .collect(Collectors.toSet())
                .containsAll(names);
    }

    /** The same table, guarded. */
    public TableSpec guarded(List<GuardSpec> wanted) {
        return new TableSpec(name, system, columns, indexes, checks, wanted, formerly);
    }

    /** The same table, taking over the rows of one with another name. */
    public TableSpec formerly(String oldName) {
        return new TableSpec(name, system, columns, indexes, checks, guards, Optional.of(oldName));
    }

    /** A table of records with its system columns and the indexes that go with them. */
    public static TableSpec of(
            String name, Kind kind, List<ColumnSpec> columns, List<IndexSpec> indexes, List<CheckSpec> checks) {
        List<ColumnSpec> system = new ArrayList<>(List.of(
                ColumnSpec.of("id", ColumnType.UUID).filled(),
                ColumnSpec.of("version", ColumnType.BIGINT).filled(),
                ColumnSpec.of("created_at", ColumnType.MOMENT).filled(),
                ColumnSpec.of("created_by", ColumnType.UUID).filled(),
                ColumnSpec.of("updated_at", ColumnType.MOMENT).filled(),
                ColumnSpec.of("updated_by", ColumnType.UUID).filled()));
        List<IndexSpec> all = new ArrayList<>();
        if (kind == Kind.OWNED) {
            system.add(ColumnSpec.of("owner_id", ColumnType.UUID));
            system.add(ColumnSpec.of("team_id", ColumnType.UUID));
            all.add(IndexSpec.of("owner_id"));
            all.add(IndexSpec.of("team_id"));
        }
        if (kind == Kind.PART) {
            system.add(ColumnSpec.of("parent_id", ColumnType.UUID).filled());
            system.add(ColumnSpec.of("position", ColumnType.INTEGER).filled());
            all.add(IndexSpec.of("parent_id", "position"));
        }
        all.addAll(indexes);
        return new TableSpec(name, system, columns, all, checks, List.of(), Optional.empty());
    }

    /** System columns and columns of fields. */
    public List<ColumnSpec> allColumns() {
        List<ColumnSpec> all = new ArrayList<>(system);
        all.addAll(columns);
        return all;
    }

    String quoted(Dialect dialect) {
        return dialect.quote(name);
    }
}
