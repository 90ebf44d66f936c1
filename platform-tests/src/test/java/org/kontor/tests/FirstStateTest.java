package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlFailure;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Records from before there were states have the first one: in filters, groups, sums, orders and the past as on the page. */
@OnEachDatabase
class FirstStateTest {
    private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2030-03-01T10:00:00Z"));

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().clock(CLOCK);

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    private static JsonNode states(String... names) {
        return array((Object[]) Stream.of(names)
                .map(name -> object("name", name, "label", name))
                .toArray(ObjectNode[]::new));
    }

    private static JsonNode entity(String name) {
        return object("entity", "custom." + name, "label", name, "plural", name + "s", "owned", true);
    }

    private static JsonNode start(String entity, String field) {
        return rule(
                "custom." + entity,
                "start",
                "transition",
                "label",
                "Start",
                "moves",
                object("field", field, "from", array("open"), "to", "busy"));
    }

    private static String make(String entity, Object... values) {
        ObjectNode all = object("name", "One");
        all.setAll(object(values));
        return admin().post("records/custom/" + entity, all).expect(201).id();
    }

    private static int count(String entity, String question) {
        return admin().get("records/custom/" + entity + "?" + question)
                .expect(200)
                .json()
                .path("records")
                .size();
    }

    private static JsonNode read(String entity, String id) {
        return admin().get("records/custom/" + entity + "/" + id).expect(200).json();
    }

    private static String is(String state) {
        return "filter=state==" + state;
    }

    @Test
    void recordsFromBeforeAWorkflowHaveItsFirstStateWhereverTheyAreAskedFor() {
        desk().model(
                        entity("job"),
                        field("custom.job", "state", "choice", "values", states("open", "busy", "done")),
                        field("custom.job", "hours", "integer"));
        String plain = make("job", "hours", 3);
        String busy = make("job", "hours", 5, "state", "busy");
        String binned = make("job", "hours", 7);
        Answer held = admin().get("records/custom/job/" + binned).expect(200);
        admin().delete("records/custom/job/" + binned, held.etag()).expect(204);
        Instant before = CLOCK.instant();
        CLOCK.advance(Duration.ofMinutes(5));
        long version = read("job", plain).path("version").asLong();
        assertThat(count("job", is("open"))).isZero();

        Answer plan = desk().proposeModel(start("job", "state")).expect(201);
        assertThat(plan.json().path("warnings").toString())
                .contains("1 record of custom.job without state: the first is set, open");
        desk().apply(plan).expect(200);

        assertThat(read("job", plain).path("state").asText()).isEqualTo("open");
        assertThat(read("job", plain).path("version").asLong()).isEqualTo(version);
        assertThat(read("job", busy).path("state").asText()).isEqualTo("busy");
        assertThat(count("job", is("open"))).isEqualTo(1);
        assertThat(count("job", "filter=state=empty=true")).isZero();
        assertThat(count("job", is("open") + "&as_of=" + before)).isEqualTo(1);
        JsonNode sorted =
                admin().get("records/custom/job?sort=-state").expect(200).json().path("records");
        assertThat(sorted.get(0).path("id").asText()).isEqualTo(plain);
        JsonNode groups = admin().get("records/custom/job/aggregate?group=state&measure=sum:hours")
                .expect(200)
                .json()
                .path("lines");
        assertThat(groups.toString()).contains("open").doesNotContain("null");

        String restored = admin().get("trash/custom/job")
                .expect(200)
                .json()
                .at("/entries/0/id")
                .asText();
        admin().post("trash/" + restored + "/restore", object()).expect(200);
        assertThat(read("job", binned).path("state").asText()).isEqualTo("open");
        assertThat(desk().proposeModel(start("job", "state")).expect(201).json().path("warnings"))
                .isEmpty();
    }

    @Test
    void whatAnotherRuleRefusesStaysWithoutAndSumsCountTheRest() {
        desk().model(
                        entity("crew"),
                        field("custom.crew", "waiting", "integer"),
                        entity("shift"),
                        field("custom.shift", "crew", "reference", "targets", array("custom.crew")),
                        field("custom.shift", "state", "choice", "values", states("open", "busy")),
                        field("custom.shift", "hours", "integer"));
        desk().model(rule(
                "custom.crew",
                "waits",
                "sum",
                "field",
                "waiting",
                "through",
                object("entity", "custom.shift", "field", "crew"),
                "when",
                object("state", object("is", "open"))));
        String crew = make("crew");
        String fit = make("shift", "crew", crew, "hours", 2);
        String unfit = make("shift", "crew", crew, "hours", 90);
        desk().model(rule(
                "custom.shift", "short", "must", "when", object("hours", object("atMost", 10)), "message", "Too long"));
        desk().model(start("shift", "state"));
        assertThat(read("shift", fit).path("state").asText()).isEqualTo("open");
        assertThat(read("shift", unfit).path("state").isNull()).isTrue();
        assertThat(read("crew", crew).path("waiting").asInt()).isEqualTo(1);

        // once it is mended, the next plan finds it
        Answer now = admin().get("records/custom/shift/" + unfit).expect(200);
        admin().patch("records/custom/shift/" + unfit, now.etag(), object("hours", 9))
                .expect(200);
        desk().model(field("custom.shift", "note", "text"));
        assertThat(read("shift", unfit).path("state").asText()).isEqualTo("open");
        assertThat(read("crew", crew).path("waiting").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsFrozenGetsItsFirstStateAndStaysFrozen() {
        desk().model(
                        entity("pact"),
                        field("custom.pact", "state", "choice", "values", states("open", "busy")),
                        field("custom.pact", "signed", "yes_no"));
        desk().model(rule(
                "custom.pact",
                "closed",
                "frozen",
                "when",
                object("signed", object("is", true)),
                "but",
                array("state")));
        desk().model(rule("custom.pact", "sealed", "frozen", "when", object("name", object("is", "Sealed"))));
        String signed = make("pact", "signed", true);
        String sealed = make("pact", "name", "Sealed");
        desk().model(start("pact", "state"));
        assertThat(read("pact", signed).path("state").asText()).isEqualTo("open");
        assertThat(read("pact", sealed).path("state").asText()).isEqualTo("open");
        Answer now = admin().get("records/custom/pact/" + sealed).expect(200);
        admin().patch("records/custom/pact/" + sealed, now.etag(), object("name", "Open"))
                .expectProblem(409);
    }

    @Test
    void ofManyEachHasItsStateAfterwardsAndAlsoAfterARestart() {
        desk().model(
                        entity("parcel"),
                        field("custom.parcel", "state", "choice", "values", states("open", "busy")),
                        field("custom.parcel", "weight", "integer"));
        List<JsonNode> many = IntStream.range(0, 250)
                .<JsonNode>mapToObj(i -> i % 5 == 0
                        ? object("name", "P" + i, "state", "busy", "weight", i)
                        : object("name", "P" + i, "weight", i))
                .toList();
        admin().ndjson("records/custom/parcel/bulk", many).expect(200);
        desk().model(rule(
                "custom.parcel",
                "light",
                "must",
                "when",
                object("weight", object("lessThan", 247)),
                "message",
                "Too heavy"));
        desk().model(start("parcel", "state"));
        platform.restart();
        assertThat(counted("parcel", "state==busy")).isEqualTo(50);
        assertThat(counted("parcel", "state==open")).isEqualTo(197);
        assertThat(counted("parcel", "state=empty=true")).isEqualTo(3);
    }

    /** Twenty of them are one page, and in the other nothing is left to fill. */
    private static String aPageToFill(String name) {
        desk().model(
                        entity(name + "s"),
                        field("custom." + name + "s", "waiting", "integer"),
                        entity(name),
                        field("custom." + name, "of", "reference", "targets", array("custom." + name + "s")),
                        field("custom." + name, "state", "choice", "values", states("open", "busy")));
        desk().model(rule(
                "custom." + name + "s",
                "waits",
                "sum",
                "field",
                "waiting",
                "through",
                object("entity", "custom." + name, "field", "of"),
                "when",
                object("state", object("is", "open"))));
        // from here on the sum is known to be right, and nothing counts it again of itself
        platform.restart();
        String of = make(name + "s");
        for (int i = 0; i < 25; i++) {
            // in the order of their ids
            CLOCK.advance(Duration.ofMillis(5));
            make(name, i < 20 ? new Object[] {"of", of} : new Object[] {"of", of, "state", "busy"});
        }
        return of;
    }

    /** Once the first page is written. */
    private static AutoCloseable atTheSecondPage(String name, Supplier<? extends Throwable> failure) {
        Tables tables = new Tables(platform::connect);
        return Fault.tell(point -> {
            if (point.equals("schema.state")
                    && tables.number("select count(*) from custom_" + name + " where state = 'open'") > 0) {
                switch (failure.get()) {
                    case Error killed -> throw killed;
                    case RuntimeException failed -> throw failed;
                    case Throwable other -> throw new IllegalStateException(other);
                }
            }
        });
    }

    @Test
    void sumsAreRightAfterAServerWasKilledWhileItFilled() throws Exception {
        String of = aPageToFill("crate");
        Answer plan = desk().proposeModel(start("crate", "state")).expect(201);
        try (AutoCloseable killed = atTheSecondPage("crate", Fault.Killed::new)) {
            desk().apply(plan);
        }
        platform.restart();
        assertThat(counted("crate", "state==open")).isEqualTo(20);
        assertThat(read("crates", of).path("waiting").asInt()).isEqualTo(20);
    }

    @Test
    void sumsAreRightAfterFillingFailedAndWasTriedAgain() throws Exception {
        String of = aPageToFill("chest");
        Answer plan = desk().proposeModel(start("chest", "state")).expect(201);
        try (AutoCloseable failed = atTheSecondPage("chest", () -> new SqlFailure(new SQLException("gone")))) {
            desk().apply(plan).expect(200);
        }
        platform.restart();
        assertThat(counted("chest", "state==open")).isEqualTo(20);
        assertThat(read("chests", of).path("waiting").asInt()).isEqualTo(20);
    }

    private static int counted(String entity, String filter) {
        return admin().get("records/custom/" + entity + "/aggregate?measure=count&filter=" + filter)
                .expect(200)
                .json()
                .at("/lines/0/measures/count")
                .asInt();
    }
}
