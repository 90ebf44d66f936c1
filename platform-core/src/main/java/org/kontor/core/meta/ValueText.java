package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Values as text, made of what they are in JSON. */
final class ValueText {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ValueText() {}

    static <T> String of(FieldKind<T> kind, T value) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.getFactory().createGenerator(written)) {
            kind.write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return text(JSON.readTree(written.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode json) {
        if (!json.isArray()) {
            return json.isValueNode() ? json.asText() : json.toString();
        }
        List<String> each = new ArrayList<>();
        json.forEach(one -> each.add(text(one)));
        return String.join("|", each);
    }
}
