package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What plugins add to the web client: who is told of it, where its files are, and what comes back when it fails. */
@OnEachDatabase
class PluginPartsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .setting("kontor.plugins-ask", "true")
            .given(() -> desk().install(parts("1.0", "first"), "shown"));

    private static PluginDesk desk() {
        return new PluginDesk(platform.admin());
    }

    private static PluginSource parts(String version, String code) {
        return PluginSource.withItem("shown", version, """
                        .fields(EntityName.of("system", "team"), EntityName.of("system", "team").text("shown_secret"))
                        .permissions(Permission.of("shown", "look", "Look"))
                        .ui(Ui.menu(EntityName.of("shown", "item"), "Items", "box", 10),
                            new Ui.Module("shown", "code/main.js", "main.css"),
                            Ui.panel(EntityName.of("shown", "item"), "own", "Own"),
                            Ui.panel(EntityName.of("system", "team"), "on_team", "On teams").facts(EntityName.of("system", "team").text("shown_secret")),
                            Ui.panel(EntityName.of("system", "user"), "words", "Words").text("# Read me"),
                            Ui.panel(EntityName.of("system", "user"), "items", "Items").listing(Query.of(EntityName.of("shown", "item")), null),
                            Ui.panel(EntityName.of("system", "team"), "made", "Made").chart(
                                Query.of(EntityName.of("shown", "item")).groupBy(EntityName.of("shown", "item").createdAt().by(Period.MONTH)),
                                null, Measure.count(), ChartKind.LINE),
                            Ui.panel(EntityName.of("system", "user"), "secrets", "Secrets").chart(
                                Query.of(EntityName.of("system", "team")).groupBy(EntityName.of("system", "team").text("shown_secret")),
                                null, Measure.count(), ChartKind.PIE),
                            Ui.layout("wall", "Wall", "wall").requires(Permission.of("shown", "look", "Look")),
                            Ui.view(EntityName.of("shown", "item"), "wall", "Wall").as(Ui.layout("wall", "Wall", "wall").requires(Permission.of("shown", "look", "Look"))),
                            Ui.view(EntityName.of("shown", "item"), "sums", "Sums").as(ChartKind.PIE).groupBy(EntityName.of("shown", "item").createdAt()).measure(Measure.count()),
                            Ui.panel(EntityName.of("system", "user"), "framed", "Framed").frame("frame.html"),
                            Ui.page("board", "Board", "chart-bar", 10).requires(Permission.of("shown", "look", "Look")),
                            Ui.command(EntityName.of("shown", "item"), "do_it", "Do it", Ui.Place.RECORD, Ui.Place.LIST),
                            Ui.event("shouted", "shouted"),
                            Ui.look(EntityName.of("shown", "item").text("name"), "large"))""")
                .file("META-INF/kontor/ui/code/main.js", "export default { words: '" + code + "' };")
                .file("META-INF/kontor/ui/main.css", "p { color: red; }")
                .file("META-INF/kontor/ui/frame.html", "<p>framed</p>")
                .file("META-INF/kontor/ui/secret.txt", "of no use to browsers")
                .file("META-INF/kontor/secret.js", "outside")
                .file("i18n/en.properties", "shown.ui.hello=Hello {name}\nshown.ui.only=Only English\n")
                .file("i18n/de.properties", "shown.ui.hello=Hallo {name}\nshown.panel.own=Eigenes\n");
    }

    private static JsonNode told(TestClient who) {
        for (JsonNode plugin : who.get("ui/plugins").expect(200).json().path("plugins")) {
            if (plugin.path("id").asText().equals("shown")) {
                return plugin;
            }
        }
        throw new AssertionError("the plugin is not there");
    }

    private static List<String> ids(JsonNode parts) {
        List<String> ids = new ArrayList<>();
        parts.forEach(part -> ids.add(part.path("id").asText()));
        return ids;
    }

    private static TestClient person(String name, String... roles) {
        return platform.users().add(name, roles);
    }

    private static String module() {
        return told(platform.admin()).path("module").asText();
    }

    @Test
    void eachIsToldOfWhatTheySeeAndOfTheCodeOnlyWhereThatDrawsSomething() {
        JsonNode all = told(platform.admin());
        assertThat(ids(all.path("panels")))
                .containsExactlyInAnyOrder("own", "on_team", "words", "items", "made", "secrets", "framed");
        assertThat(ids(all.path("pages"))).containsExactly("board");
        assertThat(all.at("/pages/0/page").asText()).isEqualTo("/p/shown/board");
        assertThat(all.at("/commands/0/places")).extracting(JsonNode::asText).containsExactly("record", "list");
        assertThat(all.path("events")).hasSize(1);
        assertThat(all.path("module").asText())
                .startsWith("/ui-plugins/shown/1.0-")
                .endsWith("/code/main.js");
        assertThat(all.path("style").asText()).endsWith("/main.css");

        platform.users().role("teams", grant("system.team", Verb.READ).put("but_fields", "shown_secret"));
        platform.users().role("items", grant("shown.item", Verb.READ));
        JsonNode stranger = told(person("stranger", "teams"));
        assertThat(ids(stranger.path("panels"))).containsExactlyInAnyOrder("words", "framed");
        assertThat(stranger.path("pages")).isEmpty();
        assertThat(stranger.path("commands")).isEmpty();
        assertThat(stranger.has("module")).isFalse();
        assertThat(stranger.has("texts")).isFalse();
        JsonNode clerk = told(person("clerk", "items"));
        assertThat(ids(clerk.path("panels"))).contains("own", "items").doesNotContain("on_team", "secrets");
        assertThat(clerk.path("pages")).isEmpty();
        assertThat(clerk.has("module")).isTrue();
        assertThat(clerk.path("looks")).extracting(JsonNode::asText).containsExactly("large");
        JsonNode name =
                platform.admin().get("meta/shown/item").expect(200).json().path("fields");
        assertThat(name)
                .anySatisfy(field -> assertThat(field.path("look").asText()).isEqualTo("shown.large"));
    }

    @Test
    void aChartIsToldOfToWhoMayReadAllThatItShows() {
        JsonNode chart = panel(told(platform.admin()), "made").path("view");
        assertThat(chart.path("kind").asText()).isEqualTo("chart");
        assertThat(chart.path("entity").asText()).isEqualTo("shown.item");
        assertThat(chart.path("groups")).extracting(JsonNode::asText).containsExactly("created_at:month");
        assertThat(chart.path("measure").asText()).isEqualTo("count");
        assertThat(chart.path("chart").asText()).isEqualTo("line");

        platform.users().role("teams_only", grant("system.team", Verb.READ).put("but_fields", "shown_secret"));
        platform.users().role("items_too", grant("shown.item", Verb.READ));
        assertThat(ids(told(person("ted", "teams_only")).path("panels"))).doesNotContain("made", "secrets");
        JsonNode both = told(person("tom", "teams_only", "items_too"));
        assertThat(ids(both.path("panels"))).contains("made").doesNotContain("secrets");
    }

    private static JsonNode panel(JsonNode plugin, String name) {
        for (JsonNode panel : plugin.path("panels")) {
            if (panel.path("id").asText().equals(name)) {
                return panel;
            }
        }
        throw new AssertionError("there is no panel " + name);
    }

    private static List<String> layouts(TestClient who) {
        List<String> layouts = new ArrayList<>();
        who.get("meta/shown/item")
                .expect(200)
                .json()
                .path("views")
                .forEach(view -> layouts.add(
                        view.path("layout").asText() + " " + view.path("mode").asText()));
        return layouts;
    }

    @Test
    void aViewOpensInALayoutOfThePluginsOwnForWhoSeesThat() {
        assertThat(layouts(platform.admin())).containsExactly("shown.wall ", "chart pie");
        platform.users().role("items_alone", grant("shown.item", Verb.READ));
        TestClient reader = person("rex", "items_alone");
        assertThat(layouts(reader)).containsExactly("table ", "chart pie");
        assertThat(told(reader).at("/views/1/measure").asText()).isEqualTo("count");
    }

    @Test
    void whatItSaysIsInTheLanguageOfTheQuestion() {
        JsonNode german = told(platform.admin().header("Accept-Language", "de"));
        assertThat(german.at("/texts/shown.ui.hello").asText()).isEqualTo("Hallo {name}");
        assertThat(german.at("/texts/shown.ui.only").asText()).isEqualTo("Only English");
        assertThat(german.path("texts").size()).isEqualTo(2);
        assertThat(german.path("panels"))
                .anySatisfy(panel -> assertThat(panel.path("label").asText()).isEqualTo("Eigenes"));
    }

    @Test
    void itsFilesAreKeptForEverAndGoWithTheirVersion() {
        String address = module();
        Answer code = platform.client().get(address).expect(200);
        assertThat(code.body()).isEqualTo("export default { words: 'first' };");
        assertThat(code.header("Content-Type").orElseThrow()).isEqualTo("text/javascript;charset=utf-8");
        assertThat(code.header("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(code.header("X-Content-Type-Options").orElseThrow()).isEqualTo("nosniff");
        platform.client().get(told(platform.admin()).path("style").asText()).expect(200);

        Answer plan = desk().plan("shown", "disabled").expect(201);
        desk().apply(plan).expect(200);
        platform.client().get(address).expect(404);
        desk().change("shown", "enabled", desk().upload(parts("1.0", "second")));
        assertThat(module()).isNotEqualTo(address);
        platform.client().get(address).expect(404);
        assertThat(platform.client().get(module() + "?again=1").expect(200).body())
                .contains("second");
        desk().change("shown", "enabled", desk().upload(parts("1.0", "first")));
        assertThat(module()).isEqualTo(address);
    }

    @Test
    void aFrameIsCutOffHoweverItIsOpened() {
        String frame = "";
        for (JsonNode panel : told(platform.admin()).path("panels")) {
            frame = panel.path("id").asText().equals("framed")
                    ? panel.at("/view/address").asText()
                    : frame;
        }
        Answer page = platform.client().get(frame).expect(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("sandbox allow-scripts allow-forms;", "default-src 'none'", "connect-src 'none'")
                .doesNotContain("allow-same-origin");
        assertThat(page.header("X-Frame-Options").orElseThrow()).isEqualTo("SAMEORIGIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.txt",
                "../secret.js",
                "..%2fsecret.js",
                "%2e%2e/secret.js",
                "code/../../secret.js",
                "code//main.js",
                "code\\main.js",
                "code/main.js/",
                "code/",
                "",
                ".hidden.js",
                "code/main.js%00.css",
                "../../services/org.kontor.api.Plugin",
                "code/main.class"
            })
    void nothingElseOfAJarIsToBeHad(String path) {
        String folder = module().replace("code/main.js", "");
        Answer answer =
                platform.client().header("Accept", "*/*").send("GET", (folder + path).replace("\\", "%5c"), null, null);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("outside", "of no use");
    }

    @Test
    void onlyAPluginThatRunsHasFilesAndNobodyWritesThem() {
        for (String address : List.of(
                "/ui-plugins/",
                "/ui-plugins/shown",
                "/ui-plugins/shown/1.0-0123456789abcdef/code/main.js",
                "/ui-plugins/system/1.0-0123456789abcdef/code/main.js",
                module().replace("/shown/", "/other/"))) {
            assertThat(platform.client().get(address).status()).as(address).isEqualTo(404);
        }
        assertThat(platform.client().send("POST", module(), "x", "text/plain").status())
                .isIn(404, 405);
    }

    @Test
    void whatFailsInABrowserComesIntoTheLogInOneLineEach() {
        TestClient ada = person("ada");
        Answer refused =
                platform.client().post("ui/failures", object("plugin", "shown", "place", "panel own", "message", "x"));
        assertThat(refused.status()).isIn(401, 403);
        ada.post("ui/failures", object("plugin", "nobody", "place", "panel own"))
                .expectProblem(404);
        ada.post("ui/failures", object("plugin", "shown")).expectProblem(400);
        ada.post("ui/failures", object("plugin", "shown", "place", 7)).expectProblem(400);
        ada.post("ui/failures", object("plugin", "shown", "place", "p", "other", "x"))
                .expectProblem(400);
        String message = "no score\n2026-01-01 ERROR forged\u202e" + "x".repeat(5000);
        ada.post("ui/failures", object("plugin", "shown", "version", "1.0", "place", "panel own", "message", message))
                .expect(204);
        JsonNode failure =
                platform.admin().get("platform/health").expect(200).json().at("/plugins/shown/recent_failures/0");
        assertThat(failure.path("what").asText()).isEqualTo("panel own");
        assertThat(failure.path("reason").asText())
                .startsWith("no score 2026-01-01 ERROR forged x")
                .hasSizeLessThanOrEqualTo(500);
        // more than thirty a minute, even where one minute ends and the next begins on the way
        assertThat(IntStream.range(0, 70)
                        .mapToObj(more -> ada.post("ui/failures", object("plugin", "shown", "place", "panel own")))
                        .map(Answer::status))
                .contains(429);
        person("bob")
                .post("ui/failures", object("plugin", "shown", "place", "panel own"))
                .expect(204);
    }

    @Test
    void anAdministratorLeavesThePartsOfAPluginOutAndTheRestGoesOn() {
        String settings = "settings/system";
        TestClient admin = platform.admin();
        admin.patch(settings, admin.get(settings).etag(), object("system", object("parts_off", "Not an id!")))
                .expectProblem(422, "system.parts_off");
        admin.patch(settings, admin.get(settings).etag(), object("system", object("parts_off", "other, shown")))
                .expect(200);
        JsonNode without = told(admin);
        assertThat(without.path("nav")).hasSize(1);
        assertThat(without.has("panels")).isFalse();
        assertThat(without.has("module")).isFalse();
        admin.patch(settings, admin.get(settings).etag(), object("system", object("parts_off", null)))
                .expect(200);
        assertThat(told(admin).has("module")).isTrue();
    }

    @Test
    void whoListensHearsThatPluginsChanged() throws Exception {
        try (Listener listener = new Listener(platform.admin(), "events")) {
            listener.ready();
            for (String state : List.of("disabled", "enabled")) {
                desk().change("shown", state);
                String heard = listener.next();
                while (!heard.contains("event: model")) {
                    assertThat(heard).as(state).isNotEqualTo(Listener.END);
                    heard = listener.next();
                }
            }
        }
    }
}
