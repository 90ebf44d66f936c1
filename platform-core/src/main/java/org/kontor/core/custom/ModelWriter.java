package org.kontor.core.custom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.custom.CustomModel.OwnEntity;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.custom.CustomModel.OwnRule;

/** Writes down what administrators added. */
public final class ModelWriter {
    private ModelWriter() {}

    /** Writes what differs, in the kernel's own right. */
    public static void write(Records kernel, CustomModel before, CustomModel after) {
        for (OwnEntity entity : after.entities()) {
            if (!before.find(entity.entity()).equals(Optional.of(entity))) {
                Optional<Row> row = find(kernel, CustomEntity.NAME, CustomEntity.ENTITY.is(entity.name()));
                write(kernel, CustomEntity.NAME, row, ModelText.values(entity));
            }
        }
        for (OwnField field : after.fields()) {
            if (!before.find(field.entity(), field.name()).equals(Optional.of(field))) {
                Optional<Row> row = find(
                        kernel,
                        CustomField.NAME,
                        CustomField.ENTITY.is(field.entity().toString()).and(CustomField.FIELD.is(field.name())));
                write(kernel, CustomField.NAME, row, ModelText.values(field));
            }
        }
        rules(kernel, before, after);
    }

    private static void rules(Records kernel, CustomModel before, CustomModel after) {
        for (OwnRule rule : after.rules()) {
            if (!before.findRule(rule.entity(), rule.name()).equals(Optional.of(rule))) {
                Optional<Row> row = find(
                        kernel,
                        CustomRule.NAME,
                        CustomRule.ENTITY.is(rule.entity().toString()).and(CustomRule.RULE.is(rule.name())));
                write(kernel, CustomRule.NAME, row, ModelText.values(rule));
            }
        }
    }

    /** Labels of the values of lists that choices begin with, by the list's name and the value's. */
    public static Map<String, Map<String, String>> newLists(CustomModel before, CustomModel after) {
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        for (OwnField field : after.fields()) {
            if (!field.values().isEmpty()
                    && before.find(field.entity(), field.name()).isEmpty()) {
                Map<String, String> values = new LinkedHashMap<>();
                field.values().forEach(value -> values.put(value.name(), value.label()));
                lists.put(CustomModel.PLUGIN + "." + CustomPlugin.listName(field), values);
            }
        }
        return lists;
    }

    private static Optional<Row> find(Records kernel, EntityName entity, Condition where) {
        List<Row> rows = kernel.list(Query.of(entity).where(where).limit(1)).rows();
        return rows.stream().findFirst();
    }

    private static void write(
            Records kernel, EntityName entity, Optional<Row> row, org.kontor.api.Assignment... values) {
        if (row.isPresent()) {
            kernel.update(row.get(), values);
        } else {
            kernel.create(entity, values);
        }
    }
}
