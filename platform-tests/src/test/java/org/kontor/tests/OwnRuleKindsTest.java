package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Numbers, times that do not overlap, read-only fields and entries of the time line, set by administrators. */
@OnEachDatabase
class OwnRuleKindsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    @Test
    void recordsAreNumberedWithoutGapsOnceTheyMeetACondition() {
        desk().model(
                        object("entity", "custom.permit", "label", "Permit", "plural", "Permits"),
                        field("custom.permit", "number", "text", "unique", true),
                        field("custom.permit", "given_on", "date"),
                        rule(
                                "custom.permit",
                                "numbers",
                                "number",
                                "field",
                                "number",
                                "pattern",
                                "{year}/{count:3}",
                                "when",
                                object("given_on", object("isEmpty", false)),
                                "by",
                                array("given_on:year")));

        assertThat(permit("2026-03-01").text("number")).isEqualTo("2026/001");
        Answer open = permit(null);
        assertThat(open.json().path("number").isNull()).isTrue();
        assertThat(permit("2027-01-01").text("number")).isEqualTo("2027/001");
        assertThat(admin().patch("records/custom/permit/" + open.id(), open.etag(), object("given_on", "2026-12-31"))
                        .expect(200)
                        .text("number"))
                .isEqualTo("2026/002");
        admin().post("records/custom/permit", object("name", "own", "number", "2026/999"))
                .expect(403);
    }

    private static Answer permit(String day) {
        return admin().post("records/custom/permit", object("name", "Permit", "given_on", day))
                .expect(201);
    }

    @Test
    void theSameRoomIsNotTakenTwiceAtATime() {
        desk().model(
                        object("entity", "custom.booking", "label", "Booking", "plural", "Bookings"),
                        field("custom.booking", "room", "integer"),
                        field("custom.booking", "during", "span"),
                        field("custom.booking", "cancelled", "yes_no"),
                        rule(
                                "custom.booking",
                                "once",
                                "no_overlap",
                                "span",
                                "during",
                                "fields",
                                array("room"),
                                "when",
                                object("cancelled", object("isNot", true))));

        booking(1, "08", "10", false).expect(201);
        booking(1, "10", "12", false).expect(201);
        booking(2, "09", "11", false).expect(201);
        booking(1, "09", "11", false).expectProblem(409, "during");
        booking(1, "09", "11", true).expect(201);
    }

    private static Answer booking(int room, String from, String to, boolean cancelled) {
        return admin().post(
                        "records/custom/booking",
                        object(
                                "name",
                                "Booking",
                                "room",
                                room,
                                "during",
                                object("from", "2026-12-01T" + from + ":00:00Z", "to", "2026-12-01T" + to + ":00:00Z"),
                                "cancelled",
                                cancelled));
    }

    @Test
    @Tag("PLUS-22")
    void someFieldsAreReadOnlyWhereAConditionHoldsAndOthersGoOnChanging() {
        desk().model(
                        object("entity", "custom.offer", "label", "Offer", "plural", "Offers"),
                        field("custom.offer", "amount", "decimal"),
                        field("custom.offer", "sent", "yes_no"),
                        rule(
                                "custom.offer",
                                "sent_stays",
                                "frozen",
                                "when",
                                object("sent", object("is", true)),
                                "fields",
                                array("amount")));
        desk().model(field("custom.offer", "note", "text"));
        Answer sent = admin().post("records/custom/offer", object("name", "Offer", "amount", 5, "sent", true))
                .expect(201);

        admin().patch("records/custom/offer/" + sent.id(), sent.etag(), object("amount", 6))
                .expectProblem(409);
        Answer noted = admin().patch(
                        "records/custom/offer/" + sent.id(), sent.etag(), object("note", "later", "sent", false))
                .expect(200);
        admin().patch("records/custom/offer/" + sent.id(), noted.etag(), object("amount", 6))
                .expect(200);
    }

    @Test
    @Tag("PLUS-22")
    void someFieldsOfARecordWithAnOwnerAreReadOnlyAndItsOwnerIsNot() {
        desk().model(
                        object("entity", "custom.project", "label", "Project", "plural", "Projects", "owned", true),
                        field("custom.project", "budget", "decimal"),
                        field("custom.project", "done", "yes_no"),
                        rule(
                                "custom.project",
                                "done_frozen",
                                "frozen",
                                "when",
                                object("done", object("is", true)),
                                "fields",
                                array("budget")));
        Answer done = admin().post("records/custom/project", object("name", "Bridge", "budget", 5, "done", true))
                .expect(201);
        String path = "records/custom/project/" + done.id();
        admin().patch(path, done.etag(), object("budget", 6)).expectProblem(409, "budget");
        String team = admin().post("records/system/team", object("name", "Builders of bridges"))
                .expect(201)
                .id();
        Answer given = admin().patch(path, done.etag(), object("name", "Old bridge", "team", team))
                .expect(200);

        desk().model(rule("custom.project", "done_frozen", "frozen", "fields", null, "but", array("owner", "done")));
        admin().patch(path, given.etag(), object("team", null)).expectProblem(409, "team");
        platform.users().role("builder", grant("custom.project", Verb.READ));
        platform.users().add("project_builder", "builder");
        String owner = platform.users().id("user project_builder");
        Answer owned = admin().patch(path, given.etag(), object("owner", owner)).expect(200);

        desk().model(rule("custom.project", "done_frozen", "frozen", "fields", array("owner"), "but", null));
        admin().patch(path, owned.etag(), object("owner", null)).expectProblem(409, "owner");
        admin().patch(path, owned.etag(), object("budget", 7)).expect(200);
    }

    @Test
    void recordsStandInTheTimeLineAndFieldsAreFilledFromOthers() {
        desk().model(
                        object("entity", "custom.visit", "label", "Visit", "plural", "Visits"),
                        field("custom.visit", "on_day", "moment"),
                        field("custom.visit", "thing", "reference", "targets", array("every.thing")),
                        field("custom.visit", "caption", "text"),
                        rule("custom.visit", "caption", "fill", "from", object("caption", "thing.caption")),
                        rule(
                                "custom.visit",
                                "line",
                                "plays",
                                "aspect",
                                "system.time_line",
                                "when",
                                object("on_day", object("isEmpty", false)),
                                "from",
                                object("at", "on_day", "about", "thing")));
        String thing = admin().post("records/every/thing", object("caption", "Villa"))
                .expect(201)
                .id();
        Answer visit = admin().post(
                        "records/custom/visit",
                        object("name", "First", "on_day", "2026-12-01T08:00:00Z", "thing", thing))
                .expect(201);

        assertThat(visit.text("caption")).isEqualTo("Villa");
        assertThat(admin().get("records/system/time_line?filter=about==every.thing/" + thing)
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    void whatDoesNotFitStandsAgainstThePlan() {
        desk().model(
                        object("entity", "custom.odd", "label", "Odd", "plural", "Odds"),
                        field("custom.odd", "number", "text"),
                        field("custom.odd", "size", "integer"));
        against(rule("custom.odd", "n", "number", "field", "size"), "size is no text");
        against(rule("custom.odd", "n", "number", "field", "number", "pattern", "{count}"), "say unique: true");
        against(field("custom.odd", "flag", "yes_no", "max_length", 5), "yes no has no max_length");
        against(rule("custom.odd", "n", "number", "field", "number", "by", array("nowhere")), "nowhere");
        against(rule("custom.odd", "n", "no_overlap", "span", "size"), "no beginning and end");
        against(rule("custom.odd", "n", "plays", "aspect", "every.nothing"), "every.nothing");
        against(rule("custom.odd", "n", "plays", "aspect", "system.time_line"), "values and from objects");
        against(rule("custom.odd", "n", "fill", "from", object("size", "number")), "filled from");
        against(
                rule(
                        "custom.odd",
                        "n",
                        "frozen",
                        "when",
                        object("size", object("is", 1)),
                        "fields",
                        array("size"),
                        "but",
                        array("number")),
                "which fields are frozen");
    }

    private static void against(JsonNode rule, String reason) {
        Answer plan = desk().proposeModel(rule).expect(201);
        assertThat(plan.json().path("conflicts").toString()).as(rule.toString()).contains(reason);
        desk().apply(plan).expect(409);
    }
}
