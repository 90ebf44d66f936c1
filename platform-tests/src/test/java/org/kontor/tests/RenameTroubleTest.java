package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.to;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.Verb;
import org.kontor.core.database.Fault;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Renames that meet what was wrong before, and renames that fail: neither leaves an entity that nobody can use. */
@OnEachDatabase
class RenameTroubleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final String VIEWS = "records/system/saved_query";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static void entity(String name) {
        desk().model(
                        object("entity", "custom." + name, "label", name, "plural", name + "s"),
                        field("custom." + name, "aa", "text"),
                        field("custom." + name, "bb", "text"));
    }

    @Test
    void aViewThatNamesAPurgedFieldFollowsARenameAndKeepsWhatNobodyKnows() {
        entity("probe");
        TestClient petr = platform.users()
                .role("prober", grant("custom.probe", Verb.READ, Verb.CREATE))
                .add("petr", "prober");
        String view = petr.post(VIEWS, object("name", "Mine", "entity", "custom.probe", "shown_columns", "name,aa,bb"))
                .expect(201)
                .id();
        petr.post("records/custom/probe", object("name", "one", "bb", "x")).expect(201);
        desk().model(to("retired", "custom.probe", "field", "aa"));
        desk().purge(to("purged", "custom.probe", "field", "aa"), "custom.probe.aa");

        desk().model(object("entity", "custom.probe", "field", "bb2", "formerly", "bb"));

        assertThat(petr.get("records/custom/probe?filter=bb2==x")
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
        assertThat(petr.get(VIEWS + "/" + view).expect(200).text("shown_columns"))
                .isEqualTo("name,aa,bb2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables", "built", "written"})
    void aRenameThatFailsIsUndoneOrFinished(String where) throws Exception {
        String name = "failing_" + where;
        entity(name);
        String records = "records/custom/" + name;
        TestClient reader = platform.users()
                .role(
                        "reader_" + where,
                        grant("custom." + name, Verb.READ)
                                .put("only_fields", "name,bb")
                                .set(
                                        "condition",
                                        object("entity", "custom." + name, "where", object("bb", object("is", "x")))))
                .add("reader_" + where, "reader_" + where);
        String view = admin().post(
                        VIEWS, object("name", "Mine", "entity", "custom." + name, "shown_columns", "name,bb"))
                .expect(201)
                .id();
        admin().post(records, object("name", "one", "bb", "x")).expect(201);
        JsonNode wish = object("entity", "custom." + name, "field", "bb2", "formerly", "bb");
        Answer plan = desk().proposeModel(wish).expect(201);
        try (AutoCloseable told = Fault.tell(point -> {
            if (point.equals("platform." + where)) {
                throw new IllegalStateException("it fails");
            }
        })) {
            desk().apply(plan).expectProblem(500);
        }

        String now = where.equals("written") ? "bb2" : "bb";
        assertThat(reader.get(records)
                        .expect(200)
                        .json()
                        .at("/records/0/" + now)
                        .asText())
                .isEqualTo("x");
        assertThat(admin().get(VIEWS + "/" + view).expect(200).text("shown_columns"))
                .isEqualTo("name," + now);
        admin().post(records, object("name", "two", now, "y")).expect(201);
        if (!where.equals("written")) {
            desk().model(wish);
        }
        platform.restart();
        admin().post(records, object("name", "three", "bb2", "z")).expect(201);
        TestClient again = platform.users().signIn("reader_" + where);
        assertThat(again.get(records).expect(200).json().at("/records/0/bb2").asText())
                .isEqualTo("x");
    }
}
