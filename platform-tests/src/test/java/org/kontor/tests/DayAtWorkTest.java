package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** People read, create and change records without a pause while an administrator fits the platform to the company. */
@OnEachDatabase
class DayAtWorkTest {
    private static final boolean IS_LONG = Boolean.getBoolean("kontor.test.long");
    private static final int RECORDS = IS_LONG ? 100_000 : 2_000;
    /** As many of them are changed at once. */
    private static final int MASS = IS_LONG ? RECORDS : RECORDS / 4;

    private static final int BOXES = 20;
    private static final String THINGS = MassThings.PATH;

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(DayAtWorkTest::company);

    private static final List<String> boxes = new ArrayList<>();
    private static final List<String> things = new ArrayList<>();

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin().patience(Duration.ofMinutes(10)));
    }

    static void company() {
        boxes.clear();
        things.clear();
        platform.users()
                .role(
                        "clerk",
                        grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE),
                        grant("every.box", Verb.READ));
        for (int i = 0; i < BOXES; i++) {
            boxes.add(admin().post("records/every/box", object("label", "box " + i))
                    .expect(201)
                    .id());
        }
        for (int from = 0; from < RECORDS; from += 1_000) {
            List<JsonNode> lines = new ArrayList<>();
            for (int i = from; i < from + 1_000; i++) {
                lines.add(object("caption", "thing " + i, "count", i, "box", boxes.get(i % BOXES), "note", "first"));
            }
            admin().ndjson(THINGS + "/bulk?atomic=true", lines)
                    .expect(200)
                    .lines()
                    .forEach(each -> things.add(each.path("id").asText()));
        }
    }

    @Test
    @Tag("PLUS-10")
    void notOneRequestFailsWhileAnAdministratorShapesThePlatform(TestReporter reporter) throws Exception {
        List<TestClient> people = List.of(
                platform.users().add("ann", "clerk"),
                platform.users().add("bob", "clerk"),
                platform.users().add("cas", "clerk"),
                platform.users().add("dee", "clerk"));
        AtWork work = new AtWork(people, boxes, things);
        Map<String, AtWork.Deed> deeds = new LinkedHashMap<>();
        deeds.put(
                "nothing",
                () -> Eventually.until(() -> assertThat(work.answered()).isGreaterThan(200)));
        deeds.put("a field", () -> desk().model(field("every.thing", "grade", "text")));
        deeds.put("an index", () -> desk().model(rule("every.thing", "by_grade", "index", "fields", array("x_grade"))));
        deeds.put("an entity with a formula, a relation and an approval", this::entity);
        deeds.put(
                "a formula over what is there",
                () -> desk().model(
                                field("every.thing", "half", "decimal"),
                                rule("every.thing", "half", "formula", "field", "x_half", "expression", "count / 2")));
        deeds.put(
                "a roll-up of what is there",
                () -> desk().model(
                                field("every.box", "inside", "integer"),
                                rule(
                                        "every.box",
                                        "inside",
                                        "sum",
                                        "field",
                                        "x_inside",
                                        "through",
                                        object("entity", "every.thing", "field", "box"))));
        deeds.put("a field is restricted", this::restrict);
        String[] mass = new String[1];
        deeds.put("a mass change", () -> mass[0] = change());
        deeds.put("the mass change is undone", () -> undo(mass[0]));
        deeds.put("a field is purged", this::purge);
        Map<String, Long> waits = work.during(deeds);
        waits.forEach((deed, longest) -> reporter.publishEntry(deed, longest + " ms"));

        assertThat(work.failed()).isEmpty();
        assertThat(work.made()).isNotEmpty();
        Eventually.until(this::assertWorkedOut);
        assertThat(count("caption==new")).isEqualTo(work.made().size());
    }

    private void entity() {
        desk().model(
                        object("entity", "custom.offer", "label", "Offer", "plural", "Offers", "owned", true),
                        field(
                                "custom.offer",
                                "state",
                                "choice",
                                "values",
                                states("draft", "asked", "agreed", "refused")),
                        field("custom.offer", "price", "decimal"),
                        field("custom.offer", "pieces", "integer"),
                        field("custom.offer", "total", "decimal"),
                        field("custom.offer", "thing", "reference", "targets", array("every.thing")),
                        rule("custom.offer", "total", "formula", "field", "total", "expression", "price * pieces"));
        desk().model(
                        field("every.thing", "offered", "decimal"),
                        rule(
                                "every.thing",
                                "offered",
                                "sum",
                                "field",
                                "x_offered",
                                "over",
                                "total",
                                "through",
                                object("entity", "custom.offer", "field", "thing")),
                        rule(
                                "custom.offer",
                                "submit",
                                "transition",
                                "label",
                                "Submit",
                                "moves",
                                object("field", "state", "from", array("draft"), "to", "agreed"),
                                "by",
                                object("fields", array("owner")),
                                "approval",
                                object(
                                        "waiting",
                                        "asked",
                                        "rejected",
                                        "refused",
                                        "steps",
                                        array(object("name", "clerk", "by", object("roles", array("clerk")))))));
        String thing = things.getFirst();
        String offer = admin().post(
                        "records/custom/offer", object("name", "one", "price", "2.5", "pieces", 4, "thing", thing))
                .expect(201)
                .id();
        assertThat(new BigDecimal(admin().get(THINGS + "/" + thing).expect(200).text("x_offered")))
                .isEqualByComparingTo("10");
        String path = "records/custom/offer/" + offer;
        admin().header("If-Match", admin().get(path).etag())
                .post(path + "/actions/submit", object())
                .expect(200);
        assertThat(admin().get(path).expect(200).text("state")).isEqualTo("asked");
    }

    private static JsonNode states(String... names) {
        return array((Object[]) Stream.of(names)
                .map(name -> object("name", name, "label", name))
                .toArray(ObjectNode[]::new));
    }

    private void restrict() {
        String role = "records/system/role/" + platform.users().id("role clerk");
        admin().patch(
                        role,
                        admin().get(role).etag(),
                        object(
                                "grants",
                                array(
                                        grant("every.thing", Verb.READ, Verb.CREATE, Verb.UPDATE)
                                                .put("but_fields", "email"),
                                        grant("every.box", Verb.READ))))
                .expect(200);
        assertThat(platform.users()
                        .signIn("ann")
                        .get(THINGS + "/" + things.getFirst())
                        .expect(200)
                        .json()
                        .has("email"))
                .isFalse();
    }

    private String change() {
        JsonNode done = Masses.run(
                admin(), "every/thing", object("filter", "count=lt=" + MASS, "change", object("note", "second")));
        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
        assertThat(count("count=lt=" + MASS + ";note==first")).isZero();
        return done.path("id").asText();
    }

    private void undo(String mass) {
        JsonNode done = Masses.undo(admin(), mass);
        assertThat(done.path("state").asText()).as("%s", done).isEqualTo("done");
    }

    private void purge() {
        desk().model(
                        object("entity", "every.thing", "rule", "by_grade", "to", "retired"),
                        object("entity", "every.thing", "field", "grade", "to", "retired"));
        desk().purge(
                        desk().proposeModel(object("entity", "every.thing", "field", "grade", "to", "purged"))
                                .expect(201),
                        "every.thing.x_grade")
                .expect(200);
    }

    private void assertWorkedOut() {
        int inside = 0;
        for (String box : boxes) {
            inside += admin().get("records/every/box/" + box)
                    .expect(200)
                    .json()
                    .path("x_inside")
                    .asInt();
        }
        assertThat(inside).isEqualTo(count("box=empty=false"));
        assertThat(count("count=empty=false;x_half=empty=true")).isZero();
    }

    private static int count(String filter) {
        // exactly, however many there are
        return admin().get(THINGS + "/aggregate?measure=count&filter=" + filter)
                .expect(200)
                .json()
                .at("/lines/0/measures/count")
                .asInt();
    }
}
