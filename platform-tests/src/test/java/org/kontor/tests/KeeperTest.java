package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.every.EveryPlugin;

/** Whoever keeps users or roles gains nothing by it that nobody gave them. */
@OnEachDatabase
class KeeperTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(EveryPlugin.class).given(KeeperTest::roles);

    private static final String USERS = "records/system/user";
    private static final String ROLES = "records/system/role";
    private static final Verb[] EVERYTHING = Verb.values();

    static void roles() {
        users().role(
                        "keeper",
                        new String[] {"system.manage_users"},
                        grant("system.user", Verb.READ, Verb.CREATE, Verb.UPDATE))
                .role("auditor", new String[] {"system.read_audit"})
                .role("roles6", grant("system.role", Verb.READ))
                .role("role_keeper", grant("system.role", EVERYTHING));
    }

    private static TestUsers users() {
        return platform.users();
    }

    private static Answer reset(TestClient by, String user) {
        return by.post("users/" + users().id("user " + user) + "/password", object());
    }

    private static Answer set(TestClient by, String path, ObjectNode change) {
        return by.patch(path, platform.admin().get(path).expect(200).etag(), change);
    }

    private static String user(String name) {
        return USERS + "/" + users().id("user " + name);
    }

    @Test
    void nobodySetsThePasswordOfSomebodyWhoMayMore() {
        TestClient keeper = users().add("keeper1", "keeper");
        users().add("eve1", "auditor");
        users().add("plain1");
        users().add("colleague1", "keeper");
        reset(keeper, "eve1").expectProblem(403);
        platform.client()
                .signIn("eve1", "a long enough passphrase")
                .get("session")
                .expect(200);
        reset(keeper, "plain1").expect(200);
        reset(keeper, "colleague1").expect(200);
        reset(platform.admin(), "eve1").expect(200);
    }

    @Test
    void nobodyPutsOthersBelowThemselves() {
        TestClient keeper = users().add("keeper2", "keeper");
        String me = users().id("user keeper2");
        users().add("below2", object("manager", me));
        users().add("other2");
        set(keeper, user("other2"), object("manager", me)).expectProblem(422, "manager");
        set(keeper, user("other2"), object("manager", users().id("user below2")))
                .expectProblem(422, "manager");
        keeper.post(USERS, object("name", "new2", "full_name", "new2", "manager", me))
                .expectProblem(422, "manager");
        users().add("chief2");
        set(keeper, user("other2"), object("manager", users().id("user chief2")))
                .expect(200);
        set(platform.admin(), user("other2"), object("manager", me)).expect(200);
    }

    @Test
    @Tag("S-33")
    void nobodySeesMoreThroughSomebodyWhosePasswordTheySet() {
        users().team("north6").team("south6");
        users().role("own6", within(Scope.SUBORDINATES, grant("every.thing", Verb.READ)))
                .role("team6", within(Scope.TEAM, grant("every.thing", Verb.READ)));
        TestClient keeper = users().add(
                        "keeper6",
                        object(
                                "roles",
                                array(
                                        users().id("role keeper"),
                                        users().id("role roles6"),
                                        users().id("role own6"),
                                        users().id("role team6")),
                                "teams",
                                array(users().id("team north6"))));
        users().add("other6");
        // a puppet above others
        String puppet = keeper.post(
                        USERS,
                        object(
                                "name", "puppet6",
                                "full_name", "Puppet",
                                "roles", array(users().id("role own6"))))
                .expect(201)
                .id();
        set(keeper, user("other6"), object("manager", puppet)).expectProblem(422, "manager");
        // first above others, then with the role
        users().add("plain6");
        set(keeper, user("other6"), object("manager", users().id("user plain6")))
                .expect(200);
        set(keeper, user("plain6"), object("roles", array(users().id("role own6"))))
                .expectProblem(422, "roles");
        // the password of somebody who is above others already
        users().add("chief6", "own6");
        users().add("below6", object("manager", users().id("user chief6")));
        reset(keeper, "chief6").expectProblem(403);
        // a puppet in a team of others
        ObjectNode elsewhere = object("teams", array(users().id("team south6")));
        ObjectNode member = object(
                "name", "member6",
                "full_name", "Member",
                "roles", array(users().id("role team6")));
        keeper.post(USERS, member.deepCopy().setAll(elsewhere)).expectProblem(422, "teams");
        String made = keeper.post(USERS, member.deepCopy().setAll(object("teams", array(users().id("team north6")))))
                .expect(201)
                .id();
        set(keeper, USERS + "/" + made, elsewhere).expectProblem(422, "teams");
        set(keeper, USERS + "/" + made, object("main_team", users().id("team south6")))
                .expectProblem(422, "teams");
        users().add(
                        "there6",
                        object("roles", array(users().id("role team6")), "teams", array(users().id("team south6"))));
        reset(keeper, "there6").expectProblem(403);
        // whoever may more than the keeper, or nothing at all, is put where they belong
        users().add("auditor6", "auditor", "team6");
        set(keeper, user("auditor6"), elsewhere).expect(200);
        set(keeper, user("below6"), elsewhere).expect(200);
    }

    @Test
    void settingsAreDeletedAndBroughtBackByAdministratorsAlone() {
        TestClient keeper = users().role("setting_keeper", grant("system.setting", EVERYTHING))
                .add("keeper7", "setting_keeper");
        Answer setting = platform.admin()
                .post("records/system/setting", object("plugin", "every", "name", "greeting", "content", "Ahoj"))
                .expect(201);
        String path = "records/system/setting/" + setting.id();
        keeper.delete(path, setting.etag()).expectProblem(403);
        platform.admin().delete(path, setting.etag()).expect(204);
        keeper.post("trash/" + setting.id() + "/restore", object()).expectProblem(403);
        platform.admin().get(path).expectProblem(404);
        platform.admin().post("trash/" + setting.id() + "/restore", object()).expect(200);
    }

    @Test
    void rolesAreDeletedAndBroughtBackByAdministratorsAlone() {
        TestClient keeper = users().add("keeper3", "role_keeper");
        ObjectNode mighty = object("name", "mighty3", "label", "Mighty", "administrator", true);
        Answer role = platform.admin().post(ROLES, mighty).expect(201);
        users().add("mighty3", object("roles", array(role.id())));
        keeper.delete(ROLES + "/" + role.id(), role.etag()).expectProblem(403);
        platform.admin().delete(ROLES + "/" + role.id(), role.etag()).expect(204);
        String entry = platform.admin()
                .get("trash/system/role?limit=1")
                .expect(200)
                .json()
                .at("/entries/0/id")
                .asText();
        keeper.post("trash/" + entry + "/restore", object()).expectProblem(403);
        platform.admin().get(ROLES + "/" + role.id()).expectProblem(404);
        platform.admin().post("trash/" + entry + "/restore", object()).expect(200);
    }

    @Test
    void aConditionThatAsksNothingIsNoLimit() {
        for (ObjectNode where : new ObjectNode[] {object(), object("and", array()), object("not", object())}) {
            ObjectNode right = grant("every.thing", Verb.READ);
            right.set("condition", object("entity", "every.thing", "where", where));
            Answer role =
                    platform.admin().post(ROLES, object("name", "unlimited4", "label", "x", "grants", array(right)));
            assertThat(role.status()).as(where.toString()).isIn(400, 422);
        }
        ObjectNode elsewhere = grant("every.thing", Verb.READ);
        elsewhere.set("condition", object("entity", "every.box", "where", object()));
        platform.admin()
                .post(ROLES, object("name", "unlimited4", "label", "x", "grants", array(elsewhere)))
                .expectProblem(422);
    }

    @Test
    void nobodyCallsThemselvesBySomebodyElsesName() {
        users().add("boss5", object("full_name", "Vera Veselá"));
        TestClient user = users().add("mimic5");
        for (String name : new String[] {"Vera Veselá", "  vera   VESELÁ", "Ｖera Veselá", "Administrator"}) {
            set(user, user("mimic5"), object("full_name", name)).expectProblem(422, "full_name");
        }
        set(user, user("mimic5"), object("full_name", "Mimic")).expect(200);
        set(platform.admin(), user("mimic5"), object("full_name", "Vera Veselá"))
                .expect(200);
    }
}
