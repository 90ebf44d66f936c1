package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** The document of the interface says what the server does: all of it, and nothing else. */
class OpenApiTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "delete", "patch");

    /** One operation of the document: {@code GET records/every/thing/{id}}. */
    private record Operation(String method, String path, JsonNode json) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyRouteOfTheServerIsDescribed() {
        List<Operation> described = operations(document(platform.admin()));
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route ->
                        assertThat(described).as(route.toString()).anyMatch(operation -> isOf(operation, route)));
    }

    @Test
    void nothingIsDescribedThatTheServerDoesNotKnow() {
        // found once: it takes a walk over all classes
        List<Route> routes = routes();
        assertThat(operations(document(platform.admin())))
                .allSatisfy(operation ->
                        assertThat(routes).as(operation.toString()).anyMatch(route -> isOf(operation, route)));
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhoMayCallIt() {
        Set<String> ids = new HashSet<>();
        assertThat(operations(document(platform.admin()))).allSatisfy(operation -> {
            assertThat(operation.json().path("summary").asText()).isNotBlank();
            assertThat(operation.json().path("description").asText()).containsAnyOf("signed in", "Needs", "Open to");
            assertThat(ids.add(operation.json().path("operationId").asText()))
                    .as("a name of its own: %s", operation.json().path("operationId"))
                    .isTrue();
            for (JsonNode parameter : operation.json().path("parameters")) {
                assertThat(parameter.path("description").asText())
                        .as("%s of %s", parameter.path("name"), operation)
                        .isNotEqualTo(parameter.path("name").asText());
            }
        });
    }

    @Test
    void whatMayStandInAnAddressIsWhatTheServerTakes() {
        int asked = 0;
        for (Operation operation : operations(document(platform.admin()))) {
            if (operation.path().startsWith("records/system")
                    || !operation.method().equals("GET")) {
                continue;
            }
            Answer answer = platform.admin().get(address(operation) + "?no_such=1");
            if (answer.status() == 400) {
                asked++;
                Set<String> described = new TreeSet<>();
                operation.json().path("parameters").forEach(each -> {
                    if (each.path("in").asText().equals("query")) {
                        described.add(each.path("name").asText());
                    }
                });
                assertThat(answer.text("detail"))
                        .as(operation.toString())
                        .endsWith("there are: " + String.join(", ", described));
            }
        }
        assertThat(asked).isGreaterThan(8);
    }

    @Test
    void aBodyOfTheKernelHasTheKeysThatTheServerTakes() {
        JsonNode signIn =
                document(platform.admin()).at("/paths/~1session/post/requestBody/content/application~1json/schema");
        assertThat(signIn.path("required").toString()).contains("user", "password");
        JsonNode token =
                document(platform.admin()).at("/paths/~1tokens/post/requestBody/content/application~1json/schema");
        assertThat(token.at("/properties/expires_at/format").asText()).isEqualTo("date-time");
        assertThat(token.path("required").toString()).isEqualTo("[\"name\",\"expires_at\"]");
    }

    @Test
    void eachReaderIsToldOfWhatTheyMayDo() {
        TestClient reader =
                platform.users().role("reads", grant("every.box", Verb.READ)).add("openapi-reader", "reads");
        List<String> told =
                operations(document(reader)).stream().map(Operation::toString).toList();
        assertThat(told)
                .contains(
                        "GET records/every/box",
                        "GET records/every/box/{id}",
                        "GET plugins/every/count",
                        "POST session")
                .doesNotContain(
                        "POST records/every/box",
                        "GET records/every/box/export",
                        "GET platform/plugins",
                        "POST users/{id}/password",
                        "POST plugins/every/box")
                .noneMatch(each -> each.contains("thing"));
    }

    @Test
    void whatIsWorkedOutIsReadOnlyAndCannotBeSent() {
        JsonNode schemas = document(platform.admin()).path("components").path("schemas");
        JsonNode read = schemas.at("/every.thing/properties");
        for (String field : List.of("id", "version", "created_at", "updated_by", "state", "length")) {
            assertThat(read.path(field).path("readOnly").asBoolean()).as(field).isTrue();
            assertThat(schemas.at("/every.thing.create/properties").has(field))
                    .as(field)
                    .isFalse();
            assertThat(schemas.at("/every.thing.update/properties").has(field))
                    .as(field)
                    .isFalse();
        }
        assertThat(read.path("caption").has("readOnly")).isFalse();

        Answer made = platform.admin()
                .post("records/every/thing", object("caption", "four"))
                .expect(201);
        assertThat(made.json().path("length").asLong()).isEqualTo(4);
        platform.admin()
                .post("records/every/thing", object("caption", "four", "length", 99))
                .expectProblem(403, "length");
        String path = "records/every/thing/" + made.id();
        platform.admin().patch(path, made.etag(), object("length", 99)).expectProblem(403, "length");
        Answer sentBack = platform.admin()
                .patch(path, made.etag(), object("caption", "longer", "length", 4))
                .expect(200);
        assertThat(sentBack.json().path("length").asLong()).isEqualTo(6);
    }

    @Test
    void noTwoSchemasGoByTheSameTitle() {
        Set<String> titles = new HashSet<>();
        for (Map.Entry<String, JsonNode> schema :
                document(platform.admin()).path("components").path("schemas").properties()) {
            assertThat(titles.add(schema.getValue().path("title").asText(schema.getKey())))
                    .as(schema.getKey())
                    .isTrue();
        }
    }

    @Test
    void everythingReferredToIsThere() {
        JsonNode document = document(platform.admin());
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    private static JsonNode document(TestClient client) {
        return client.get("openapi.json").expect(200).json();
    }

    private static List<Operation> operations(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> OPERATIONS.contains(operation.getKey()))
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey().substring(1),
                                operation.getValue())))
                .toList();
    }

    private static List<Route> routes() {
        return Stream.concat(
                        Route.ofTheKernel().stream(), Route.in("org.kontor.tests.every", "plugins/every/").stream())
                .toList();
    }

    /** Parameters may be filled in, as entities and actions are; nothing else may differ. */
    private static boolean isOf(Operation operation, Route route) {
        String[] described = operation.path().split("/", -1);
        String[] declared = route.path().split("/", -1);
        if (!operation.method().equals(route.method()) || described.length != declared.length) {
            return false;
        }
        for (int i = 0; i < declared.length; i++) {
            boolean open = declared[i].startsWith("{") && !described[i].startsWith("{");
            if (!open && !declared[i].equals(described[i])) {
                return false;
            }
        }
        return true;
    }

    private static String address(Operation operation) {
        return operation
                .path()
                .replace("{plugin}", "every")
                .replace("{entity}", "thing")
                .replace("{id}", "00000000-0000-0000-0000-000000000000")
                .replace("{template}", "every.none");
    }
}
