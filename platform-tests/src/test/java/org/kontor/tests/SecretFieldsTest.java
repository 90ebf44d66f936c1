package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.guarding.GuardingPlugin;

/** Fields that are encrypted where they are kept, and masked for whoever may not read them. */
@OnEachDatabase
@Tag("PLUS-23")
class SecretFieldsTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(GuardingPlugin.class).given(SecretFieldsTest::people);

    private static final String PERSONS = "records/guarding/person";
    private static final String CANARY = "q7canaryq7";
    private static final String IBAN = "CZ65 0800 0000 1920 0014 5399";
    private static final String MASK = "•••• 5399";

    private static TestClient reader;
    private static TestClient masked;

    private static TestClient admin() {
        return platform.admin();
    }

    private static void people() {
        ObjectNode person =
                TestUsers.grant("guarding.person", Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.EXPORT, Verb.DELETE);
        ObjectNode all = person.deepCopy()
                .put("also_fields", "iban, direct, diagnosis, private_mail, page, children, salary, born, seen");
        ObjectNode card = TestUsers.grant("guarding.card", Verb.READ, Verb.CREATE, Verb.UPDATE);
        platform.users()
                .role(
                        "reading",
                        new String[] {"guarding.use"},
                        all,
                        card.deepCopy().put("also_fields", "number"))
                .role("masked", new String[] {"guarding.use"}, person);
        reader = platform.users().add("reader", "reading");
        masked = platform.users().add("masked", "masked");
    }

    private static ObjectNode whole(String called) {
        return object(
                "called",
                called,
                "iban",
                IBAN,
                "direct",
                "+420 777 123 456",
                "diagnosis",
                CANARY + " in\nlines",
                "private_mail",
                CANARY + "@example.org",
                "page",
                "https://example.org/" + CANARY,
                "children",
                73_919_017,
                "salary",
                "73919017.25",
                "born",
                "1907-03-02",
                "seen",
                "1907-03-02T10:11:12.013Z",
                "cards",
                array(object("label", "blue", "number", CANARY + " 4444")));
    }

    private static JsonNode read(TestClient client, String id) {
        return client.get(PERSONS + "/" + id).expect(200).json();
    }

    @Test
    void whoeverHoldsTheRightReadsAndWritesValuesOfEachKindLikeAnyOther() {
        String id = reader.post(PERSONS, whole("each kind")).expect(201).id();
        JsonNode person = read(reader, id);
        whole("each kind").properties().forEach(field -> {
            if (!field.getKey().equals("cards")) {
                assertThat(person.path(field.getKey()).asText())
                        .isEqualTo(field.getValue().asText());
            }
        });
        assertThat(person.at("/cards/0/number").asText()).isEqualTo(CANARY + " 4444");
        Answer changed = reader.patch(
                        PERSONS + "/" + id,
                        reader.get(PERSONS + "/" + id).etag(),
                        object("salary", "1.5", "born", null, "diagnosis", "well"))
                .expect(200);
        assertThat(changed.text("salary")).isEqualTo("1.5");
        assertThat(changed.json().path("born").isNull()).isTrue();
        reader.post(PERSONS, object("called", "x", "private_mail", "no address"))
                .expectProblem(422, "private_mail");
        reader.post(PERSONS, object("called", "x", "children", "many")).expectProblem(422, "children");
        reader.post(PERSONS, object("called", "x", "iban", "x".repeat(41))).expectProblem(422, "iban");
        assertThat(reader.post("actions/guarding/read", object()).expect(200).text("say"))
                .contains(IBAN);
    }

    @Test
    void readingsAreLoggedAndMasksAreNone() {
        String id = reader.post(PERSONS, object("called", "noted", "iban", IBAN))
                .expect(201)
                .id();
        read(masked, id);
        read(reader, id);
        Eventually.until(() -> assertThat(accesses("reader", id)).isNotEmpty());
        assertThat(accesses("masked", id)).isEmpty();
    }

    private static List<JsonNode> accesses(String user, String id) {
        List<JsonNode> found = new ArrayList<>();
        admin().get("audit/accesses?record=" + id)
                .expect(200)
                .json()
                .path("entries")
                .forEach(entry -> {
                    if (entry.toString().contains("\"" + user + "\"")) {
                        found.add(entry);
                    }
                });
        return found;
    }

    @Test
    @Tag("S-24")
    void whoeverMayNotReadSeesAMaskAndNothingOfWhatHasNone() {
        ObjectNode given = whole("shown");
        String boss = reader.post(PERSONS, given).expect(201).id();
        String id = reader.post(PERSONS, whole("below").put("boss", boss))
                .expect(201)
                .id();
        JsonNode person = read(masked, id);
        assertThat(person.path("iban").asText()).isEqualTo(MASK);
        assertThat(person.path("direct").asText()).isEqualTo("•••• 456");
        assertThat(person.at("/cards/0/number").asText()).isEqualTo("•••• 4444");
        assertThat(person.has("salary")).isFalse();
        assertThat(person.has("diagnosis")).isFalse();
        JsonNode listed = masked.get(PERSONS + "?fields=called,iban&filter=called==below")
                .expect(200)
                .json()
                .at("/records/0");
        assertThat(listed.path("iban").asText()).isEqualTo(MASK);
        JsonNode expanded =
                masked.get(PERSONS + "/" + id + "?expand=boss").expect(200).json();
        assertThat(expanded.at("/boss/record/iban").asText()).isEqualTo(MASK);
        assertThat(platform.users().nobody().get(PERSONS + "/" + id).status()).isEqualTo(404);
        JsonNode meta = field(masked.get("meta/guarding/person").expect(200).json(), "iban");
        assertThat(meta.path("encrypted").asBoolean()).isTrue();
        assertThat(meta.at("/masked/last").asInt()).isEqualTo(4);
        assertThat(meta.path("read").asBoolean()).isFalse();
        assertThat(field(masked.get("meta/guarding/person").expect(200).json(), "salary")
                        .isMissingNode())
                .isTrue();
        JsonNode schema =
                reader.get("openapi.json").expect(200).json().at("/components/schemas/guarding.person/properties");
        assertThat(schema.at("/iban/x-encrypted").asBoolean()).isTrue();
        assertThat(schema.at("/iban/x-masked/last").asInt()).isEqualTo(4);
    }

    private static JsonNode field(JsonNode meta, String name) {
        for (JsonNode field : meta.path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void aMaskShowsNothingOfAShortValueAndNothingOfItsLength() {
        String id = reader.post(PERSONS, object("called", "short", "iban", "12345678901", "direct", "12345678"))
                .expect(201)
                .id();
        assertThat(read(masked, id).path("iban").asText()).isEqualTo("••••");
        assertThat(read(masked, id).path("direct").asText()).isEqualTo("••••");
        String empty =
                reader.post(PERSONS, object("called", "empty")).expect(201).id();
        assertThat(read(masked, empty).path("iban").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?filter=iban==x",
                "?filter=iban=empty=true",
                "?sort=iban",
                "?fields=boss.iban",
                "/aggregate?group=iban",
                "/aggregate?measure=min:iban",
                "/export?fields=iban",
                "?as_of=2026-01-01T00:00:00Z&fields=iban"
            })
    @Tag("S-20")
    @Tag("S-21")
    @Tag("S-22")
    void aMaskIsNoWayToAskForWhatItHides(String question) {
        Answer unknown = masked.get(PERSONS + question.replace("iban", "nothing"));
        // one that is encrypted, and one that is not
        for (String field : List.of("iban", "direct")) {
            Answer known = masked.get(PERSONS + question.replace("iban", field));
            assertThat(known.status()).as(known.toString()).isEqualTo(400);
            assertThat(known.body().replace(field, "nothing").replaceAll("\"id\":\"[^\"]*\"", ""))
                    .isEqualTo(unknown.body().replaceAll("\"id\":\"[^\"]*\"", ""));
        }
    }

    @Test
    @Tag("S-25")
    void neitherTheHistoryNorExportsNorTheTrashHoldMasksOrValues() {
        String id = reader.post(PERSONS, whole("copied")).expect(201).id();
        reader.patch(
                        PERSONS + "/" + id,
                        reader.get(PERSONS + "/" + id).etag(),
                        object("iban", "DE02 1203 0000 0000 2020 51"))
                .expect(200);
        for (String copy : List.of(
                PERSONS + "/" + id + "/history",
                PERSONS + "/" + id + "?as_of=" + Instant.now(),
                PERSONS + "/export?filter=called==copied",
                PERSONS + "/" + id + "/compare?from=1")) {
            Answer answer = masked.get(copy);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.body()).as(copy).doesNotContain("••••", "5399", CANARY, "sealed1");
            assertThat(reader.get(copy).expect(200).body())
                    .as(copy)
                    .contains("2020 51")
                    .doesNotContain("sealed1");
        }
        assertThat(reader.get(PERSONS + "/" + id + "/history").expect(200).body())
                .contains(IBAN);
    }

    @Test
    void aMaskThatComesBackIsRefusedAndTheValueStays() {
        Answer made =
                reader.post(PERSONS, object("called", "back", "iban", IBAN)).expect(201);
        Answer refused = reader.patch(PERSONS + "/" + made.id(), made.etag(), object("iban", MASK))
                .expectProblem(422, "iban");
        assertThat(refused.body()).contains("mask");
        masked.patch(PERSONS + "/" + made.id(), made.etag(), object("iban", MASK))
                .expectProblem(422);
        assertThat(read(reader, made.id()).path("iban").asText()).isEqualTo(IBAN);
    }

    @Test
    void whatIsEncryptedIsRefusedByNameWhereADatabaseWouldHaveToReadIt() {
        reader.post(PERSONS, object("called", "asked", "salary", "7")).expect(201);
        for (String question : List.of(
                "?filter=salary=ge=5",
                "?filter=iban==x",
                "?filter=diagnosis=contains=x",
                "?sort=salary",
                "/aggregate?group=iban",
                "/aggregate?measure=sum:salary",
                "/aggregate?measure=max:born",
                "/aggregate?group=born:year",
                "?fields=born:year",
                "?filter=born:year==2020-01-01",
                "?q=x&sort=iban")) {
            Answer refused = reader.get(PERSONS + question);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.body()).as(question).containsPattern("salary|iban|diagnosis|born");
        }
        assertThat(reader.get(PERSONS + "?filter=salary=empty=true;called==asked")
                        .expect(200)
                        .json()
                        .path("records"))
                .isEmpty();
        assertThat(reader.get(PERSONS + "?filter=salary=empty=false;called==asked&as_of=" + Instant.now())
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    void deletedAndEarlierValuesComeBack() {
        Answer made = reader.post(PERSONS, whole("there and back")).expect(201);
        String path = PERSONS + "/" + made.id();
        reader.patch(path, made.etag(), object("iban", null, "salary", "2", "cards", array()))
                .expect(200);
        JsonNode was = reader.get(path + "?as_of=1").expect(200).json();
        assertThat(was.path("iban").asText()).isEqualTo(IBAN);
        assertThat(was.path("salary").asText()).isEqualTo("73919017.25");
        assertThat(was.at("/cards/0/number").asText()).isEqualTo(CANARY + " 4444");
        reader.delete(path, reader.get(path).etag()).expect(204);
        String entry = reader.get("trash/guarding/person")
                .expect(200)
                .json()
                .at("/entries/0/id")
                .asText();
        assertThat(reader.send("POST", "trash/" + entry + "/restore", null, null)
                        .expect(200)
                        .text("salary"))
                .isEqualTo("2");
        reader.header("If-Match", reader.get(path).etag())
                .post(path + "/restore", object("as_of", 1))
                .expect(200);
        assertThat(read(reader, made.id()).path("iban").asText()).isEqualTo(IBAN);
    }
}
