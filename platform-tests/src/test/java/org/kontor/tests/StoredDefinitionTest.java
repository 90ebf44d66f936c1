package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.FieldType;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Conditions, sorts and grants that are stored: checked whenever they are written, and again when they are used. */
@OnEachDatabase
class StoredDefinitionTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(StoredDefinitionTest::oneSecretThing);

    private static final String THINGS = "records/every/thing";
    private static final String QUERIES = "records/system/saved_query";
    private static final String ROLES = "records/system/role";
    private static final String HIDDEN = "hidden-treasure";

    static void oneSecretThing() {
        platform.admin()
                .post(THINGS, object("caption", "treasure box", "secret", HIDDEN))
                .expect(201);
    }

    private static ObjectNode question(Object where) {
        return object("entity", "every.thing", "where", where);
    }

    private static final JsonNode GOOD = question(object("count", object("is", 1)));

    private static final List<JsonNode> BAD_CONDITIONS = List.of(
            question(object("nothing", object("is", 1))),
            question(object("x);--", object("is", 1))),
            question(object("count) or (1=1", object("is", 1))),
            question(object("count", object("is", "1 or 1=1"))),
            question(object("count", object("regex", ".*"))),
            question(object("box.nothing", object("is", "a"))),
            question("1=1"),
            question(array()),
            object("entity", "every.nothing", "where", object()),
            object("entity", "x);--", "where", object()),
            object("where", object("count", object("is", 1)), "sql", "select 1"),
            object("x);--", 1),
            array(1),
            Json.text("x);--"));

    /** Texts as JSON. */
    private static final class Json {
        static JsonNode text(String value) {
            return object("v", value).path("v");
        }
    }

    /** How a definition of each kind stands in a record, by the field that holds it. */
    private static final Map<String, Function<JsonNode, ObjectNode>> HOLDERS = Map.of(
            "every.thing.rule", condition -> object("caption", "a", "rule", condition),
            "system.saved_query.condition",
                    condition -> object("name", "q", "entity", "every.thing", "condition", condition),
            "system.dashboard_widget.condition",
                    condition -> object("name", "d", "widgets", array(widget().set("condition", condition))),
            "system.form_change.condition",
                    condition -> object(
                            "entity",
                            "every.thing",
                            "form",
                            "record",
                            "kind",
                            "section",
                            "element",
                            "s" + UUID.randomUUID().toString().replace('-', '_'),
                            "label",
                            "Where it holds",
                            "condition",
                            condition),
            "system.grant.condition",
                    condition -> object(
                            "name",
                            "r" + UUID.randomUUID().toString().replace('-', '_'),
                            "label",
                            "r",
                            "grants",
                            array(grant("every.thing", Verb.READ).set("condition", condition))));

    private static String path(String holder) {
        if (holder.startsWith("every")) {
            return THINGS;
        }
        return holder.contains("form_change")
                ? "records/system/form_change"
                : holder.contains("saved_query")
                        ? QUERIES
                        : holder.contains("dashboard") ? "records/system/dashboard" : ROLES;
    }

    private static ObjectNode widget() {
        return object("kind", "list", "entity", "every.thing", "across", 0, "down", 0, "width", 4, "height", 4);
    }

    @Test
    @Tag("S-07")
    void everyVerbChecksAStoredConditionAlike() {
        assertThat(conditionFields()).as("kinds of stored conditions").isEqualTo(HOLDERS.keySet());
        HOLDERS.forEach((holder, body) -> {
            Answer made = platform.admin().post(path(holder), body.apply(GOOD)).expect(201);
            String one = path(holder) + "/" + made.id();
            for (JsonNode bad : BAD_CONDITIONS) {
                Answer created = platform.admin().post(path(holder), body.apply(bad));
                assertThat(created.status()).as(holder + " " + created).isEqualTo(422);
                Answer changed = platform.admin().patch(one, made.etag(), change(body.apply(bad)));
                assertThat(changed.status()).as(holder + " " + changed).isEqualTo(422);
                Answer line = platform.admin().ndjson(path(holder) + "/bulk", List.of(body.apply(bad)));
                assertThat(line.lines().getFirst().path("status").asInt())
                        .as(holder + " " + line)
                        .isEqualTo(422);
            }
            assertThat(platform.admin().get(one).etag()).isEqualTo(made.etag());
        });
    }

    private static ObjectNode change(ObjectNode body) {
        return body.without(List.of("caption", "name", "label", "entity"));
    }

    private static java.util.Set<String> conditionFields() {
        Map<String, String> found = new TreeMap<>();
        platform.kernel()
                .catalog()
                .all()
                .forEach(entity -> entity.declaredFields().stream()
                        .filter(field -> field.type() == FieldType.CONDITION)
                        .forEach(field -> found.put(entity.name() + "." + field.name(), "")));
        return found.keySet();
    }

    @Test
    @Tag("S-07")
    void everyVerbChecksStoredNamesAlike() {
        Answer query = platform.admin()
                .post(
                        QUERIES,
                        object("name", "q", "entity", "every.thing", "sort", "-count", "shown_columns", "caption"))
                .expect(201);
        for (String bad :
                List.of("nothing", "x);--", "(case when 1=1 then count end)", "count desc", "1", "box.nothing")) {
            for (String field : List.of("sort", "shown_columns", "entity")) {
                platform.admin()
                        .patch(QUERIES + "/" + query.id(), query.etag(), object(field, bad))
                        .expectProblem(422);
                platform.admin()
                        .post(QUERIES, object("name", "q", "entity", "every.thing", field, bad))
                        .expectProblem(422);
            }
        }
        ObjectNode role = object("name", "named", "label", "n", "grants", array(grant("every.thing", Verb.READ)));
        Answer made = platform.admin().post(ROLES, role).expect(201);
        for (String field : List.of("entity", "only_fields", "but_fields", "also_fields", "scope")) {
            platform.admin()
                    .patch(
                            ROLES + "/" + made.id(),
                            made.etag(),
                            object(
                                    "grants",
                                    array(grant("every.thing", Verb.READ).put(field, "x);--"))))
                    .expectProblem(422);
        }
    }

    @Test
    @Tag("S-06")
    void aSearchThatWasSmuggledIntoTheDatabaseShowsNothing() {
        TestClient reader =
                platform.users().role("reader", grant("every.thing", Verb.READ)).add("reader", "reader");
        Answer query = reader.post(QUERIES, object("name", "mine", "entity", "every.thing", "condition", GOOD))
                .expect(201);
        for (String condition : List.of(
                question(object("secret", object("is", HIDDEN))).toString(),
                question(object("x);--", object("is", 1))).toString(),
                "{\"entity\":\"every.thing\",\"where\":{\"count) or (1=1\":{\"is\":1}}}",
                "x);--",
                "{")) {
            smuggle(
                    "update system_saved_query set condition = ?, sort = ?, shown_columns = ? where id = ?",
                    condition,
                    "x);--",
                    "secret",
                    UUID.fromString(query.id()));
            Answer stored = reader.get(QUERIES + "/" + query.id()).expect(200);
            reader.get(QUERIES).expect(200);
            JsonNode where = stored.json().path("condition").path("where");
            Answer run = reader.post(THINGS + "/query", object("where", where));
            assertThat(run.isOk() ? run.json().path("records").size() : 0)
                    .as(run.toString())
                    .isZero();
            assertThat(run.status()).as(run.toString()).isIn(200, 400);
            reader.post(THINGS + "/query", object("sort", array("x);--"))).expectProblem(400);
            reader.post(THINGS + "/query", object("fields", array("secret"))).expectProblem(400);
            assertThat(run.body() + reader.get(QUERIES).body().replace(condition, ""))
                    .doesNotContain("treasure box");
        }
    }

    @Test
    @Tag("S-06")
    void aGrantThatWasSmuggledIntoTheDatabaseGivesNothing() {
        platform.users().role("victim", grant("every.thing", Verb.READ));
        TestClient victim = platform.users().add("victim", "victim");
        assertThat(victim.get(THINGS).expect(200).body()).contains("treasure box");
        UUID role = UUID.fromString(platform.users().id("role victim"));
        for (Map.Entry<String, String> bad : Map.of(
                        "condition", "{\"entity\":\"every.thing\",\"where\":{\"count) or (1=1\":{\"is\":1}}}",
                        "entity", "every.thing\" or 1=1; --",
                        "scope", "all or 1=1",
                        "verbs", "read;drop",
                        "only_fields", "caption);--")
                .entrySet()) {
            smuggle(
                    "update system_grant set entity = 'every.thing', scope = 'all', condition = null, only_fields = null,"
                            + " verbs = 'read' where parent_id = ?",
                    role);
            reread();
            Eventually.until(() -> assertThat(victim.get(THINGS).body()).contains("treasure box"));
            smuggle("update system_grant set " + bad.getKey() + " = ? where parent_id = ?", bad.getValue(), role);
            reread();
            Eventually.until(() -> {
                Answer answer = victim.get(THINGS);
                assertThat(answer.status()).as(bad + " " + answer).isIn(200, 404);
                assertThat(answer.body()).as(bad.toString()).doesNotContain("treasure box");
            });
        }
    }

    @Test
    @Tag("S-06")
    void aConditionThatWasSmuggledIntoARecordIsNeverHeld() {
        Answer thing = platform.admin()
                .post(THINGS, object("caption", "ruled", "rule", GOOD))
                .expect(201);
        for (String bad : List.of("x);--", "{", "{\"entity\":\"every.thing\",\"where\":{\"x);--\":{\"is\":1}}}")) {
            smuggle("update every_thing set rule = ? where id = ?", bad, UUID.fromString(thing.id()));
            assertThat(platform.admin()
                            .get(THINGS + "/" + thing.id())
                            .expect(200)
                            .body())
                    .doesNotContain("x);--");
            platform.admin().get(THINGS + "?filter=caption==ruled").expect(200);
        }
    }

    private static void reread() {
        smuggle("update system_stamp set times = times + 1 where name = 'rights'");
    }

    private static void smuggle(String sql, Object... values) {
        try (Connection connection = platform.connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
