package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;
import static org.kontor.tests.PluginDesk.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What is needed elsewhere is not deleted, and who deletes learns of those that need it what they may read. */
@OnEachDatabase
@Tag("PLUS-10")
class NeededTest {
    private static final String BASES = "records/custom/base";
    private static final String ELSEWHERE = "Other records need this one";

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().given(NeededTest::model);

    private static TestClient outsider;
    private static TestClient blind;
    private static String insider;
    private static TestClient inside;

    static void model() {
        new PluginDesk(platform.admin())
                .model(
                        object("entity", "custom.base", "label", "Base", "plural", "Bases", "owned", true),
                        object("entity", "custom.need", "label", "Need", "plural", "Needs", "owned", true),
                        object("entity", "custom.web", "label", "Web", "plural", "Webs", "owned", true),
                        field("custom.need", "base", "reference", "required", true, "targets", array("custom.base")),
                        field("custom.web", "bases", "references", "required", true, "targets", array("custom.base")));
        platform.users()
                .role("outsider", grant("custom.base", Verb.READ, Verb.DELETE))
                .role(
                        "blind",
                        grant("custom.base", Verb.READ, Verb.DELETE),
                        grant("custom.need", Verb.READ).put("but_fields", "base"))
                .role(
                        "insider",
                        grant("custom.base", Verb.READ, Verb.DELETE),
                        within(Scope.OWN, grant("custom.need", Verb.READ)),
                        within(Scope.OWN, grant("custom.web", Verb.READ)));
        outsider = platform.users().add("outsider", "outsider");
        blind = platform.users().add("blind", "blind");
        inside = platform.users().add("insider", "insider");
        insider = platform.users().id("user insider");
    }

    private static String base(String name) {
        return platform.admin().post(BASES, object("name", name)).expect(201).id();
    }

    private static void need(String base, int times, Object... more) {
        for (int i = 0; i < times; i++) {
            platform.admin()
                    .post("records/custom/need", object(more).put("name", "n").put("base", base))
                    .expect(201);
        }
    }

    private static String refusal(TestClient by, String base) {
        Answer there = by.get(BASES + "/" + base).expect(200);
        return by.delete(BASES + "/" + base, there.etag())
                .expectProblem(409)
                .json()
                .path("detail")
                .asText();
    }

    @Test
    void whoSeesNoneOfThoseThatNeedItIsToldNeitherHowManyNorOfWhat() {
        String base = base("unseen");
        need(base, 3);
        assertThat(refusal(outsider, base)).isEqualTo(ELSEWHERE);
        assertThat(refusal(blind, base)).isEqualTo(ELSEWHERE);
        assertThat(refusal(inside, base)).isEqualTo(ELSEWHERE);
        assertThat(refusal(platform.admin(), base)).isEqualTo("3 records of Need need this one");
    }

    @Test
    void whoSeesSomeOfThemIsToldOfThose() {
        String base = base("seen");
        need(base, 2);
        need(base, 1, "owner", insider);
        assertThat(refusal(inside, base)).isEqualTo("1 record of Need need this one");
        String several = base("several");
        platform.admin()
                .post("records/custom/web", object("name", "w", "bases", array(several), "owner", insider))
                .expect(201);
        assertThat(refusal(inside, several)).isEqualTo("1 record of Web need this one");
        assertThat(refusal(outsider, several)).isEqualTo(ELSEWHERE);
    }

    @Test
    void ofManyEachIsToldWithItsOwnNumber() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            need(base("counted " + i), i);
            if (i > 0) {
                said.add(i + (i == 1 ? " record" : " records") + " of Need need this one");
            }
        }
        assertThat(preview(platform.admin())).containsExactlyInAnyOrderElementsOf(said);
        assertThat(preview(outsider)).containsExactly(ELSEWHERE, ELSEWHERE, ELSEWHERE);
        JsonNode mass = Masses.run(outsider, "custom/base", counted());
        Masses.expectNumbers(mass, 4, 1, 0, 0, 3);
        assertThat(Masses.failures(outsider, mass.path("id").asText()))
                .allSatisfy(each -> assertThat(each.path("reason").asText()).isEqualTo(ELSEWHERE));
    }

    private static ObjectNode counted() {
        return object("filter", "name==\"counted*\"", "delete", true);
    }

    private static List<String> preview(TestClient by) {
        JsonNode preview = by.post(BASES + "/mass", counted().put("dry_run", true))
                .expect(200)
                .json();
        List<String> reasons = new ArrayList<>();
        preview.findValues("reason").forEach(each -> reasons.add(each.asText()));
        return reasons;
    }
}
