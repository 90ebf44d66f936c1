package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** How the page looks and speaks: as administrators have it, and as each person has it for themselves. */
@OnEachDatabase
class OwnInterfaceTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final String SYSTEM = "settings/system";
    private static final byte[] LOGO = Base64.getDecoder().decode(BlackPicture.png(8, 8));

    @AfterEach
    void nothingIsSet() {
        ObjectNode nothing = object();
        JsonNode set = platform.admin().get(SYSTEM).expect(200).json().path("system");
        ObjectNode names = nothing.putObject("system");
        set.fieldNames().forEachRemaining(names::putNull);
        set(platform.admin(), SYSTEM, names).expect(200);
    }

    private static Answer set(TestClient client, String level, ObjectNode values) {
        return client.patch(level, platform.admin().get(level).expect(200).etag(), object("system", values));
    }

    private static TestClient person(String name) {
        platform.users().role("reader_" + name, grant("system.user", Verb.READ), grant("system.role", Verb.READ));
        return platform.users().add(name, "reader_" + name);
    }

    private static String of(String user) {
        return "settings/user/" + platform.users().id("user " + user);
    }

    private static JsonNode profile(TestClient client) {
        return client.get("session").expect(200).json();
    }

    private static int listed(TestClient client) {
        return client.get("records/system/user")
                .expect(200)
                .json()
                .path("records")
                .size();
    }

    private static List<String> menu(TestClient client) {
        List<String> entities = new ArrayList<>();
        client.get("meta")
                .expect(200)
                .json()
                .path("menus")
                .forEach(menu -> entities.add(menu.path("entity").asText()));
        return entities;
    }

    @Test
    @Tag("SYS-03")
    void aUserSetsTheirOwnLanguageStartPageListColumnsPageSizeAndTheme() {
        TestClient ada = person("ada");
        TestClient bob = person("bob");
        String user = "records/system/user/" + platform.users().id("user ada");
        ada.patch(user, ada.get(user).etag(), object("locale", "cs", "zone", "Europe/Prague"))
                .expect(200);
        set(ada, of("ada"), object("start_page", "/system/user", "page_size", 2, "theme", "dark", "density", "compact"))
                .expect(200);
        Answer columns = ada.post(
                        "records/system/saved_query",
                        object(
                                "name",
                                "mine",
                                "entity",
                                "system.user",
                                "shown_columns",
                                "full_name,active",
                                "opens",
                                true))
                .expect(201);

        JsonNode profile = profile(ada);
        assertThat(profile.at("/user/locale").asText()).isEqualTo("cs");
        assertThat(profile.at("/user/zone").asText()).isEqualTo("Europe/Prague");
        assertThat(profile.path("settings"))
                .isEqualTo(object("page_size", 2, "start_page", "/system/user", "theme", "dark", "density", "compact"));
        assertThat(listed(ada)).as("a list as long as she has it").isEqualTo(2);
        assertThat(ada.get("records/system/user?limit=1").json().path("records"))
                .hasSize(1);
        assertThat(ada.post("records/system/user/query", object()).json().path("records"))
                .hasSize(2);
        assertThat(ada.get("records/nothing/here").expectProblem(404).text("detail"))
                .contains("neexistuje");

        JsonNode others = profile(bob).path("settings");
        assertThat(others.path("page_size").asInt()).isEqualTo(50);
        assertThat(others.path("theme").asText()).isEqualTo("device");
        assertThat(listed(bob)).isGreaterThan(2);
        assertThat(bob.get("records/system/saved_query").json().path("records")).isEmpty();
        assertThat(columns.json().path("opens").asBoolean()).isTrue();
        // another one that opens the list takes its place
        ada.post("records/system/saved_query", object("name", "later", "entity", "system.user", "opens", true))
                .expect(201);
        assertThat(ada.get("records/system/saved_query?filter=opens==true")
                        .json()
                        .path("records"))
                .extracting(each -> each.path("name").asText())
                .containsExactly("later");
    }

    @Test
    @Tag("SYS-05")
    void anAdministratorSetsMenuNamesColoursAndLogo() {
        String logo = platform.admin()
                .upload("logo.png", "image/png", LOGO)
                .expect(201)
                .id();
        set(
                        platform.admin(),
                        SYSTEM,
                        object(
                                "product", "Sklad",
                                "organisation", "Novák s.r.o.",
                                "accent", "#c0392b",
                                "logo", logo,
                                "menu_first", "system.role, system.team",
                                "menu_hidden", "system.notice"))
                .expect(200);
        JsonNode brand = platform.client().get("brand").expect(200).json();
        assertThat(brand.path("product").asText()).isEqualTo("Sklad");
        assertThat(brand.path("organisation").asText()).isEqualTo("Novák s.r.o.");
        assertThat(brand.path("accent").asText()).isEqualTo("#c0392b");
        assertThat(brand.size())
                .as("nothing else is told to whoever opens the page")
                .isEqualTo(4);
        assertThat(platform.client().download(brand.path("logo").asText())).isEqualTo(LOGO);
        TestClient carl = person("carl");
        assertThat(menu(carl))
                .startsWith("system.role", "system.team")
                .contains("system.user")
                .doesNotContain("system.notice");
        JsonNode ui = carl.get("ui/plugins").expect(200).json();
        assertThat(ui.path("brand")).isEqualTo(brand);
        assertThat(ui.at("/plugins/0/nav/0/entity").asText()).isEqualTo("system.role");
    }

    @Test
    @Tag("SYS-05")
    void aTeamAndAPersonHaveTheirOwnMenu() {
        platform.users().team("office");
        TestClient dora = person("dora");
        String user = "records/system/user/" + platform.users().id("user dora");
        platform.admin()
                .patch(
                        user,
                        platform.admin().get(user).etag(),
                        object("main_team", platform.users().id("team office")))
                .expect(200);
        set(
                        platform.admin(),
                        "settings/team/" + platform.users().id("team office"),
                        object("menu_first", "system.team", "menu_hidden", "system.role"))
                .expect(200);
        assertThat(menu(dora)).startsWith("system.team").doesNotContain("system.role");
        assertThat(menu(platform.admin())).contains("system.role");
        set(dora, of("dora"), object("menu_hidden", "system.notice_choice")).expect(200);
        assertThat(menu(dora)).startsWith("system.team").contains("system.role").doesNotContain("system.notice_choice");
        set(dora, of("dora"), object("menu_first", "system.setting_secret")).expectProblem(422, "system.menu_first");
        set(dora, of("dora"), object("menu_first", "system.task_step")).expectProblem(422, "system.menu_first");
    }

    @Test
    @Tag("SYS-02")
    void theSystemsLanguageAndZoneHoldForWhoeverChoseNone() {
        TestClient emil = person("emil");
        set(platform.admin(), SYSTEM, object("language", "de", "zone", "Europe/Berlin", "page_size", 3))
                .expect(200);
        assertThat(profile(emil).at("/user/zone").asText()).isEqualTo("Europe/Berlin");
        assertThat(listed(emil)).isEqualTo(3);
        for (TestClient someone : new TestClient[] {emil, platform.client()}) {
            assertThat(someone.get("records/nothing/here").text("title")).isNotEqualTo("Not found");
            assertThat(someone.header("Accept-Language", "en")
                            .get("records/nothing/here")
                            .text("title"))
                    .as("a browser that asks for one is answered in it")
                    .isNotEqualTo(someone.get("records/nothing/here").text("title"));
        }
        String user = "records/system/user/" + platform.users().id("user emil");
        emil.patch(user, emil.get(user).etag(), object("zone", "Asia/Tokyo")).expect(200);
        assertThat(profile(emil).at("/user/zone").asText()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        String text = platform.admin()
                .upload("logo.svg", "image/svg+xml", LOGO)
                .expect(201)
                .id();
        String large = platform.admin()
                .upload("logo.png", "image/png", Arrays.copyOf(LOGO, 300 * 1024))
                .expect(201)
                .id();
        ObjectNode bad = object(
                "accent", "red",
                "language", "xx-nothing",
                "zone", "Mars/Base",
                "page_size", 100_000,
                "start_page", "//evil.example/x",
                "theme", "pink",
                "menu_hidden", "nothing.here");
        Answer refused = set(platform.admin(), SYSTEM, bad).expectProblem(422);
        List<String> names = new ArrayList<>();
        bad.fieldNames().forEachRemaining(name -> names.add("system." + name));
        assertThat(refused.fields()).containsExactlyInAnyOrderElementsOf(names);
        for (String file : List.of(text, large)) {
            set(platform.admin(), SYSTEM, object("logo", file)).expectProblem(422, "system.logo");
            // what is said of a file beside its id counts for nothing
            set(
                            platform.admin(),
                            SYSTEM,
                            object("logo", object("id", file, "name", "x.png", "type", "image/png", "size", 9)))
                    .expectProblem(422, "system.logo");
        }
        set(platform.admin(), SYSTEM, object("logo", "00000000-0000-0000-0000-000000000001"))
                .expectProblem(422, "system.logo");
        platform.client().get("brand/logo").expectProblem(404);
        assertThat(platform.client().get("brand").json().path("logo").isNull()).isTrue();
        assertThat(platform.admin().get(SYSTEM).json()).isEqualTo(object());
    }
}
