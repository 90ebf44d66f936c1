package org.kontor.core.custom;

import java.util.List;
import java.util.stream.Stream;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.core.custom.CustomModel.OwnField;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Column;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.kind.FieldKinds;

/** Where own fields keep what they hold. */
public final class OwnStores {
    private static final FieldKinds KINDS = new FieldKinds(() -> {
        throw new IllegalStateException("own fields hold no conditions");
    });

    private OwnStores() {}

    /** The names of lists whose values go with a plugin's data. */
    public static List<String> listsOf(CustomModel model, String plugin) {
        return lists(model.fields().stream().filter(field -> CustomModel.belongsTo(field, plugin)));
    }

    /** The names of lists whose values are a model's fields' alone. */
    public static List<String> lists(CustomModel model) {
        return lists(model.fields().stream());
    }

    private static List<String> lists(Stream<OwnField> fields) {
        return fields.filter(field -> FieldTypes.hasChoices(field.type()))
                .map(field -> CustomModel.PLUGIN + "." + CustomPlugin.listName(field))
                .toList();
    }

    /** The columns that hold the values of a field. */
    public static List<String> columns(OwnField field) {
        Field<?> declared = CustomPlugin.field(field);
        return field.encrypted()
                ? List.of(field.name())
                : KINDS.of(declared).columns(declared, Identifiers.lowerCase()).stream()
                        .map(Column::name)
                        .toList();
    }

    /** The tables that hold what fields of a plugin's entities point to. */
    public static List<String> linksOf(CustomModel model, String plugin) {
        return model.fields().stream()
                .filter(field -> CustomModel.belongsTo(field, plugin) && field.type() == FieldType.REFERENCES)
                .map(field -> CatalogBuilder.linkTable(field.entity(), CustomPlugin.field(field)))
                .toList();
    }
}
