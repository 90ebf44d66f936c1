package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.core.secret.Vault;

/** Values in JSON that stays in the database, the change log's and the trash's: encrypted ones as the texts they are kept as. */
public final class KeptValue {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptValue() {}

    /** Writes a value of a record. */
    public static void write(JsonGenerator json, FieldMeta field, UUID record, Object value) throws IOException {
        Sealing sealing = field.kind().sealing();
        if (sealing == null) {
            field.kind().write(json, value);
        } else {
            json.writeString(sealing.seal(record, value));
        }
    }

    /**
     * Reads it back. One that was damaged is not there, nor what the field cannot hold any more.
     */
    public static @Nullable Object read(FieldMeta field, UUID record, JsonNode json) {
        Sealing sealing = field.kind().sealing();
        if (sealing != null && isOpened(sealing, json)) {
            return Sealing.known(sealing.open(record, json.asText()));
        }
        return field.kind().parseFormer(json, field.field());
    }

    /** The same as JSON that clients read. */
    public static JsonNode shown(FieldMeta field, UUID record, JsonNode json) {
        Sealing sealing = field.kind().sealing();
        if (sealing == null || !isOpened(sealing, json)) {
            return json;
        }
        Object value = Sealing.known(sealing.open(record, json.asText()));
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try (TokenBuffer buffer = new TokenBuffer(null, false)) {
            field.kind().write(buffer, value);
            return JSON.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value that was written before its field was encrypted, as it is kept from then on; all else as it is. */
    public static JsonNode sealed(FieldMeta field, UUID record, JsonNode json) {
        Sealing sealing = field.kind().sealing();
        return sealing == null
                        || json.isNull()
                        || json.isContainerNode()
                        || isSealed(json) && sealing.isSealed(record, json.textValue())
                ? json
                : JsonNodeFactory.instance.textNode(sealing.sealText(record, json.asText()));
    }

    /** What is not sealed is opened too once everything must be: it is found to be damaged. */
    private static boolean isOpened(Sealing sealing, JsonNode json) {
        return isSealed(json) || sealing.isSettled() && json.isValueNode() && !json.isNull();
    }

    private static boolean isSealed(JsonNode json) {
        return json.isTextual() && Vault.isSealed(json.textValue());
    }
}
