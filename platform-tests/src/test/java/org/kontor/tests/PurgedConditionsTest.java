package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.to;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What conditions say of a field goes with it when it is purged; what somebody may do never grows by that. */
@OnEachDatabase
@Tag("S-31")
class PurgedConditionsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final JsonNode GONE = object("shade", object("is", "dark"));
    private static final JsonNode CITY = object("city", object("is", "Brno"));

    private static int times;
    private String entity = "";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    @BeforeEach
    void anEntityOfItsOwn() {
        entity = "custom.shed" + ++times;
        desk().model(
                        object("entity", entity, "label", "Shed", "plural", "Sheds"),
                        field(entity, "city", "text"),
                        field(entity, "shade", "text"),
                        field(entity, "beside", "reference", "targets", array(entity)),
                        field(entity, "near", "references", "targets", array(entity)));
    }

    private Answer planned(String field) {
        desk().model(to("retired", entity, "field", field));
        return desk().proposeModel(to("purged", entity, "field", field)).expect(201);
    }

    private void purge(String field) {
        desk().purge(planned(field), entity + "." + field).expect(200);
    }

    private String view(JsonNode where) {
        return admin().post(
                        "records/system/saved_query",
                        object("name", "Kept", "entity", entity, "condition", object("entity", entity, "where", where)))
                .expect(201)
                .id();
    }

    private static JsonNode condition(String view) {
        return admin().get("records/system/saved_query/" + view)
                .expect(200)
                .json()
                .path("condition");
    }

    @Test
    void aTermGoesAndWhatNothingIsLeftOfGoesToo() {
        ObjectNode both = object("city", object("is", "Brno"), "shade", object("is", "dark"));
        List<List<JsonNode>> cases = List.of(
                List.of(GONE, object()),
                List.of(both, CITY),
                List.of(object("or", array(GONE)), object()),
                List.of(object("or", array(GONE, CITY)), object("or", array(CITY))),
                List.of(object("and", array(object("or", array(GONE)), CITY)), object("and", array(CITY))),
                List.of(object("not", object("or", array(GONE, object("not", GONE)))), object()),
                List.of(object("city", object("is", object("field", "shade"))), object()),
                List.of(object("beside.shade", object("is", "dark")), object()),
                List.of(object("some", "near", "where", GONE), object()),
                List.of(object("some", "near", "where", both), object("some", "near", "where", CITY)),
                List.of(
                        object("some", entity + ".beside", "where", both),
                        object("some", entity + ".beside", "where", CITY)),
                List.of(object("some", "near"), object("some", "near", "where", object("and", array()))),
                List.of(CITY, CITY));
        List<String> views = cases.stream().map(each -> view(each.getFirst())).toList();
        purge("shade");
        // whatever has the name by now is not meant
        desk().model(field(entity, "shade", "text"));
        for (int i = 0; i < cases.size(); i++) {
            JsonNode left = cases.get(i).getLast();
            JsonNode kept = condition(views.get(i));
            if (left.isEmpty()) {
                assertThat(kept.isNull()).as("%s: %s", cases.get(i), kept).isTrue();
            } else {
                assertThat(plain(kept.path("where"))).as("%s", cases.get(i)).isEqualTo(plain(left));
            }
        }
    }

    /** A list of one says what that says. */
    private static JsonNode plain(JsonNode where) {
        if (where.has("some") && where.has("where")) {
            return object("some", where.get("some"), "where", plain(where.get("where")));
        }
        for (String list : List.of("and", "or")) {
            if (where.size() == 1 && where.path(list).size() == 1) {
                return where.path(list).get(0);
            }
        }
        return where;
    }

    @Test
    void aViewShowsWhatItShowedWithoutTheTerm() {
        admin().post("records/" + entity.replace('.', '/'), object("name", "One", "city", "Brno"))
                .expect(201);
        String view = view(object("or", array(GONE, CITY)));
        String only = view(GONE);
        purge("shade");
        for (String each : List.of(view, only)) {
            assertThat(admin().get("records/" + entity.replace('.', '/') + "?view=" + each)
                            .expect(200)
                            .json()
                            .path("records"))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsAskedByAReferenceThatIsPurgedGoesToo() {
        String some = view(object("some", "near", "where", CITY));
        String back = view(object("some", entity + ".beside", "where", CITY));
        String behind = view(object("or", array(object("beside.city", object("is", "Brno")), CITY)));
        purge("near");
        purge("beside");
        assertThat(condition(some).isNull()).isTrue();
        assertThat(condition(back).isNull()).isTrue();
        assertThat(plain(condition(behind).path("where"))).isEqualTo(CITY);
    }

    @Test
    void aRoleThatWouldGiveMoreStandsAgainstIt() {
        String sheds = "records/" + entity.replace('.', '/');
        admin().post(sheds, object("name", "Light", "shade", "light", "city", "Brno"))
                .expect(201);
        TestClient reader = platform.users()
                .role(
                        "sheds" + times,
                        grant(entity, Verb.READ)
                                .set("condition", object("entity", entity, "where", object("or", array(GONE)))))
                .add("sheds" + times, "sheds" + times);
        assertThat(reader.get(sheds).expect(200).json().path("records")).isEmpty();
        Answer plan = planned("shade");
        assertThat(plan.json().path("possible").asBoolean()).isFalse();
        assertThat(plan.json().path("conflicts").toString())
                .contains("role sheds" + times)
                .contains("would give more without it");
        desk().purge(plan, entity + ".shade").expectProblem(409);
        assertThat(reader.get(sheds).expect(200).json().path("records")).isEmpty();

        String role = platform.users().id("role sheds" + times);
        Answer now = admin().get("records/system/role/" + role).expect(200);
        admin().patch(
                        "records/system/role/" + role,
                        now.etag(),
                        object(
                                "grants",
                                array(grant(entity, Verb.READ)
                                        .set(
                                                "condition",
                                                object(
                                                        "entity",
                                                        entity,
                                                        "where",
                                                        object("city", object("is", "Zlín")))))))
                .expect(200);
        desk().purge(planned("shade"), entity + ".shade").expect(200);
        assertThat(reader.get(sheds).expect(200).json().path("records")).isEmpty();
    }

    @Test
    void atTransitionsTheFieldIsNotEvenRetired() {
        desk().model(field(
                entity,
                "state",
                "choice",
                "values",
                array(object("name", "open", "label", "Open"), object("name", "shut", "label", "Shut"))));
        desk().model(PluginDesk.rule(
                entity,
                "shut",
                "transition",
                "label",
                "Shut",
                "moves",
                object("field", "state", "from", array("open"), "to", "shut"),
                "when",
                GONE));
        assertThat(desk().proposeModel(to("retired", entity, "field", "shade"))
                        .expect(201)
                        .json()
                        .path("possible")
                        .asBoolean())
                .isFalse();
    }
}
