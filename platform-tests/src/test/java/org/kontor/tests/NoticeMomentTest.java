package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.telling.TellingPlugin;

/** Notices at a moment: told when it comes, whatever happens to it or to the server before. */
@OnEachDatabase
class NoticeMomentTest {
    private static final ManualClock CLOCK = ManualClock.at("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(TellingPlugin.class)
            .clock(CLOCK)
            .setting("kontor.session.idle-timeout", "30d")
            .setting("kontor.session.max-age", "90d")
            .given(NoticeMomentTest::people);

    private static final String VISITS = "records/telling/visit";

    static void people() {
        platform.users()
                .role("visitor", grant("telling.visit", Verb.READ, Verb.CREATE, Verb.UPDATE))
                .add("ada", "visitor");
    }

    @AfterEach
    void nothingIsLeftOut() {
        System.clearProperty(TellingPlugin.LESS);
    }

    private static Told ada() {
        return new Told(platform.users().signIn("ada"));
    }

    private static String in(Duration time) {
        return CLOCK.instant().plus(time).toString();
    }

    private static String visit(TestClient by, Object... fields) {
        ObjectNode all = object(
                "subject",
                "A visit",
                "state",
                "planned",
                "host",
                platform.users().id("user ada"));
        all.setAll(object(fields));
        return by.post(VISITS, all).expect(201).id();
    }

    private static void change(String visit, Object... fields) {
        Answer now = platform.admin().get(VISITS + "/" + visit).expect(200);
        platform.admin().patch(VISITS + "/" + visit, now.etag(), object(fields)).expect(200);
    }

    /** Until all that is due now was looked for: something else that is due now is told. */
    private static void allDue() {
        String last = visit(platform.admin(), "remind_at", CLOCK.instant().toString());
        ada().wait(last, 1);
        CLOCK.advance(Duration.ofMillis(1));
        String next = visit(platform.admin(), "remind_at", in(Duration.ofMinutes(1)));
        Told.everything(platform);
        CLOCK.advance(Duration.ofMinutes(1));
        ada().wait(next, 1);
    }

    @Test
    void somebodyIsToldWhenTheMomentComesEvenIfTheySetItThemselves() {
        String visit = visit(ada().client(), "remind_at", in(Duration.ofHours(1)));
        CLOCK.advance(Duration.ofMinutes(50));
        allDue();
        assertThat(ada().of(visit)).isEmpty();

        CLOCK.advance(Duration.ofMinutes(10));

        assertThat(ada().wait(visit, 1).getFirst().path("notice").asText()).isEqualTo("telling_reminder");
        CLOCK.advance(Duration.ofHours(5));
        allDue();
        assertThat(ada().of(visit)).hasSize(1);
    }

    @Test
    void aMomentThatIsMovedComesWhenItSays() {
        String visit = visit(platform.admin(), "remind_at", in(Duration.ofHours(1)));
        change(visit, "remind_at", in(Duration.ofHours(3)));
        CLOCK.advance(Duration.ofHours(2));
        allDue();
        assertThat(ada().of(visit)).isEmpty();

        CLOCK.advance(Duration.ofHours(2));
        ada().wait(visit, 1);

        change(visit, "remind_at", in(Duration.ofHours(1)));
        Told.everything(platform);
        CLOCK.advance(Duration.ofHours(2));
        ada().wait(visit, 2);
    }

    @Test
    void aMomentThatIsMovedIntoThePastHasCome() {
        String visit = visit(platform.admin(), "remind_at", in(Duration.ofHours(1)));

        change(visit, "remind_at", in(Duration.ofHours(-1)));

        ada().wait(visit, 1);
        change(visit, "remind_at", in(Duration.ofHours(-2)));
        Told.everything(platform);
        assertThat(ada().of(visit)).hasSize(1);
    }

    @Test
    void nobodyIsToldOfWhatDoesNotHoldAtItsMomentButWhenItDoesAfterwards() {
        String visit = visit(platform.admin(), "state", "cancelled", "remind_at", in(Duration.ofHours(1)));
        CLOCK.advance(Duration.ofHours(2));
        allDue();
        assertThat(ada().of(visit))
                .noneMatch(each -> each.path("notice").asText().equals("telling_reminder"));

        change(visit, "state", "planned");

        Eventually.until(() -> assertThat(ada().of(visit))
                .anyMatch(each -> each.path("notice").asText().equals("telling_reminder")));
    }

    @Test
    void aDayComesWithItsBeginning() {
        String day = CLOCK.instant().plus(Duration.ofDays(2)).toString().substring(0, 10);
        String visit = visit(platform.admin(), "ends_on", day);
        CLOCK.set(Instant.parse(day + "T00:00:00Z").minusMillis(90_000));
        allDue();
        assertThat(ada().of(visit)).isEmpty();

        CLOCK.set(Instant.parse(day + "T00:00:00Z"));

        assertThat(ada().wait(visit, 1).getFirst().path("notice").asText()).isEqualTo("telling_last_day");
    }

    @Test
    void whatBecomesDueAroundARestartIsToldOnce() {
        String visit = visit(platform.admin(), "remind_at", in(Duration.ofHours(1)));
        String other = visit(platform.admin(), "remind_at", in(Duration.ofHours(2)));
        Told.everything(platform);
        CLOCK.advance(Duration.ofMinutes(90));

        platform.restart();

        ada().wait(visit, 1);
        CLOCK.advance(Duration.ofHours(1));
        ada().wait(other, 1);
        allDue();
        assertThat(ada().of(visit)).hasSize(1);
        assertThat(ada().of(other)).hasSize(1);
    }

    @Test
    void moreThanAPageMayBecomeDueAtOnce() {
        String when = in(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            ObjectNode[] lines = new ObjectNode[80];
            for (int line = 0; line < lines.length; line++) {
                lines[line] = object(
                        "subject",
                        "one of many",
                        "state",
                        "planned",
                        "host",
                        platform.users().id("user ada"));
                lines[line].put("remind_at", when);
            }
            platform.admin().ndjson(VISITS + "/bulk", List.of(lines)).expect(200);
        }
        Told.everything(platform);

        CLOCK.advance(Duration.ofHours(1));

        Eventually.until(() -> assertThat(ada().client()
                        .get("records/system/notice?limit=500&filter=notice==telling_reminder")
                        .expect(200)
                        .json()
                        .path("records"))
                .filteredOn(each -> each.path("about").path("title").asText().equals("one of many"))
                .hasSize(240));
    }

    @Test
    void aNoticeThatIsNewBeginsWithWhatIsToCome() {
        System.setProperty(TellingPlugin.LESS, "true");
        platform.restart();
        String past = visit(platform.admin(), "remind_at", in(Duration.ofHours(-1)));
        String coming = visit(platform.admin(), "remind_at", in(Duration.ofHours(1)));
        System.clearProperty(TellingPlugin.LESS);
        platform.restart();

        CLOCK.advance(Duration.ofHours(1));

        ada().wait(coming, 1);
        change(past, "subject", "Known to hold");
        Told.everything(platform);
        assertThat(ada().of(past)).isEmpty();
    }
}
