package org.kontor.core.custom;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Shape;
import org.kontor.core.meta.TypeChange;
import org.kontor.core.meta.kind.FieldKinds;

/** The types that administrators may give to a field: all but those that need a plugin behind them. */
final class FieldTypes {
    private static final List<FieldType> ALL = Stream.of(FieldType.values())
            .filter(type -> type != FieldType.PARTS && type != FieldType.CONDITION)
            .toList();

    private static final FieldKinds KINDS = new FieldKinds(() -> {
        throw new IllegalStateException("no condition is met");
    });

    private FieldTypes() {}

    static Choice first() {
        return choice(ALL.getFirst());
    }

    static Choice[] others() {
        return ALL.stream().skip(1).map(FieldTypes::choice).toArray(Choice[]::new);
    }

    private static Choice choice(FieldType type) {
        return Choice.of(name(type));
    }

    /** As it is written in JSON. */
    static String name(FieldType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static Optional<FieldType> find(String name) {
        return ALL.stream().filter(type -> name(type).equals(name)).findFirst();
    }

    /** All of them, for people. */
    static String names() {
        return String.join(", ", ALL.stream().map(FieldTypes::name).toList());
    }

    static boolean hasChoices(FieldType type) {
        return type == FieldType.CHOICE || type == FieldType.CHOICES;
    }

    static boolean isLink(FieldType type) {
        return type == FieldType.REFERENCE || type == FieldType.REFERENCES;
    }

    /** Whether a field of one type can become one of another, where its values fit; decided by {@link TypeChange}. */
    static boolean canBecome(FieldType before, FieldType after) {
        return before == after || TypeChange.isPossible(before, after);
    }

    /** How many characters a value of a type has at most where its field does not say; 0 where that is not counted. */
    static int ownLength(FieldType type) {
        boolean isText = !isLink(type) && !hasChoices(type);
        return isText
                ? KINDS.of(make(
                                CustomField.NAME,
                                "any",
                                type,
                                List.of(),
                                ChoiceList.editable(CustomModel.PLUGIN, "none")))
                        .ownLength()
                : 0;
    }

    /** A field like another, of an action that asks for its value. */
    static Field<?> like(Shape of, Field<?> field) {
        ChoiceList list = field.list().orElseGet(() -> ChoiceList.editable(CustomModel.PLUGIN, "none"));
        Field<?> like = make(of, field.name(), field.type(), field.targets(), list);
        like = field.label().isPresent() ? like.label(field.label().get()) : like;
        return field.maxLength() > 0 ? like.maxLength(field.maxLength()) : like;
    }

    /** A field of that type. */
    static Field<?> make(Shape of, String name, FieldType type, List<EntityName> targets, ChoiceList list) {
        return switch (type) {
            case TEXT -> of.text(name);
            case LONG_TEXT -> of.longText(name);
            case RICH_TEXT -> of.richText(name);
            case EMAIL -> of.email(name);
            case PHONE -> of.phone(name);
            case URL -> of.url(name);
            case COUNTRY -> of.country(name);
            case INTEGER -> of.integer(name);
            case DECIMAL -> of.decimal(name);
            case MONEY -> of.money(name);
            case PRICE -> of.price(name);
            case YES_NO -> of.yesNo(name);
            case DATE -> of.date(name);
            case TIME -> of.time(name);
            case MOMENT -> of.moment(name);
            case ZONED -> of.zoned(name);
            case SPAN -> of.span(name);
            case CHOICE -> of.choice(name, list);
            case CHOICES -> of.choices(name, list);
            case REFERENCE -> of.reference(name, targets.toArray(EntityName[]::new));
            case REFERENCES -> of.references(name, targets.getFirst());
            case FILE -> of.file(name);
            case PARTS, CONDITION -> throw new IllegalArgumentException(type + " is no type of an own field");
        };
    }
}
