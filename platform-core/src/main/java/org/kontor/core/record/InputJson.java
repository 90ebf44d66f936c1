package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.kontor.api.Assignment;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldMeta;

/** Values of fields that belong to no entity, as JSON: what a task is given and what it answers. */
public final class InputJson {
    private static final JsonFactory JSON = new JsonFactory();

    private InputJson() {}

    /**
     * An object with each value under its field's name.
     *
     * @throws IllegalArgumentException for parts, which belong to a record
     */
    public static String of(Catalog catalog, List<Assignment> values) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Assignment each : Assigner.inOrder(values)) {
                if (!(each instanceof Assignment.Value value)) {
                    throw new IllegalArgumentException("values are kept, not terms: " + each);
                }
                Object given = value.value();
                if (given != null && !(given instanceof Misfit)) {
                    json.writeFieldName(value.field().name());
                    write(json, catalog, value.field(), given);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Catalog catalog, Field<?> field, Object value) throws IOException {
        if (field.type() == FieldType.PARTS) {
            throw new IllegalArgumentException(
                    field + " holds parts, which no task keeps: write them to a record first");
        }
        FieldMeta meta = catalog.outside(field, catalog.options(field));
        meta.kind().write(json, value);
    }
}
