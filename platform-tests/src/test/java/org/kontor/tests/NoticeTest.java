package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.telling.TellingPlugin;

/** Notices: whoever a record concerns is told once, when something comes to hold of it. */
@OnEachDatabase
class NoticeTest {
    private static final ManualClock CLOCK = ManualClock.at("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(TellingPlugin.class).clock(CLOCK).given(NoticeTest::people);

    private static final String VISITS = "records/telling/visit";

    static void people() {
        platform.users()
                .role(
                        "visitor",
                        grant("telling.visit", Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE),
                        grant("telling.place", Verb.READ));
        platform.users().add("ada", "visitor");
        platform.users().add("bob", "visitor");
        platform.users().add("cora", "visitor");
    }

    private static Told told(String user) {
        return new Told(platform.users().signIn(user));
    }

    private static String user(String name) {
        return platform.users().id("user " + name);
    }

    private static String visit(ObjectNode fields) {
        ObjectNode all = object("subject", "A visit", "state", "planned");
        all.setAll(fields);
        return platform.admin().post(VISITS, all).expect(201).id();
    }

    private static void change(TestClient by, String visit, Object... fields) {
        Answer now = by.get(VISITS + "/" + visit).expect(200);
        by.patch(VISITS + "/" + visit, now.etag(), object(fields)).expect(200);
    }

    private static void change(String visit, Object... fields) {
        change(platform.admin(), visit, fields);
    }

    private static long count(String sql, UUID id) {
        try (Connection connection = platform.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void somebodyIsToldWhenItComesToHoldAndAgainTheNextTime() {
        String visit = visit(object("host", user("ada")));
        Told.everything(platform);
        assertThat(told("ada").of(visit)).isEmpty();

        change(visit, "state", "cancelled");
        JsonNode notice = told("ada").wait(visit, 1).getFirst();
        assertThat(notice.path("notice").asText()).isEqualTo("telling_off");
        assertThat(notice.path("about").path("title").asText()).isEqualTo("A visit");
        assertThat(notice.path("urgent").asBoolean()).isTrue();
        assertThat(notice.path("ways")).isEqualTo(array("bell"));
        assertThat(notice.path("seen_at").isNull()).isTrue();

        change(visit, "subject", "Another subject");
        Told.everything(platform);
        assertThat(told("ada").of(visit)).hasSize(1);

        change(visit, "state", "planned");
        Told.everything(platform);
        change(visit, "state", "cancelled");
        told("ada").wait(visit, 2);
    }

    @Test
    void whoeverBecomesARecipientIsToldToo() {
        String visit = visit(object("host", user("ada"), "state", "cancelled"));
        told("ada").wait(visit, 1);

        change(visit, "host", user("bob"));

        told("bob").wait(visit, 1);
        assertThat(told("ada").of(visit)).hasSize(1);
    }

    @Test
    void allWhomReferencesNameAreToldAndWhoeverStandsBehindOne() {
        String place = platform.admin()
                .post("records/telling/place", object("name", "The house", "keeper", user("cora")))
                .expect(201)
                .id();
        String visit = visit(object(
                "host", user("ada"), "guests", array(user("ada"), user("bob")), "place", place, "state", "cancelled"));

        for (String each : new String[] {"ada", "bob", "cora"}) {
            told(each).wait(visit, 1);
        }
        Told.everything(platform);
        assertThat(told("ada").of(visit)).hasSize(1);
    }

    @Test
    void whoeverDidItIsNotToldOfIt() {
        String visit = visit(object("host", user("ada"), "guests", array(user("bob"))));

        change(told("ada").client(), visit, "state", "cancelled");

        told("bob").wait(visit, 1);
        Told.everything(platform);
        assertThat(told("ada").of(visit)).isEmpty();
        // they know: nor are they told when somebody else goes on with it
        change(visit, "subject", "Gone on with");
        Told.everything(platform);
        assertThat(told("ada").of(visit)).isEmpty();
    }

    @Test
    void whoeverMayNotReadTheRecordIsNotToldOfItUntilTheyMay() {
        platform.users().add("blind", object());
        String visit = visit(object("host", user("blind"), "state", "cancelled"));
        Told.everything(platform);
        assertThat(told("blind").of(visit)).isEmpty();

        Answer blind = platform.admin().get("records/system/user/" + user("blind"));
        platform.admin()
                .patch(
                        "records/system/user/" + user("blind"),
                        blind.etag(),
                        object("roles", array(platform.users().id("role visitor"))))
                .expect(200);
        change(visit, "subject", "In sight by now");

        told("blind").wait(visit, 1);
    }

    @Test
    void whoeverWasDeactivatedIsNotTold() {
        platform.users().add("gone", "visitor");
        Answer gone = platform.admin().get("records/system/user/" + user("gone"));
        platform.admin()
                .patch("records/system/user/" + user("gone"), gone.etag(), object("active", false))
                .expect(200);
        String visit = visit(object("host", user("gone"), "state", "cancelled"));

        Told.everything(platform);

        assertThat(count("select count(*) from system_notice where about_id = ?", UUID.fromString(visit)))
                .isZero();
    }

    @Test
    void noticesGoWithTheirRecordAndAreTimelyWhenItComesBack() {
        String visit = visit(object("host", user("ada"), "state", "cancelled"));
        told("ada").wait(visit, 1);
        Answer now = platform.admin().get(VISITS + "/" + visit);
        platform.admin().delete(VISITS + "/" + visit, now.etag()).expect(204);

        Eventually.until(() -> {
            assertThat(count("select count(*) from system_notice where about_id = ?", UUID.fromString(visit)))
                    .isZero();
            assertThat(count("select count(*) from system_notice_told where record_id = ?", UUID.fromString(visit)))
                    .isZero();
        });
        platform.admin().post("trash/" + visit + "/restore", object()).expect(200);
        told("ada").wait(visit, 1);
    }

    @Test
    void whatIsWrittenBeforeARestartIsToldOnceAfterwards() {
        String visit = visit(object("host", user("ada"), "state", "cancelled"));

        platform.restart();

        told("ada").wait(visit, 1);
        change(visit, "subject", "After the restart");
        Told.everything(platform);
        assertThat(told("ada").of(visit)).hasSize(1);
    }

    @Test
    void theNextPlatformGoesOn() {
        String visit = visit(object("host", user("bob"), "state", "cancelled"));
        platform.kernel().reload();
        told("bob").wait(visit, 1);

        change(visit, "subject", "On the next platform");
        String other = visit(object("host", user("bob"), "state", "cancelled"));
        told("bob").wait(other, 1);
        assertThat(told("bob").of(visit)).hasSize(1);
    }

    @Test
    void oldNoticesAreTakenOut() {
        String visit = visit(object("host", user("cora"), "state", "cancelled"));
        told("cora").wait(visit, 1);
        CLOCK.advance(Duration.ofDays(91));

        platform.restart();

        Eventually.until(
                () -> assertThat(count("select count(*) from system_notice where about_id = ?", UUID.fromString(visit)))
                        .isZero());
        change(visit, "subject", "Known to hold");
        Told.everything(platform);
        assertThat(told("cora").of(visit)).isEmpty();
    }
}
