package org.kontor.core.plugin;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Setting;
import org.kontor.api.Shape;
import org.kontor.api.ShapeName;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.MessageText;
import org.kontor.core.meta.kind.FieldKinds;

/** Checks settings. */
final class SettingCheck {
    private static final Set<FieldType> UNKNOWN_YET =
            EnumSet.of(FieldType.CONDITION, FieldType.REFERENCE, FieldType.REFERENCES, FieldType.FILE, FieldType.PARTS);

    private static final FieldKinds KINDS = new FieldKinds(() -> {
        throw new IllegalStateException("no condition is looked at here");
    });

    private final FieldCheck fields;

    SettingCheck(FieldCheck fields) {
        this.fields = fields;
    }

    void settings(Contribution contribution, Place contributed) {
        Set<String> seen = new HashSet<>();
        for (Setting<?> setting : contribution.settings()) {
            Field<?> field = setting.field();
            Place place = contributed.in("setting " + field);
            Shape shape = field.shape();
            if (!(shape instanceof ShapeName) || !shape.plugin().equals(contribution.pluginId())) {
                place.refuse(
                        "it was born from " + shape,
                        "make it from ShapeName.of(\"" + contribution.pluginId() + "\", \"settings\")");
            }
            if (!seen.add(field.name())) {
                place.refuse("it is declared twice", "remove one of the two");
            }
            kind(setting, place);
            Names.plain(shape.name(), "a shape's name", place);
            Names.plain(field.name(), "a field's name", place);
            fields.check(field, contribution, place);
            setting.otherwise().ifPresent(value -> otherwise(field, value, place));
        }
    }

    /** What holds where nobody set anything is held to what somebody could set. */
    private static void otherwise(Field<?> field, Object value, Place place) {
        if (UNKNOWN_YET.contains(field.type())) {
            place.refuse("of what it names nothing is there yet", "leave out otherwise(…)");
            return;
        }
        FieldMeta meta = new FieldMeta(
                EntityName.of(field.shape().plugin(), field.shape().name()),
                field.name(),
                field,
                KINDS.of(field),
                List.of(),
                null,
                field.shape().plugin(),
                field.list().stream()
                        .flatMap(list -> list.choices().stream())
                        .map(choice -> new ChoiceOption(choice.name(), choice.name(), true))
                        .toList(),
                false,
                false,
                null);
        try {
            meta.kind().check(value, meta);
        } catch (BadValue e) {
            place.refuse(
                    "what holds otherwise does not fit: " + MessageText.english(e.reason()),
                    "say another otherwise(…)");
        }
    }

    private static void kind(Setting<?> setting, Place place) {
        FieldType type = setting.field().type();
        if (type == FieldType.PARTS) {
            place.refuse("settings hold no parts", "declare an entity");
        }
        if (type == FieldType.FILE && setting.isPerUser()) {
            place.refuse("users set no files", "leave out perUser(), or declare an entity");
        }
        if (setting.isSecret() && type != FieldType.TEXT && type != FieldType.LONG_TEXT) {
            place.refuse("a secret is a text", "make it by text(…) or longText(…)");
        }
        if (setting.isSecret() && setting.otherwise().isPresent()) {
            place.refuse("what stands in the code is no secret", "leave out otherwise(…)");
        }
    }
}
