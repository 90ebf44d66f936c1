package org.kontor.core.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Which fields of an entity tell whether two records are of one thing, and how much. Follows from the types and names of its
 * fields; weights may be others.
 */
public final class MatchModel {
    private static final Map<MatchKind, Pattern> NAMES = new TreeMap<>(Map.of(
            MatchKind.NUMBER,
            Pattern.compile("(.*_)?(vat|tax|registration|register|company)_?(id|number|no|code)"
                    + "|(x_)?(ico|dic|nip|regon|krs|ustid|ust_id|uscc|lei|eori)(_number)?"),
            MatchKind.ACCOUNT,
            Pattern.compile("(.*_)?(iban|account_number|bank_account)"),
            MatchKind.STREET,
            Pattern.compile("(.*_)?(street|address|address_line|street_address)(_1)?"),
            MatchKind.POSTCODE,
            Pattern.compile("(.*_)?(post_?code|postal_code|zip|zip_code|psc|plz)"),
            MatchKind.CITY,
            Pattern.compile("(.*_)?(city|town|municipality)"),
            MatchKind.GIVEN_NAME,
            Pattern.compile("(first|given)_?name"),
            MatchKind.FAMILY_NAME,
            Pattern.compile("(last|family)_?name|surname"),
            MatchKind.NAME,
            Pattern.compile("name|full_name|company_name|business_name|trade_name")));

    private final List<MatchField> fields;

    private MatchModel(List<MatchField> fields) {
        this.fields = List.copyOf(fields);
    }

    /** What follows from an entity's fields; sensitive and encrypted ones tell nothing to anybody. */
    public static MatchModel of(Catalog catalog, EntityMeta entity) {
        List<MatchField> found = new ArrayList<>();
        Set<String> title =
                entity.declared().title().stream().map(term -> term.path()).collect(Collectors.toSet());
        for (FieldMeta field : entity.declaredFields()) {
            if (field.isParts()) {
                EntityMeta part = catalog.get(field.field().targets().getFirst());
                for (FieldMeta inner : part.declaredFields()) {
                    MatchKind kind = isOpen(inner) ? kind(inner, false) : null;
                    if (kind != null && !kind.isName()) {
                        found.add(new MatchField(field.name(), inner.name(), kind, kind.weight()));
                    }
                }
            } else if (isOpen(field)) {
                MatchKind kind = kind(field, title.contains(field.name()));
                if (kind != null) {
                    found.add(new MatchField(field.name(), null, kind, kind.weight()));
                }
            }
        }
        return new MatchModel(found);
    }

    private static boolean isOpen(FieldMeta field) {
        return !field.field().isSensitive() && !field.isEncrypted();
    }

    private static @Nullable MatchKind kind(FieldMeta field, boolean isTitle) {
        return switch (field.type()) {
            case EMAIL -> MatchKind.EMAIL;
            case PHONE -> MatchKind.PHONE;
            case URL -> MatchKind.WEB;
            case TEXT -> field.field().isDerived() && !isTitle ? null : named(field.name(), isTitle);
            default -> null;
        };
    }

    private static @Nullable MatchKind named(String name, boolean isTitle) {
        for (Map.Entry<MatchKind, Pattern> each : NAMES.entrySet()) {
            if (each.getValue().matcher(name).matches()) {
                return each.getKey();
            }
        }
        return isTitle ? MatchKind.NAME : null;
    }

    /** A model of these fields. */
    public static MatchModel of(List<MatchField> fields) {
        return new MatchModel(fields);
    }

    /** The same with other weights, by path; a field without one keeps its own, 0 leaves it out. */
    public MatchModel weighted(Map<String, Double> weights) {
        return new MatchModel(fields.stream()
                .map(field -> new MatchField(
                        field.name(), field.part(), field.kind(), weights.getOrDefault(field.path(), field.weight())))
                .filter(field -> field.weight() > 0)
                .toList());
    }

    public List<MatchField> fields() {
        return fields;
    }

    /** The record's fields that are read to compare it. */
    public Set<String> names() {
        return fields.stream().map(MatchField::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether there is anything by which records of the entity could be told to be one. */
    public boolean isEmpty() {
        return fields.stream()
                .noneMatch(field -> field.kind().isName()
                        || field.kind() == MatchKind.NUMBER
                        || field.kind() == MatchKind.EMAIL
                        || field.kind() == MatchKind.PHONE);
    }

    /** Whether two models make the same keys of records. */
    public String text() {
        return fields.stream().map(field -> field.path() + ":" + field.kind()).collect(Collectors.joining(" "));
    }
}
