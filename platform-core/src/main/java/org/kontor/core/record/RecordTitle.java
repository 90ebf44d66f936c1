package org.kontor.core.record;

import java.util.List;
import java.util.stream.Collectors;
import org.kontor.api.Choice;
import org.kontor.api.FieldType;
import org.kontor.api.Term;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** What people call a record, from its own fields: for messages and the trash. */
final class RecordTitle {
    private static final int LONGEST = 300;

    private RecordTitle() {}

    static String of(StoredRow row) {
        List<String> names =
                row.entity().declared().title().stream().map(Term::path).toList();
        String title = (names.isEmpty() ? firstText(row.entity()) : names)
                .stream()
                        .map(row.values()::get)
                        .filter(value -> value != null)
                        .map(value -> value instanceof Choice choice
                                ? CatalogBuilder.readable(choice.name())
                                : value.toString())
                        .collect(Collectors.joining(" "));
        String given = title.isBlank() ? row.ref().toString() : title;
        return given.length() > LONGEST ? given.substring(0, LONGEST) : given;
    }

    private static List<String> firstText(EntityMeta entity) {
        return entity.declaredFields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .map(FieldMeta::name)
                .limit(1)
                .toList();
    }
}
