package org.kontor.core.plugin;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Choice;
import org.kontor.api.ChoiceList;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;

/** Checks what a field says of itself, whatever it belongs to. */
final class FieldCheck {
    private static final Set<FieldType> LINES =
            EnumSet.of(FieldType.TEXT, FieldType.EMAIL, FieldType.PHONE, FieldType.URL);
    private static final Set<FieldType> TEXTS = EnumSet.of(
            FieldType.TEXT, FieldType.EMAIL, FieldType.PHONE, FieldType.URL, FieldType.LONG_TEXT, FieldType.RICH_TEXT);
    private static final Set<FieldType> ENCRYPTED = EnumSet.of(
            FieldType.TEXT,
            FieldType.LONG_TEXT,
            FieldType.EMAIL,
            FieldType.PHONE,
            FieldType.URL,
            FieldType.INTEGER,
            FieldType.DECIMAL,
            FieldType.PRICE,
            FieldType.DATE,
            FieldType.MOMENT);
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_TEXT = 100_000;

    private final TermCheck terms;

    /** Each choice list as it was declared first, over all plugins. */
    private final Map<String, ChoiceList> lists = new HashMap<>();

    FieldCheck(TermCheck terms) {
        this.terms = terms;
    }

    void check(Field<?> field, Contribution contribution, Place place) {
        field.label().filter(String::isBlank).ifPresent(blank -> place.refuse("its label is blank", "leave it out"));
        field.targets().stream()
                .filter(target -> field.type() != FieldType.PARTS)
                .forEach(target -> terms.known(target, place));
        if (new HashSet<>(field.targets()).size() < field.targets().size()) {
            place.refuse("a target is named twice", "remove one of the two");
        }
        field.list().ifPresent(list -> list(list, contribution, place));
        length(field, place);
        traits(field, place);
        secrecy(field, place);
        field.formerName().ifPresent(former -> Names.plain(former, "a field's name", place.in("former name")));
        if (field.isUnique()) {
            unique(field, place);
        }
    }

    /** Checks that a field's values can be compared by a database's unique or plain index. */
    static void unique(Field<?> field, Place place) {
        if (field.isEncrypted()) {
            place.refuse(
                    field.name() + " is encrypted, and cannot be unique or indexed",
                    "leave it out, or do not encrypt it");
        } else if (!Indexable.isCompared(field)) {
            place.refuse(
                    field.name() + " is " + TermCheck.low(field) + " and cannot be unique or indexed",
                    "use a field with a single, short value");
        } else if (Indexable.isTooLong(field)) {
            place.refuse(
                    field.name() + " is too long to be unique or indexed",
                    "give it a " + length(place) + " of at most " + Indexable.LONGEST);
        }
    }

    private static String length(Place place) {
        return place.said("maxLength", "max_length");
    }

    private static void length(Field<?> field, Place place) {
        if (field.maxLength() == 0) {
            return;
        }
        if (!TEXTS.contains(field.type())) {
            place.refuse(
                    TermCheck.low(field) + " has no " + length(place), place.said("remove it", "say max_length: null"));
            return;
        }
        int most = LINES.contains(field.type()) ? LONGEST_LINE : LONGEST_TEXT;
        if (field.maxLength() > most) {
            place.refuse(
                    "its " + length(place) + " is " + field.maxLength(),
                    "give at most " + most + (most == LONGEST_LINE ? ", or use a long text" : ""));
        }
    }

    private static void traits(Field<?> field, Place place) {
        if (field.isTranslated() && !TEXTS.contains(field.type())) {
            place.refuse(TermCheck.low(field) + " cannot be translated", "remove translated()");
        }
        if (field.isRetired() && field.isRequired()) {
            place.refuse("it is retired and required, so that no record could be written", "remove required()");
        }
    }

    private static void secrecy(Field<?> field, Place place) {
        boolean isMasked = field.masked().isPresent();
        if (!field.isEncrypted() && !isMasked) {
            return;
        }
        if (!(field.shape() instanceof EntityName)) {
            place.refuse("only fields of records are encrypted or masked", "take encrypted() and masked(…) out");
            return;
        }
        if (field.isEncrypted() && !ENCRYPTED.contains(field.type())) {
            place.refuse(
                    TermCheck.low(field) + " cannot be encrypted",
                    "encrypt texts that are not rich, integers, decimals, prices, dates or moments");
        }
        if (field.isEncrypted() && field.isSearchable()) {
            place.refuse(
                    "it is encrypted, and cannot be searched",
                    place.said("remove searchable()", "say searchable: false"));
        }
        if (field.isEncrypted() && field.isTranslated()) {
            place.refuse("it is encrypted, and cannot be translated", "remove translated()");
        }
        if (isMasked && !LINES.contains(field.type())) {
            place.refuse(TermCheck.low(field) + " cannot be masked", "mask a line of text");
        }
    }

    private void list(ChoiceList list, Contribution contribution, Place fieldPlace) {
        Place place = fieldPlace.in("list " + list);
        if (list.editable()) {
            Names.plain(list.name(), "a list's name", place);
        }
        if (!list.plugin().equals(contribution.pluginId())
                && !contribution.dependencies().contains(list.plugin())) {
            place.refuse(
                    "the list belongs to the plugin " + list.plugin(),
                    "use a list of your own, or depend on " + list.plugin());
        }
        if (list.choices().isEmpty()) {
            place.refuse("the list begins with no choice", "give it at least one");
        }
        Set<Choice> seen = new HashSet<>();
        for (Choice choice : list.choices()) {
            Names.choice(choice.name(), place);
            if (!seen.add(choice)) {
                place.refuse("the choice " + choice + " stands there twice", "remove one of the two");
            }
        }
        boolean isOwn = list.plugin().equals(contribution.pluginId());
        ChoiceList before = isOwn ? lists.putIfAbsent(list.toString(), list) : lists.get(list.toString());
        if (before != null && !before.equals(list)) {
            place.refuse("the list is declared with other choices elsewhere", "share one constant");
        }
    }
}
