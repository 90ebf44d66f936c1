package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Requires;
import org.kontor.testing.Answer;
import org.kontor.testing.DatabaseState;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.every.EveryPlugin;

/** Every door of the server, tried by somebody to whom nothing was granted: none opens, and none leaves a trace. */
@OnEachDatabase
class RightsWalkTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    /** What is open to everybody who is signed in, and why. */
    private static final Set<String> OPEN = Set.of(
            // that the server answers
            "GET health",
            // one's own profile, sessions and tokens
            "GET session",
            "DELETE session",
            "GET session/all",
            "DELETE session/all",
            "GET tokens",
            "POST tokens",
            // what may be seen of the model: of entities without a right nothing
            "GET meta",
            "GET openapi.json",
            "GET ui/plugins",
            // what fails in one's own browser
            "POST ui/failures",
            // what everybody may set for themselves
            "GET settings",
            // what one marked for oneself, of which one sees what one may see
            "GET favourites",
            "PUT favourites",
            "GET dashboards",
            "PUT dashboards",
            "GET recent",
            "DELETE recent",
            // the stream opens to whoever is signed in; without a right it says nothing, see EventsTest
            "GET events");

    /** Of these everybody may know the names, keep what is their own, and see what they started and were told of. */
    private static final Set<String> BUILT_IN = Set.of(
            "system/user",
            "system/team",
            "system/choice_value",
            "system/saved_query",
            "system/dashboard",
            "system/dashboard_widget",
            "system/task",
            "system/task_step",
            "system/task_failure",
            "system/mass_change",
            "system/mass_failure",
            "system/notice",
            "system/notice_choice",
            // what waits for them, and who decides in their place
            "system/approval",
            "system/approval_decision",
            "system/deputy",
            "system/setting",
            // of these what hangs on records that they may read
            "system/comment",
            "system/attachment",
            "system/merge",
            "system/time_line",
            "system/form_change",
            "system/value_change",
            // of these the names of users
            "system/addressable",
            "system/personal_data");

    /** Tables that tell who came and what they tried, and how far readers of the log are, which go on by themselves. */
    private static final String[] TRACES_OF_VISITS = {
        "system_session", "system_read_log", "system_access_log", "system_log_reader"
    };

    @Test
    @Tag("S-28")
    @Tag("S-34")
    void noDoorOpensToSomebodyWithoutGrants() {
        String record = thing();
        TestClient nobody = platform.users().nobody();
        DatabaseState before = platform.state(TRACES_OF_VISITS);
        for (Route route : routes()) {
            for (Map<String, String> values : targets(record)) {
                if (!isOpen(route, values)) {
                    Answer answer = call(nobody, route, values);
                    assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
                    assertThat(answer.body()).as(answer.toString()).doesNotContain("treasure");
                }
            }
        }
        assertThat(platform.state(TRACES_OF_VISITS).tables()).isEqualTo(before.tables());
    }

    @Test
    @Tag("S-28")
    @Tag("S-34")
    void noDoorButThoseForEverybodyOpensToSomebodyWhoIsNotSignedIn() {
        String record = thing();
        DatabaseState before = platform.state(TRACES_OF_VISITS);
        for (Route route : routes()) {
            if (!route.requires().equals(Requires.ANYONE)) {
                Map<String, String> values = targets(record).getFirst();
                Answer answer = call(platform.client(), route, values);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            }
        }
        assertThat(platform.state(TRACES_OF_VISITS).tables()).isEqualTo(before.tables());
    }

    @Test
    void whatIsOpenToAnyoneIsNamedHere() {
        assertThat(routes().stream()
                        .filter(route -> route.requires().equals(Requires.ANYONE))
                        .map(Route::toString))
                .containsExactlyInAnyOrder("GET health", "POST session", "GET brand", "GET brand/logo");
    }

    @Test
    void theModelTellsNothingOfEntitiesWithoutARight() {
        TestClient nobody = platform.users().nobody();
        for (String path : List.of("meta", "openapi.json")) {
            assertThat(nobody.get(path).body()).as(path).doesNotContain("every/thing", "every.thing", "caption");
        }
    }

    @Test
    @Tag("S-32")
    void anEntityThatIsNotThereAndOneWithoutARightAnswerAlike() {
        TestClient nobody = platform.users().nobody();
        for (String rest : List.of("", "/" + thing(), "/aggregate", "?filter=x==1")) {
            Answer hidden = nobody.get("records/every/thing" + rest);
            Answer missing = nobody.get("records/every/thong" + rest);
            assertThat(hidden.status()).as(rest).isEqualTo(missing.status());
            assertThat(hidden.body().replace("thing", "thong")).as(rest).isEqualTo(missing.body());
        }
    }

    private static boolean isOpen(Route route, Map<String, String> values) {
        String entity = values.get("plugin") + "/" + values.get("entity");
        boolean isAboutRecords = route.path().contains("{entity}");
        return OPEN.contains(route.toString())
                || route.requires().equals(Requires.ANYONE)
                || (isAboutRecords && BUILT_IN.contains(entity))
                || route.path().equals("plugins/every/count");
    }

    private static List<Route> routes() {
        return Stream.concat(
                        Route.ofTheKernel().stream(), Route.in("org.kontor.tests.every", "plugins/every/").stream())
                .toList();
    }

    /** Every entity, each with an id of a record where there is one, and every action. */
    private static List<Map<String, String>> targets(String thing) {
        List<Map<String, String>> all = new ArrayList<>();
        platform.kernel().catalog().all().forEach(entity -> {
            Map<String, String> target = new LinkedHashMap<>();
            target.put("plugin", entity.name().plugin());
            target.put("entity", entity.name().name());
            target.put("id", thing);
            target.put("action", "open");
            all.add(target);
        });
        return all;
    }

    private static Answer call(TestClient client, Route route, Map<String, String> values) {
        String address = route.address(values);
        boolean hasBody = !route.method().equals("GET") && !route.method().equals("DELETE");
        return client.header("If-Match", "\"1\"")
                .send(route.method(), address, hasBody ? body(route) : null, hasBody ? contentType(route) : null);
    }

    private static String contentType(Route route) {
        return route.path().contains("bulk") ? "application/x-ndjson" : "application/json";
    }

    private static ObjectNode body(Route route) {
        if (route.path().endsWith("query") || route.path().endsWith("aggregate")) {
            return object();
        }
        if (route.path().contains("actions")) {
            return object("why", "because");
        }
        return object("caption", "intruder", "label", "intruder");
    }

    private static String thing() {
        return platform.admin()
                .post(
                        "records/every/thing",
                        object("caption", "treasure", "count", 1, "lines", array(object("text", "treasure"))))
                .expect(201)
                .id();
    }
}
