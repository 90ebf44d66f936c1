package org.kontor.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.core.database.Database;
import org.kontor.core.module.Definitions;
import org.kontor.core.module.Definitions.DefinedEntity;
import org.kontor.core.module.Definitions.DefinedField;
import org.kontor.core.module.Definitions.Definition;
import org.kontor.core.module.Plan.Dropped;
import org.kontor.core.schema.TableCounts;
import org.kontor.core.system.OwnPurge;

/** What of tables is deleted for good with a plugin. */
final class Dropping {
    private final Database database;
    private final TableCounts counts;

    Dropping(Database database) {
        this.database = database;
        this.counts = new TableCounts(database);
    }

    /** Its tables, those that its change logs made among them, and what others' tables have for it. */
    List<Dropped> of(String plugin, Trial trial) {
        Map<String, Definition> definitions = Definitions.read(database);
        List<Dropped> dropped = new ArrayList<>();
        Definition own = definitions.getOrDefault(plugin, new Definition(plugin, List.of(), List.of()));
        Set<String> tables = new HashSet<>();
        own.entities().forEach(entity -> tables(entity).forEach(tables::add));
        own.fields().stream().filter(field -> !tables.contains(field.table())).forEach(field -> field(field, dropped));
        Set<String> others = new HashSet<>();
        definitions.values().stream()
                .filter(definition -> !definition.plugin().equals(plugin))
                .forEach(definition -> {
                    definition.entities().forEach(entity -> tables(entity).forEach(others::add));
                    definition.fields().stream()
                            .filter(field -> !field.links().isEmpty())
                            .forEach(field -> (tables.contains(field.table()) ? tables : others).add(field.links()));
                });
        // while the plugin is away, nobody else knows of them
        tables.addAll(trial.model().linksOf(plugin));
        others.removeAll(tables);
        handWritten(plugin, trial, others).forEach(tables::add);
        tables.stream().sorted().forEach(table -> dropped.add(new Dropped(table, "", counts.of(table))));
        return dropped;
    }

    /** What of an own part is deleted. */
    List<Dropped> of(OwnPurge purge) {
        List<Dropped> dropped = new ArrayList<>();
        purge.tables().forEach(table -> dropped.add(new Dropped(table, "", counts.of(table))));
        purge.columns()
                .forEach((table, columns) ->
                        columns.forEach(column -> dropped.add(new Dropped(table, column, counts.of(table)))));
        return dropped;
    }

    private static Stream<String> tables(DefinedEntity entity) {
        return Stream.concat(
                Stream.of(entity.table()),
                entity.fields().stream().map(DefinedField::links).filter(links -> !links.isEmpty()));
    }

    private void field(DefinedField field, List<Dropped> dropped) {
        field.columns().forEach(column -> dropped.add(new Dropped(field.table(), column, counts.of(field.table()))));
        if (!field.links().isEmpty()) {
            dropped.add(new Dropped(field.links(), "", counts.of(field.links())));
        }
    }

    /** Tables that its name gives it alone: those of its change logs, and of entities that an older version had. */
    private Stream<String> handWritten(String plugin, Trial trial, Set<String> others) {
        List<String> longer = trial.before().keySet().stream()
                .filter(id -> id.startsWith(plugin + "_"))
                .map(id -> id + "_")
                .toList();
        return counts.names(plugin + "_").stream()
                .filter(table -> !others.contains(table))
                .filter(table -> longer.stream().noneMatch(table::startsWith));
    }
}
