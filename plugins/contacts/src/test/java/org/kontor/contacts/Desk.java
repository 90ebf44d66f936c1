package org.kontor.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.TestClient;

/** What the tests do again and again. */
record Desk(TestClient client) {
    static final String ACCOUNTS = "records/contacts/account";
    static final String CONTACTS = "records/contacts/contact";

    Answer company(String name, Object... more) {
        return account(Json.object("kind", "legal_person", "name", name), more);
    }

    Answer naturalPerson(String first, String last, Object... more) {
        return account(Json.object("kind", "natural_person", "first_name", first, "last_name", last), more);
    }

    private Answer account(ObjectNode values, Object... more) {
        values.setAll(Json.object(more));
        return client.post(ACCOUNTS, values).expect(201);
    }

    Answer person(String last, String account, Object... more) {
        ObjectNode values = Json.object("last_name", last, "account", account);
        values.setAll(Json.object(more));
        return client.post(CONTACTS, values).expect(201);
    }

    JsonNode get(String entity, String id) {
        return client.get(entity + "/" + id).expect(200).json();
    }

    Answer change(String entity, String id, Object... values) {
        Answer now = client.get(entity + "/" + id).expect(200);
        return client.patch(entity + "/" + id, now.etag(), Json.object(values));
    }

    Answer act(String entity, String id, String action, Object... input) {
        Answer now = client.get(entity + "/" + id).expect(200);
        return client.header("If-Match", now.etag()).post(entity + "/" + id + "/actions/" + action, Json.object(input));
    }

    /** Values of one field of the records that answer a question, in its order. */
    List<String> ask(String entity, String field, Object where, String... sort) {
        JsonNode page = client.post(
                        entity + "/query",
                        Json.object("where", where, "sort", List.of(sort), "fields", List.of(field), "limit", 1000))
                .expect(200)
                .json();
        return texts(page.path("records"), field);
    }

    static List<String> texts(JsonNode records, String field) {
        List<String> texts = new ArrayList<>();
        records.forEach(record -> texts.add(record.path(field).asText()));
        return texts;
    }
}
