package org.kontor.core.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Assignment;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Hook;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.Values;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.rule.Required;

/** Checks what is given to an action: every value against its field, every record against the giver's sight. */
final class ActionInput {
    private final Catalog catalog;
    private final RecordReader reader;
    private final FileSight files;

    /** A record that is named somewhere in the input. */
    private record Named(String path, Ref ref) {}

    ActionInput(Catalog catalog, RecordReader reader, FileSight files) {
        this.catalog = catalog;
        this.reader = reader;
        this.files = files;
    }

    /** The values by field, with everything that does not fit told at once. */
    Map<String, Object> check(Occasion occasion, Action action, List<Assignment> assignments) {
        Problems problems = new Problems();
        Map<String, Object> values = new HashMap<>();
        List<Named> named = new ArrayList<>();
        for (Assignment each : Assigner.inOrder(assignments)) {
            if (!(each instanceof Assignment.Value given)) {
                throw new IllegalArgumentException("an action's input is set to values, not from terms");
            }
            Field<?> field = find(action, given.field());
            if (field == null) {
                problems.add(
                        given.field().name(),
                        Catalog.unknownField(given.field().name()).reason());
            } else {
                Object value = check(catalog.outside(field, options(field)), given.value(), "", problems, named);
                if (value != null && !(value instanceof List<?> several && several.isEmpty())) {
                    values.put(field.name(), value);
                }
            }
        }
        action.input().stream()
                .filter(field -> field.isRequired() && !values.containsKey(field.name()))
                .forEach(field -> problems.add(field.name(), Required.MISSING));
        checkSight(occasion, named, problems);
        checkFiles(occasion, values, problems);
        problems.checkInvalid();
        return values;
    }

    private static @Nullable Field<?> find(Action action, Field<?> named) {
        return action.input().stream()
                .filter(field -> field.name().equals(named.name()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Object check(
            FieldMeta field, @Nullable Object value, String path, Problems problems, List<Named> named) {
        if (value instanceof Misfit misfit) {
            problems.add(path + field.name(), misfit.reason());
            return null;
        }
        try {
            Object checked = value == null ? null : field.kind().check(value, field);
            if (checked instanceof Ref ref) {
                named.add(new Named(path + field.name(), ref));
            } else if (checked instanceof List<?> several) {
                return list(field, several, path, problems, named);
            }
            return checked;
        } catch (BadValue e) {
            problems.add(path + field.name(), e.reason());
            return null;
        }
    }

    private List<?> list(FieldMeta field, List<?> several, String path, Problems problems, List<Named> named) {
        if (!field.isParts()) {
            several.forEach(ref -> named.add(new Named(path + field.name(), (Ref) ref)));
            return several;
        }
        EntityMeta part = catalog.get(field.field().targets().getFirst());
        List<Row> rows = new ArrayList<>();
        for (Object each : several) {
            String at = path + field.name() + "[" + rows.size() + "].";
            rows.add(each instanceof PartRow row ? part(part, row, at, problems, named) : (Row) each);
        }
        return rows;
    }

    private PartRow part(EntityMeta part, PartRow row, String path, Problems problems, List<Named> named) {
        List<Assignment> checked = new ArrayList<>();
        for (Assignment each : Assigner.inOrder(row.assignments())) {
            if (each instanceof Assignment.Value given) {
                FieldMeta field = part.find(given.field().name()).orElse(null);
                if (field == null || field.isKept()) {
                    String name = given.field().name();
                    problems.add(path + name, Catalog.unknownField(name).reason());
                } else {
                    checked.add(
                            new Assignment.Value(field.field(), check(field, given.value(), path, problems, named)));
                }
            } else {
                checked.add(each);
            }
        }
        // what a hook may give is known only when it is written
        boolean isHooked = part.hooks().stream().anyMatch(Hook.Before.class::isInstance);
        if (!row.isKnown() && !isHooked) {
            checkRequired(part, checked, path, problems);
        }
        return new PartRow(part.name(), row.isKnown() ? row.ref().id() : null, List.of(new Values(checked)));
    }

    /** What a new part must have, unless a rule fills it when it is written. */
    private static void checkRequired(EntityMeta part, List<Assignment> assignments, String path, Problems problems) {
        Set<Field<?>> given = new HashSet<>(Assigner.fields(assignments.stream()
                .filter(each -> !(each instanceof Assignment.Value value && value.value() == null))
                .toList()));
        part.rules().forEach(rule -> {
            if (rule instanceof Rule.Fill fill) {
                given.addAll(Assigner.fields(fill.assignments()));
            }
        });
        part.declaredFields().stream()
                .filter(field -> field.field().isRequired()
                        && field.isWritable()
                        && !field.moved()
                        && !given.contains(field.field()))
                .forEach(field -> problems.add(path + field.name(), Required.MISSING));
    }

    private void checkSight(Occasion occasion, List<Named> named, Problems problems) {
        Map<EntityName, Set<UUID>> ids = new HashMap<>();
        named.forEach(each -> ids.computeIfAbsent(each.ref().entity(), entity -> new HashSet<>())
                .add(each.ref().id()));
        Set<Ref> seen = new HashSet<>();
        ids.forEach((entity, wanted) -> catalog.findMeta(entity)
                .ifPresent(meta -> reader.load(occasion.transaction(), occasion.access(), meta, wanted)
                        .forEach(row -> seen.add(row.ref()))));
        named.stream()
                .filter(each -> !seen.contains(each.ref())
                        && !each.ref().equals(occasion.access().actor().ref()))
                .forEach(each -> problems.add(each.path(), Reasons.NO_TARGET));
    }

    /** Files in parts are checked where these are written. */
    private void checkFiles(Occasion occasion, Map<String, Object> values, Problems problems) {
        values.replaceAll((name, value) -> {
            if (!(value instanceof FileId file)) {
                return value;
            }
            FileSight.Seen seen = files.find(occasion.transaction(), occasion.access(), file.id())
                    .orElse(null);
            if (seen == null) {
                problems.add(name, Reasons.NO_FILE);
                return value;
            }
            return seen.file().fileId();
        });
    }

    private List<ChoiceOption> options(Field<?> field) {
        return catalog.choices(field).stream()
                .map(choice -> new ChoiceOption(choice.name(), CatalogBuilder.readable(choice.name()), true))
                .toList();
    }
}
