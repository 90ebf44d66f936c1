package org.kontor.core.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.FileId;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.IndexRow;

/**
 * An entity whose records are found by words: by what names them, and by what is made to be searched.
 *
 * @param meta as it is declared
 * @param fields by which they are found
 * @param keyFields names of fields from which derived terms are made besides
 * @param told what the index depends on: where that is another text, the entity's records are indexed anew
 */
record SearchedEntity(EntityMeta meta, List<SearchedField> fields, Set<String> keyFields, String told) {
    private static final Set<SystemTerm.Kind> KEPT =
            Set.of(SystemTerm.Kind.OWNER, SystemTerm.Kind.TEAM, SystemTerm.Kind.UPDATED_AT);

    SearchedEntity {
        fields = List.copyOf(fields);
        keyFields = Set.copyOf(keyFields);
    }

    /** The entity, if there is anything by which its records could be found. */
    static Optional<SearchedEntity> of(Catalog catalog, EntityMeta meta, RecordKeys keys, boolean hasContents) {
        if (meta.isPart() || meta.isAspect()) {
            return Optional.empty();
        }
        List<SearchedField> fields = fields(catalog, meta);
        if (hasContents) {
            fields.addAll(contents(fields));
        }
        Set<String> keyFields = keys.fields(meta);
        if (fields.isEmpty() && keyFields.isEmpty()) {
            return Optional.empty();
        }
        String told = new TreeSet<>(fields.stream().map(SearchedField::told).toList()) + " keys "
                + new TreeSet<>(keyFields) + " " + keys.version(meta) + (meta.isOwned() ? " owned" : "");
        return Optional.of(new SearchedEntity(meta, fields, keyFields, told));
    }

    /** Files that are made to be searched are found by what stands in them too. */
    private static List<SearchedField> contents(List<SearchedField> fields) {
        return fields.stream()
                .filter(each -> each.field().isFile() && each.field().field().isSearchable())
                .map(each -> new SearchedField(each.field(), each.parts(), false, true))
                .toList();
    }

    private static List<SearchedField> fields(Catalog catalog, EntityMeta meta) {
        Set<String> titles = new HashSet<>();
        meta.declared().title().forEach(term -> titles.add(term.path()));
        if (titles.isEmpty()) {
            meta.declaredFields().stream()
                    .filter(field -> field.type() == FieldType.TEXT)
                    .findFirst()
                    .ifPresent(first -> titles.add(first.name()));
        }
        List<SearchedField> fields = new ArrayList<>();
        for (FieldMeta field : meta.declaredFields()) {
            boolean isTitle = titles.contains(field.name());
            if (field.isParts()) {
                for (FieldMeta below :
                        catalog.get(field.field().targets().getFirst()).declaredFields()) {
                    if (below.field().isSearchable() && SearchedField.isText(below)) {
                        fields.add(new SearchedField(below, field, false, false));
                    }
                }
            } else if ((isTitle || field.field().isSearchable()) && SearchedField.isText(field)) {
                fields.add(new SearchedField(field, null, isTitle, false));
            }
        }
        return fields;
    }

    /** The fields whose files' contents are searched. */
    List<SearchedField> contents() {
        return fields.stream().filter(SearchedField::isContent).toList();
    }

    /** The files in a record whose contents are searched. */
    List<UUID> files(IndexRow row) {
        return fields.stream()
                .flatMap(field -> field.files(row).stream())
                .map(FileId::id)
                .distinct()
                .toList();
    }

    EntityName name() {
        return meta.name();
    }

    /** What is read of a record to be indexed. */
    boolean isIndexed(FieldMeta field) {
        SystemTerm.Kind system = field.system();
        return system == null ? isSearched(field) || keyFields.contains(field.name()) : KEPT.contains(system);
    }

    /** What is read of a record to be shown as found: what is searched, and what it hangs on. */
    boolean isShown(FieldMeta field) {
        return isSearched(field)
                || meta.attachedTo()
                        .filter(to -> to.name().equals(field.name()))
                        .isPresent();
    }

    /** The record that one hangs on, as far as whoever reads it may read that. */
    Optional<Ref> attachedTo(IndexRow row) {
        return meta.attachedTo()
                .map(to -> row.values().get(to.name()))
                .filter(Ref.class::isInstance)
                .map(Ref.class::cast);
    }

    /** What is read of a record to be found; of a part, all that is searched of it. */
    boolean isSearched(FieldMeta field) {
        return field.system() == null
                && fields.stream()
                        .anyMatch(each -> Objects.requireNonNullElse(each.parts(), each.field())
                                .name()
                                .equals(field.name()));
    }

    @Nullable
    FieldMeta system(SystemTerm.Kind kind) {
        return meta.fields().stream()
                .filter(field -> field.system() == kind)
                .findFirst()
                .orElse(null);
    }
}
