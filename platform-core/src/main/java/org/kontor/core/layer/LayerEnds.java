package org.kontor.core.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.api.Assignment;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.Renames.Rename;
import org.kontor.core.record.AllRows;

/** What becomes of layers when those whose they are go, or when what they speak of gets another name. */
public final class LayerEnds {
    private LayerEnds() {}

    /** With a role, its layer goes. */
    public static void ofRole(Changes changes) {
        gone(changes, Level::role);
    }

    /** With a team, its layer goes. */
    public static void ofTeam(Changes changes) {
        gone(changes, Level::team);
    }

    /** With a user, their layer goes. */
    public static void ofUser(Changes changes) {
        gone(changes, Level::user);
    }

    private static void gone(Changes changes, Function<UUID, Level> level) {
        for (Change change : changes) {
            if (change.after().isEmpty()) {
                String text =
                        level.apply(change.before().orElseThrow().ref().id()).toString();
                Records kernel = LayerRights.own(changes.records());
                delete(kernel, FormChange.NAME, FormChange.LEVEL.is(text));
                delete(kernel, ValueChange.NAME, ValueChange.LEVEL.is(text));
            }
        }
    }

    private static void delete(Records kernel, EntityName entity, Condition condition) {
        AllRows.of(kernel, Query.of(entity).where(condition)).toList().forEach(kernel::delete);
    }

    /**
     * What is said of a plugin, by entity.
     *
     * @param fields its fields of others' entities
     * @param lists that belong to it and bear another's name
     */
    public static Map<EntityName, Condition> of(String plugin, Map<String, Set<String>> fields, List<String> lists) {
        String prefix = plugin + ".";
        return of(
                List.of(FormChange.ENTITY.startsWith(prefix)),
                List.of(LabelChange.SUBJECT.startsWith(prefix), LabelChange.SUBJECT.is(plugin)),
                List.of(ValueChange.LIST.startsWith(prefix)),
                fields,
                lists);
    }

    /**
     * What is said of entities, by entity.
     *
     * @param fields of others' entities
     * @param lists of all of them
     */
    public static Map<EntityName, Condition> of(
            Set<String> entities, Map<String, Set<String>> fields, List<String> lists) {
        List<Condition> labels = new ArrayList<>();
        entities.forEach(entity -> {
            labels.add(LabelChange.SUBJECT.is(entity));
            labels.add(LabelChange.SUBJECT.startsWith(entity + "."));
        });
        return of(List.of(FormChange.ENTITY.in(entities)), labels, List.of(), fields, lists);
    }

    private static Map<EntityName, Condition> of(
            List<Condition> someForms,
            List<Condition> someLabels,
            List<Condition> someValues,
            Map<String, Set<String>> fields,
            List<String> lists) {
        List<Condition> forms = new ArrayList<>(someForms);
        List<Condition> labels = new ArrayList<>(someLabels);
        List<Condition> values = new ArrayList<>(someValues);
        fields.forEach((entity, names) -> {
            forms.add(FormChange.ENTITY.is(entity).and(FormChange.ELEMENT.in(names)));
            names.forEach(name -> {
                labels.add(LabelChange.SUBJECT.is(entity + "." + name));
                labels.add(LabelChange.SUBJECT.is(entity + "." + name + ".help"));
            });
        });
        lists.forEach(list -> {
            values.add(ValueChange.LIST.is(list));
            labels.add(LabelChange.SUBJECT.startsWith(list + "."));
        });
        Map<EntityName, Condition> all = new LinkedHashMap<>();
        Map.of(FormChange.NAME, forms, LabelChange.NAME, labels, ValueChange.NAME, values)
                .forEach((entity, conditions) -> {
                    if (!conditions.isEmpty()) {
                        all.put(entity, Condition.any(conditions.toArray(Condition[]::new)));
                    }
                });
        return all;
    }

    /**
     * Writes names of fields anew after they were renamed.
     *
     * @param kernel the kernel's own records
     * @param catalog that still knows the former names
     */
    public static void rename(Records kernel, Catalog catalog, List<Rename> renamed) {
        for (Row row : AllRows.of(kernel, Query.of(FormChange.NAME).where(FormChange.KIND.is(FormChange.TERM)))
                .toList()) {
            List<Assignment> changed = new ArrayList<>();
            renamed(row, FormChange.ELEMENT, catalog)
                    .filter(name -> !isTaken(kernel, row, name))
                    .ifPresent(name -> changed.add(FormChange.ELEMENT.to(name)));
            renamed(row, FormChange.AFTER, catalog).ifPresent(name -> changed.add(FormChange.AFTER.to(name)));
            if (!changed.isEmpty()) {
                kernel.update(row, changed.toArray(Assignment[]::new));
            }
        }
        for (Rename rename : renamed) {
            for (String end : List.of("", ".help")) {
                String former = rename.entity() + "." + rename.former() + end;
                String now = rename.entity() + "." + rename.name() + end;
                for (Row row : labels(kernel, former)) {
                    boolean isTaken = labels(kernel, now).stream()
                            .anyMatch(each -> each.get(LabelChange.LANGUAGE).equals(row.get(LabelChange.LANGUAGE)));
                    if (!isTaken) {
                        kernel.update(row, LabelChange.SUBJECT.to(now));
                    }
                }
            }
        }
    }

    private static List<Row> labels(Records kernel, String subject) {
        return AllRows.of(kernel, Query.of(LabelChange.NAME).where(LabelChange.SUBJECT.is(subject)))
                .toList();
    }

    private static Optional<String> renamed(Row row, Field<String> field, Catalog catalog) {
        return row.find(field).flatMap(path -> {
            try {
                EntityName entity = EntityName.parse(row.get(FormChange.ENTITY));
                String now = catalog.findMeta(entity).isEmpty()
                        ? path
                        : catalog.resolve(catalog.term(entity, path)).path();
                return now.equals(path) ? Optional.empty() : Optional.of(now);
            } catch (BadValue e) {
                // its field is gone, and may come back
                return Optional.empty();
            }
        });
    }

    /** Whether the same layer speaks of the new name already: then the old one says nothing any more. */
    private static boolean isTaken(Records kernel, Row row, String name) {
        Condition same = Condition.all(
                FormChange.ENTITY.is(row.get(FormChange.ENTITY)),
                FormChange.FORM.is(row.get(FormChange.FORM)),
                FormChange.KIND.is(FormChange.TERM),
                FormChange.ELEMENT.is(name),
                FormChange.LEVEL.is(row.get(FormChange.LEVEL)));
        return AllRows.of(kernel, Query.of(FormChange.NAME).where(same))
                .findAny()
                .isPresent();
    }
}
