package org.kontor.core.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record's values made ready to be compared with those of others. */
public final class MatchProfile {
    private final List<NameForm> names = new ArrayList<>();
    private final List<MatchField> nameFields = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final List<Normal.Street> streets = new ArrayList<>();

    /** A value in its normal form. */
    record Value(MatchField field, String text) {}

    private @Nullable MatchField street;
    private String given = "";
    private String family = "";

    private MatchProfile() {}

    /**
     * Makes it.
     *
     * @param values by field; of a field of parts a list of maps; what is null or no text is not compared
     */
    public static MatchProfile of(MatchModel model, Map<String, ?> values) {
        MatchProfile profile = new MatchProfile();
        for (MatchField field : model.fields()) {
            Object value = values.get(field.name());
            if (field.part() == null) {
                profile.add(field, value);
            } else if (value instanceof Collection<?> parts) {
                parts.forEach(part -> {
                    if (part instanceof Map<?, ?> one) {
                        profile.add(field, one.get(field.part()));
                    }
                });
            }
        }
        profile.person();
        return profile;
    }

    private void add(MatchField field, @Nullable Object value) {
        String text = value == null ? "" : value.toString().strip();
        if (text.isEmpty()) {
            return;
        }
        switch (field.kind()) {
            case NAME -> {
                NameForm.all(text).stream().filter(name -> !name.isEmpty()).forEach(name -> {
                    names.add(name);
                    nameFields.add(field);
                });
            }
            case GIVEN_NAME -> {
                given = text;
                nameFields.add(field);
            }
            case FAMILY_NAME -> {
                family = text;
                nameFields.add(field);
            }
            case STREET -> {
                streets.add(Normal.street(text));
                street = field;
            }
            case NUMBER -> add(field, Normal.number(text));
            case ACCOUNT -> add(field, Normal.account(text));
            case EMAIL -> add(field, Normal.email(text));
            case PHONE -> add(field, Normal.phone(text));
            case WEB -> add(field, Normal.web(text));
            case POSTCODE -> add(field, Normal.postcode(text));
            case CITY -> add(field, Normal.city(text));
        }
    }

    private void add(MatchField field, String normal) {
        if (!normal.isEmpty()) {
            values.add(new Value(field, normal));
        }
    }

    /** First and family name are a name where no other says it. */
    private void person() {
        if (names.isEmpty() && !family.isEmpty()) {
            names.addAll(NameForm.all(given + " " + family));
        }
    }

    List<NameForm> names() {
        return names;
    }

    @Nullable
    MatchField nameField() {
        return nameFields.isEmpty() ? null : nameFields.getFirst();
    }

    List<Normal.Street> streets() {
        return streets;
    }

    @Nullable
    MatchField streetField() {
        return street;
    }

    List<Value> values(MatchKind kind) {
        return values.stream().filter(each -> each.field().kind() == kind).toList();
    }
}
