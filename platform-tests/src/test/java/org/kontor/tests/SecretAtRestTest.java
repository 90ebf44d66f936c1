package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.guarding.GuardingPlugin;

/** What somebody finds who has the database and not its keys, and what becomes of those who write into it. */
@OnEachDatabase
@Tag("PLUS-23")
class SecretAtRestTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(GuardingPlugin.class);

    private static final Tables TABLES = new Tables(platform::connect);
    private static final String PERSONS = "records/guarding/person";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static JsonNode read(String id) {
        return admin().get(PERSONS + "/" + id).expect(200).json();
    }

    private static Answer change(String id, Object... values) {
        String path = PERSONS + "/" + id;
        return admin().patch(path, admin().get(path).expect(200).etag(), object(values));
    }

    /** Every place in every column of every table that holds a text. */
    private static List<String> found(String text) {
        List<String> found = new ArrayList<>();
        try (Connection connection = platform.connect();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if (tables.getString("TABLE_SCHEM").equalsIgnoreCase("public")) {
                    search(connection, tables.getString("TABLE_NAME"), text, found);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static void search(Connection connection, String table, String text, List<String> found)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from \"" + table + "\"")) {
            while (row.next()) {
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    String value = row.getString(i);
                    if (value != null && value.contains(text)) {
                        found.add(table + "." + row.getMetaData().getColumnName(i) + ": " + value);
                    }
                }
            }
        }
    }

    private static void expectInNoFile(String text) throws IOException {
        platform.restart();
        try (Stream<Path> files = Files.walk(platform.home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(text)).as(file.toString()).isFalse();
                String wide = new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(wide)).as(file.toString()).isFalse();
            }
        }
    }

    @Test
    void whatWasEncryptedLiesNowhereInPlain() throws IOException {
        String canary = "z3canaryz3";
        ObjectNode all = object(
                "called",
                "nowhere",
                "iban",
                canary + " 1234",
                "diagnosis",
                canary.repeat(500),
                "private_mail",
                canary + "@example.org",
                "page",
                "https://example.org/" + canary,
                "cards",
                array(object("label", "blue", "number", canary + " 99")));
        Answer made =
                admin().header("Idempotency-Key", "once").post(PERSONS, all).expect(201);
        assertThat(admin().header("Idempotency-Key", "once")
                        .post(PERSONS, all)
                        .expect(201)
                        .id())
                .isEqualTo(made.id());
        change(made.id(), "iban", canary + " 5678", "cards", array()).expect(200);
        String gone =
                admin().post(PERSONS, all.put("called", "gone")).expect(201).id();
        admin().delete(PERSONS + "/" + gone, admin().get(PERSONS + "/" + gone).etag())
                .expect(204);
        String task = Tasks.start(admin(), "guarding/remember", object("word", canary + " given"));
        assertThat(TaskWait.ended(admin(), task).path("state").asText()).isEqualTo("done");
        Answer settings = admin().get("settings/system").expect(200);
        admin().patch("settings/system", settings.etag(), object("guarding", object("access_key", canary + " key")))
                .expect(200);
        assertThat(admin().post("actions/guarding/read", object()).expect(200).text("say"))
                .contains(canary + " key");
        assertThat(admin().get("records/system/task/" + task).expect(200).text("input"))
                .contains(canary);
        assertThat(admin().get(PERSONS + "/export").expect(200).body()).contains(canary);

        assertThat(found(canary)).isEmpty();
        assertThat(found("sealed1:")).isNotEmpty();
        expectInNoFile(canary);
        assertThat(read(made.id()).path("iban").asText()).isEqualTo(canary + " 5678");
    }

    @Test
    void whatAnOlderVersionKeptInPlainIsEncryptedAtTheNextStart() {
        Answer settings = admin().get("settings/system").expect(200);
        admin().patch("settings/system", settings.etag(), object("guarding", object("access_key", "a key")))
                .expect(200);
        String once = admin().header("Idempotency-Key", "older")
                .post(PERSONS, object("called", "older", "diagnosis", "older canary answer"))
                .expect(201)
                .id();
        TABLES.execute("update system_setting_secret set content = 'older canary secret'");
        TABLES.execute("update system_idempotency set answer = '{\"id\": \"" + once
                + "\", \"diagnosis\": \"older canary answer\"}' where request_key = 'older'");
        TABLES.execute("update guarding_person set diagnosis = 'older canary value' where id = '" + once + "'");
        TABLES.execute("update system_secret_column set done = false where table_name = 'guarding_person'");
        assertThat(found("older canary")).hasSize(3);
        platform.restart();
        Eventually.until(() -> assertThat(found("older canary")).isEmpty());
        assertThat(admin().post("actions/guarding/read", object()).expect(200).text("say"))
                .contains("older canary secret");
        assertThat(read(once).path("diagnosis").asText()).isEqualTo("older canary value");
        assertThat(admin().header("Idempotency-Key", "older")
                        .post(PERSONS, object("called", "older", "diagnosis", "older canary answer"))
                        .expect(201)
                        .id())
                .isEqualTo(once);
    }

    @Test
    void whatIsCopiedToAnotherRecordOrFieldIsNotOpenedThereAndTheRecordIsReadAllTheSame() {
        platform.kernel().sweepSecrets();
        String mine = admin().post(PERSONS, object("called", "mine", "iban", "mine 1234567890", "diagnosis", "poor"))
                .expect(201)
                .id();
        String theirs = admin().post(PERSONS, object("called", "theirs", "iban", "theirs 1234567890"))
                .expect(201)
                .id();
        TABLES.execute("update guarding_person set iban = (select iban from guarding_person where id = '" + theirs
                + "') where id = '" + mine + "'");
        JsonNode damaged = read(mine);
        assertThat(damaged.path("iban").isNull()).isTrue();
        assertThat(damaged.path("$damaged").toString()).isEqualTo("[\"iban\"]");
        assertThat(damaged.path("diagnosis").asText()).isEqualTo("poor");
        JsonNode listed =
                admin().get(PERSONS + "?filter=called==mine").expect(200).json();
        assertThat(listed.at("/records/0/$damaged/0").asText()).isEqualTo("iban");
        assertThat(admin().get(PERSONS + "/export?filter=called==mine")
                        .expect(200)
                        .body())
                .doesNotContain("theirs");

        change(mine, "diagnosis", "better").expect(200);
        assertThat(read(mine).path("iban").isNull()).isTrue();
        change(mine, "iban", "anew 1234567890").expect(200);
        assertThat(read(mine).has("$damaged")).isFalse();
        assertThat(read(mine).path("iban").asText()).isEqualTo("anew 1234567890");
        TABLES.execute("update guarding_person set iban = diagnosis where id = '" + mine + "'");
        assertThat(read(mine).path("$damaged").toString()).isEqualTo("[\"iban\"]");
        TABLES.execute("update guarding_person set diagnosis = 'sealed1:000000000000:AAAA' where id = '" + mine + "'");
        assertThat(read(mine).path("$damaged").size()).isEqualTo(2);
        assertThat(admin().get(PERSONS + "/" + mine + "/history").expect(200).body())
                .contains("anew 1234567890", "poor", "better");
        change(mine, "iban", "again 1234567890", "diagnosis", "fine").expect(200);
        assertThat(read(mine).has("$damaged")).isFalse();
    }

    @Test
    void whatOnlyLooksEncryptedIsEncryptedTooAndNumbersAre() throws Exception {
        String typed = "sealed1:000000000000:AAAAB";
        desk().model(field("guarding.person", "typed", "text"), field("guarding.person", "weight", "decimal"));
        String id = admin().post(PERSONS, object("called", "typing", "x_typed", typed, "x_weight", "73919017.50"))
                .expect(201)
                .id();
        desk().model(
                        object("entity", "guarding.person", "field", "typed", "encrypted", true),
                        object("entity", "guarding.person", "field", "weight", "encrypted", true));
        Eventually.until(() -> assertThat(TABLES.number("select count(*) from guarding_person where x_typed = '" + typed
                        + "' or x_weight not like 'sealed1:%'"))
                .isZero());
        JsonNode now = read(id);
        assertThat(now.path("x_typed").asText()).isEqualTo(typed);
        assertThat(now.path("x_weight").asText()).isEqualTo("73919017.5");
    }

    @Test
    void anOwnFieldThatBecomesEncryptedIsSoEverywhereAndNoValueIsLost() throws Exception {
        String canary = "k9canaryk9";
        desk().model(
                        field("guarding.person", "code", "text", "max_length", 60),
                        field("guarding.card", "code", "text", "max_length", 60),
                        rule("guarding.person", "quick", "index", "fields", array("x_code")));
        List<ObjectNode> many = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            many.add(object("called", "turned", "x_code", canary + i));
        }
        admin().ndjson(PERSONS + "/bulk", many).expect(200);
        Answer made = admin().post(
                        PERSONS,
                        object(
                                "called",
                                "turned too",
                                "x_code",
                                canary + " old",
                                "cards",
                                array(object("label", "with", "x_code", canary + " part"))))
                .expect(201);
        change(made.id(), "x_code", canary + " new", "cards", array()).expect(200);
        String gone = admin().post(
                        PERSONS,
                        object(
                                "called",
                                "turned and gone",
                                "x_code",
                                canary + " gone",
                                "cards",
                                array(object("label", "with", "x_code", canary + " part gone"))))
                .expect(201)
                .id();
        admin().delete(PERSONS + "/" + gone, admin().get(PERSONS + "/" + gone).etag())
                .expect(204);
        assertThat(found(canary)).isNotEmpty();

        Answer plan = desk().proposeModel(
                        object("entity", "guarding.person", "rule", "quick", "to", "retired"),
                        object(
                                "entity",
                                "guarding.person",
                                "field",
                                "code",
                                "encrypted",
                                true,
                                "masked",
                                object("last", 2)),
                        object("entity", "guarding.card", "field", "code", "encrypted", true))
                .expect(201);
        assertThat(plan.text("text")).contains("what it holds is encrypted, in the change log and the trash too");
        int[] pages = {0};
        try (AutoCloseable cut = Fault.tell(point -> {
            if (point.equals("secret.page") && ++pages[0] == 2) {
                throw new IllegalStateException("as if the server had died here");
            }
        })) {
            desk().apply(plan).expect(200);
            Eventually.until(() -> assertThat(pages[0]).isGreaterThanOrEqualTo(2));
        }
        assertThat(found(canary)).isNotEmpty();
        assertThat(read(made.id()).path("x_code").asText()).isEqualTo(canary + " new");
        platform.restart();

        Eventually.until(() -> assertThat(found(canary)).isEmpty());
        assertThat(TABLES.number("select count(*) from guarding_person where x_code not like 'sealed1:%'"))
                .isZero();
        assertThat(admin().get(PERSONS + "/export?filter=called==turned")
                        .expect(200)
                        .lines())
                .hasSize(1100)
                .allSatisfy(person -> assertThat(person.path("x_code").asText()).startsWith(canary));
        JsonNode was =
                admin().get(PERSONS + "/" + made.id() + "?as_of=1").expect(200).json();
        assertThat(was.path("x_code").asText()).isEqualTo(canary + " old");
        assertThat(was.at("/cards/0/x_code").asText()).isEqualTo(canary + " part");
        assertThat(read(made.id()).path("version").asLong()).isEqualTo(2);
        assertThat(admin().get(PERSONS + "/" + made.id() + "/history")
                        .expect(200)
                        .body())
                .contains(canary + " old", canary + " part")
                .doesNotContain("sealed1");
        JsonNode back = admin().send("POST", "trash/" + gone + "/restore", null, null)
                .expect(200)
                .json();
        assertThat(back.path("x_code").asText()).isEqualTo(canary + " gone");
        assertThat(read(gone).at("/cards/0/x_code").asText()).isEqualTo(canary + " part gone");

        Answer off = desk().proposeModel(object("entity", "guarding.person", "field", "code", "encrypted", false));
        assertThat(off.expectProblem(422, "model[0].encrypted").body()).contains("stays encrypted");
    }

    @Test
    void whatWasWrittenInPlainWhileAFieldBecameEncryptedIsEncryptedSoon() {
        String id = admin().post(PERSONS, object("called", "late")).expect(201).id();
        desk().model(field("guarding.person", "late", "text"));
        desk().model(object("entity", "guarding.person", "field", "late", "encrypted", true));
        // as a request does that began before
        TABLES.execute("update guarding_person set x_late = 'v4canaryv4' where id = '" + id + "'");
        assertThat(read(id).path("x_late").asText()).isEqualTo("v4canaryv4");
        platform.kernel().sweepSecrets();
        assertThat(found("v4canaryv4")).isEmpty();
        assertThat(read(id).path("x_late").asText()).isEqualTo("v4canaryv4");
    }

    @Test
    void wishesThatCannotBeAreRefusedWithTheirReasons() {
        for (JsonNode masked :
                List.of(object("last", -1), object("last", 9), object("last", "4"), object("first", 2), array(4))) {
            desk().proposeModel(field("guarding.person", "bad", "text", "masked", masked))
                    .expectProblem(422, "model[0].masked");
        }
        desk().proposeModel(field("guarding.person", "bad", "text", "encrypted", "yes"))
                .expectProblem(422, "model[0].encrypted");
        conflict("cannot be unique", field("guarding.person", "bad", "text", "encrypted", true, "unique", true));
        conflict("cannot be searched", field("guarding.person", "bad", "text", "encrypted", true, "searchable", true));
        conflict("cannot be encrypted", field("guarding.person", "bad", "yes_no", "encrypted", true));
        conflict("cannot be masked", field("guarding.person", "bad", "date", "masked", object("last", 2)));
        conflict(
                "is encrypted",
                field("guarding.person", "sum", "decimal", "sensitive", true),
                rule("guarding.person", "pay", "formula", "field", "x_sum", "expression", "salary * 2"));
        conflict(
                "salary cannot be asked with atLeast",
                rule(
                        "guarding.person",
                        "rich",
                        "must",
                        "when",
                        object("salary", object("atLeast", 1)),
                        "message",
                        "More"));
        conflict("is encrypted", rule("guarding.person", "one", "unique", "fields", array("iban")));
        conflict(
                "cannot become",
                field("guarding.person", "touched", "moment"),
                object("entity", "guarding.person", "field", "touched", "encrypted", true));
    }

    private static void conflict(String reason, JsonNode... wishes) {
        for (int i = 0; i < wishes.length - 1; i++) {
            desk().model(wishes[i]);
        }
        Answer plan = desk().proposeModel(wishes[wishes.length - 1]);
        if (plan.status() == 422) {
            assertThat(plan.body()).contains(reason);
        } else {
            assertThat(plan.expect(201).json().path("conflicts").toString()).contains(reason);
        }
    }

    @Test
    void anotherServerWithAnotherKeySaysSoAndDoesNotStart(@TempDir Path home) throws IOException {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        String key = "--kontor.secret.key-file=" + home.resolve("other.key");
        assertThatThrownBy(() -> SecondNode.start(platform, home, key))
                .hasMessageContainingAll("other.key", "is missing", "kontor.secret.key-file");
        try (Installation other = Installation.start(platform, TestDatabase.H2, home)) {
            assertThat(other.kernel().port()).isPositive();
        }
        Files.move(home.resolve("on-H2/data/secret.key"), home.resolve("other.key"));
        assertThatThrownBy(() -> SecondNode.start(platform, home, key))
                .hasMessageContainingAll("other.key", "another installation");
    }
}
