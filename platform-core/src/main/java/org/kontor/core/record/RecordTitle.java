package org.kontor.core.record;

import java.util.List;
import java.util.stream.Collectors;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.Term;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.ShortText;

/** What people call a record, from its own fields: for messages and the trash. */
final class RecordTitle {
    private static final int LONGEST = 300;

    private RecordTitle() {}

    static String of(StoredRow row) {
        String title = fields(row.entity()).stream()
                .map(field -> row.values().get(field.name()))
                .filter(value -> value != null)
                .map(value ->
                        value instanceof Choice choice ? CatalogBuilder.readable(choice.name()) : value.toString())
                .collect(Collectors.joining(" "));
        String given = title.isBlank() ? row.ref().toString() : title;
        return ShortText.of(given, LONGEST);
    }

    /** The fields that it consists of. */
    static List<FieldMeta> fields(EntityMeta entity) {
        List<FieldMeta> named = entity.declared().title().stream()
                .map(Term::path)
                .flatMap(path -> entity.find(path).stream())
                .toList();
        return named.isEmpty() ? firstText(entity) : named;
    }

    private static List<FieldMeta> firstText(EntityMeta entity) {
        return entity.declaredFields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .limit(1)
                .toList();
    }
}
