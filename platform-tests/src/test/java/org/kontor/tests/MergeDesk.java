package org.kontor.tests;

import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.kontor.testing.Answer;
import org.kontor.testing.TestClient;

/** Merges as somebody asks for them over REST. */
record MergeDesk(TestClient client, String path) {
    String make(Object... values) {
        return client.post(path, object(values)).expect(201).id();
    }

    JsonNode read(String id) {
        return client.get(path + "/" + id).expect(200).json();
    }

    Answer change(String id, Object... values) {
        String etag = client.get(path + "/" + id).expect(200).etag();
        return client.patch(path + "/" + id, etag, object(values)).expect(200);
    }

    void delete(String id) {
        client.delete(path + "/" + id, client.get(path + "/" + id).expect(200).etag())
                .expect(204);
    }

    ObjectNode body(List<String> others, Object... values) {
        ArrayNode with = (ArrayNode) array();
        others.forEach(id -> with.add(object("id", id, "version", version(id))));
        return object("with", with, "values", object(values));
    }

    private long version(String id) {
        Answer record = client.get(path + "/" + id);
        return record.isOk() ? record.json().path("version").asLong() : 1;
    }

    /** Asks for one. */
    Answer ask(String survivor, List<String> others, Object... values) {
        return client.header("If-Match", "\"" + version(survivor) + "\"")
                .post(path + "/" + survivor + "/merge", body(others, values));
    }

    /** Does one; answers what is answered. */
    JsonNode merge(String survivor, String other, Object... values) {
        return ask(survivor, List.of(other), values).expect(200).json();
    }

    JsonNode preview(String survivor, List<String> others, Object... values) {
        return client.header("If-Match", "\"" + version(survivor) + "\"")
                .post(path + "/" + survivor + "/merge?dry_run=true", body(others, values))
                .expect(200)
                .json();
    }

    /** Asks to take one back. */
    Answer askUndo(String merge, ObjectNode body) {
        return askUndo(merge, "", body);
    }

    Answer askUndo(String merge, String query, ObjectNode body) {
        Answer record = client.get("records/system/merge/" + merge);
        String etag = record.isOk() ? record.etag() : "\"1\"";
        return client.header("If-Match", etag).post("records/system/merge/" + merge + "/undo" + query, body);
    }

    JsonNode undo(JsonNode merged) {
        return askUndo(id(merged), object()).expect(200).json();
    }

    static String id(JsonNode merged) {
        return merged.at("/merge/id").asText();
    }

    static ObjectNode from(String id) {
        return object("from", id);
    }
}
