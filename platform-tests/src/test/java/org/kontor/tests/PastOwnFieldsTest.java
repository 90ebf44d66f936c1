package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** The past of fields that came later, or are gone by now. */
@OnEachDatabase
class PastOwnFieldsTest {
    private static final ManualClock clock = ManualClock.at("2027-03-01T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).clock(clock);

    private static final String THINGS = "records/every/thing";

    private static TestClient admin() {
        return platform.admin();
    }

    private static String moment() {
        clock.advance(Duration.ofMinutes(1));
        String now = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        return now;
    }

    @Test
    void aFieldThatCameLaterWasEmptyBeforeAndOneThatIsRetiredIsNotShown() {
        Answer thing =
                admin().post(THINGS, object("caption", "older than its field")).expect(201);
        String path = THINGS + "/" + thing.id();
        String before = moment();
        PluginDesk desk = new PluginDesk(admin());
        desk.model(field("every.thing", "size", "integer"));
        admin().patch(path, thing.etag(), object("x_size", 7)).expect(200);
        String after = moment();
        admin().patch(path, "\"2\"", object("x_size", 8)).expect(200);

        JsonNode was = admin().get(path + "?as_of=" + before).expect(200).json();
        assertThat(was.has("x_size")).isTrue();
        assertThat(was.path("x_size").isNull()).isTrue();
        assertThat(admin().get(path + "?as_of=" + after).json().path("x_size").asInt())
                .isEqualTo(7);
        assertThat(found("x_size=ge=1", before)).isEmpty();
        assertThat(found("x_size=ge=1", after)).hasSize(1);
        admin().header("If-Match", "\"3\"")
                .post(path + "/restore", object("as_of", 2))
                .expect(200);
        assertThat(admin().get(path).json().path("x_size").asInt()).isEqualTo(7);

        desk.model(object("entity", "every.thing", "field", "size", "to", "retired"));
        assertThat(admin().get(path + "?as_of=" + after).expect(200).json().has("x_size"))
                .isFalse();
        assertThat(admin().get(path + "/compare?from=1")
                        .expect(200)
                        .json()
                        .path("changed")
                        .has("x_size"))
                .isFalse();
    }

    private static JsonNode found(String filter, String moment) {
        return admin().get(THINGS + "?filter=" + filter + "&as_of=" + moment)
                .expect(200)
                .json()
                .path("records");
    }
}
