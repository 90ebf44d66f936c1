package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.asking.AskingPlugin;

/** Approvals that a plugin declares take the same path as those of administrators. */
@OnEachDatabase
class PluginApprovalTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(AskingPlugin.class);

    private static final String ORDERS = "records/asking/purchase";

    private static Answer run(TestClient by, String path, String action, Object... input) {
        Answer now = by.get(path).expect(200);
        return by.header("If-Match", now.etag()).post(path + "/actions/" + action, object(input));
    }

    @Test
    @Tag("SEC-04")
    void stepsAreTiedToPermissionsAndNobodyReleasesTheirOwn() {
        platform.users()
                .role(
                        "asker",
                        new String[] {"asking.submit", "asking.release"},
                        grant("asking.purchase", Verb.READ, Verb.CREATE, Verb.UPDATE));
        platform.users().role("releaser", new String[] {"asking.release"});
        TestClient asker = platform.users().add("asker_1", "asker");
        TestClient releaser = platform.users().add("releaser_1", "releaser");
        TestClient buyer = platform.users().add("buyer_1");
        String order = asker.post(
                        ORDERS,
                        object(
                                "what",
                                "Lamps",
                                "total",
                                20,
                                "buyer",
                                platform.users().id("user buyer_1")))
                .expect(201)
                .id();
        String path = ORDERS + "/" + order;
        run(asker, path, "submit").expectProblem(422, "reason");
        run(asker, path, "submit", "why", "Dark").expect(200);
        assertThat(asker.get(path).expect(200).json().path("reason").asText()).isEqualTo("Dark");
        assertThat(asker.get(path).expect(200).json().path("state").asText()).isEqualTo("waiting");
        JsonNode approval = asker.get("records/system/approval?filter=about==asking.purchase/" + order)
                .expect(200)
                .json()
                .at("/records/0");
        String asked = "records/system/approval/" + approval.path("id").asText();
        run(asker, asked, "approve").expectProblem(403);
        buyer.get(asked).expect(404);
        run(releaser, asked, "approve").expect(200);
        run(buyer, asked, "approve").expect(200);
        assertThat(asker.get(path).expect(200).json().path("state").asText()).isEqualTo("ordered");
    }

    @Test
    @Tag("PLUS-28")
    void whoIsAskedIsWorkedOutAnewWhenARoleGivesAPermissionAndWhenItGoes() {
        platform.users()
                .role(
                        "wisher",
                        new String[] {"asking.submit"},
                        grant("asking.purchase", Verb.READ, Verb.CREATE, Verb.UPDATE));
        platform.users().role("late");
        platform.users().role("early", new String[] {"asking.release"});
        TestClient wisher = platform.users().add("wisher_1", "wisher");
        TestClient late = platform.users().add("late_1", "late");
        TestClient early = platform.users().add("early_1", "early");
        String order = wisher.post(ORDERS, object("what", "Desks", "total", 5))
                .expect(201)
                .id();
        run(wisher, ORDERS + "/" + order, "submit", "why", "Old").expect(200);
        String asked = "records/system/approval?filter=about==asking.purchase/" + order;
        assertThat(early.get(asked).expect(200).json().path("records")).hasSize(1);
        assertThat(late.get(asked).expect(200).json().path("records")).isEmpty();

        change("late", object("permissions", array(object("permission", "asking.release"))));
        Eventually.until(() ->
                assertThat(late.get(asked).expect(200).json().path("records")).hasSize(1));

        String role = "records/system/role/" + platform.users().id("role early");
        platform.admin()
                .delete(role, platform.admin().get(role).expect(200).etag())
                .expect(204);
        Eventually.until(() ->
                assertThat(early.get(asked).expect(200).json().path("records")).isEmpty());
    }

    private static void change(String role, JsonNode values) {
        String path = "records/system/role/" + platform.users().id("role " + role);
        platform.admin()
                .patch(path, platform.admin().get(path).expect(200).etag(), values)
                .expect(200);
    }
}
