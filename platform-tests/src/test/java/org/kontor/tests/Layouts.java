package org.kontor.tests;

import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.Answer;
import org.kontor.testing.TestClient;

/** What somebody sees of an entity's forms, and what is said of them. */
record Layouts(TestClient client, String entity) {
    static final String FORMS = "records/system/form_change";
    static final String LABELS = "records/system/label_change";
    static final String VALUES = "records/system/value_change";

    JsonNode meta() {
        return client.get("meta/" + entity.replace('.', '/')).expect(200).json();
    }

    /** A form's sections, each as {@code name: field, field}. */
    List<String> sections(String form) {
        List<String> sections = new ArrayList<>();
        meta().at("/layouts/" + form + "/sections")
                .forEach(section -> sections.add(section.path("name").asText() + ": "
                        + String.join(", ", section.path("fields").findValuesAsText("name"))));
        return sections;
    }

    JsonNode section(String form, String name) {
        for (JsonNode section : meta().at("/layouts/" + form + "/sections")) {
            if (section.path("name").asText().equals(name)) {
                return section;
            }
        }
        return object();
    }

    /** A form without sections. */
    List<String> fields(String form) {
        return meta().at("/layouts/" + form + "/fields").findValuesAsText("name");
    }

    JsonNode explained() {
        return explained("");
    }

    JsonNode explained(String query) {
        return client.get("meta/" + entity.replace('.', '/') + "/layers" + query)
                .expect(200)
                .json();
    }

    /** What is said without effect, each as {@code form name: reason}. */
    List<String> idle() {
        List<String> idle = new ArrayList<>();
        explained()
                .path("without_effect")
                .forEach(each -> idle.add(
                        each.path("form").asText() + " " + each.path("name").asText() + ": "
                                + each.path("reason").asText()));
        return idle;
    }

    /** One part of a form, with the layers that speak of it. */
    JsonNode part(String form, String name) {
        for (JsonNode part : explained().at("/forms/" + form)) {
            if (part.path("name").asText().equals(name)) {
                return part;
            }
        }
        return object();
    }

    Answer section(String form, String name, Object... says) {
        return say(form, "section", name, says);
    }

    Answer field(String form, String name, Object... says) {
        return say(form, "term", name, says);
    }

    private Answer say(String form, String kind, String name, Object... says) {
        ObjectNode said = object("entity", entity, "form", form, "kind", kind, "element", name);
        said.setAll(object(says));
        return client.post(FORMS, said);
    }

    /** Nothing is said any more. */
    static void clear(TestClient admin) {
        for (String entity : List.of(FORMS, LABELS, VALUES)) {
            admin.get(entity + "?limit=200")
                    .expect(200)
                    .json()
                    .path("records")
                    .forEach(each -> admin.delete(
                                    entity + "/" + each.path("id").asText(),
                                    "\"" + each.path("version").asText() + "\"")
                            .expect(204));
        }
    }
}
