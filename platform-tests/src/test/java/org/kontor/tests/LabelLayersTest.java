package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What things are called, and which values of lists there are for whom: as plugins say it, and as it was changed. */
@OnEachDatabase
class LabelLayersTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final String ITEMS = "records/shop/item";

    private static TestClient admin() {
        return platform.admin();
    }

    private static TestClient in(String language) {
        return admin().header("Accept-Language", language);
    }

    private static Answer label(String subject, String language, String said) {
        return admin().post(Layouts.LABELS, object("subject", subject, "language", language, "said", said));
    }

    private static JsonNode meta(TestClient client) {
        return new Layouts(client, "shop.item").meta();
    }

    private static JsonNode field(TestClient client, String name) {
        for (JsonNode field : meta(client).path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        return object();
    }

    /** The values of the field {@code phase}, each as {@code name label}, those that cannot be chosen in brackets. */
    private static List<String> phases(TestClient client) {
        List<String> phases = new ArrayList<>();
        field(client, "phase").path("options").forEach(option -> {
            String text =
                    option.path("name").asText() + " " + option.path("label").asText();
            phases.add(option.path("active").asBoolean() ? text : "(" + text + ")");
        });
        return phases;
    }

    private static TestClient seller(String name, String team) {
        platform.users().role("seller_" + name, grant("shop.item", Verb.READ, Verb.CREATE, Verb.UPDATE));
        TestClient client = platform.users().add(name, "seller_" + name);
        platform.users().team(team);
        String path = "records/system/user/" + platform.users().id("user " + name);
        admin().patch(
                        path,
                        admin().get(path).expect(200).etag(),
                        object("teams", array(platform.users().id("team " + team))))
                .expect(200);
        return client;
    }

    @BeforeEach
    void plainShop() {
        if (!admin().get("platform/plugins").expect(200).body().contains("\"shop\"")) {
            new PluginDesk(admin()).install(FormLayersTest.shop("1.0", "", ""), "shop");
        }
        Layouts.clear(admin());
    }

    @ParameterizedTest
    @CsvSource({
        "en, Client, Clients",
        "cs, Zákazník, Zákazníci",
        "pl, Klient, Klienci",
        "de, Kunde, Kunden",
        "zh, 客户, 客户们"
    })
    @Tag("UDF-02")
    @Tag("SYS-04")
    void anAdministratorChangesLabelsInEachLanguageAndEverythingSaysThem(String language, String one, String many) {
        TestClient reader = in(language);
        String before = field(reader, "size").path("label").asText();
        label("shop.item", language, one).expect(201);
        label("shop.item.plural", language, many).expect(201);
        label("shop.item.help", language, "? " + one).expect(201);
        label("shop.item.size", language, one + " 1").expect(201);
        label("shop.item.size.help", language, one + " 2").expect(201);
        label("shop.item.section.main", language, one + " 3").expect(201);
        label("shop.phase.sold", language, one + " 4").expect(201);
        label("system.every.created_at", language, one + " 5").expect(201);
        label("system.user", language, one + " 6").expect(201);

        JsonNode meta = meta(reader);
        assertThat(meta.path("label").asText()).isEqualTo(one);
        assertThat(meta.path("plural").asText()).isEqualTo(many);
        assertThat(meta.path("help").asText()).isEqualTo("? " + one);
        assertThat(field(reader, "size").path("label").asText()).isEqualTo(one + " 1");
        assertThat(field(reader, "size").path("help").asText()).isEqualTo(one + " 2");
        assertThat(field(reader, "created_at").path("label").asText()).isEqualTo(one + " 5");
        assertThat(meta.at("/layouts/record/sections/0/label").asText()).isEqualTo(one + " 3");
        assertThat(phases(reader)).contains("sold " + one + " 4");
        assertThat(reader.get("meta/system/user").expect(200).text("label")).isEqualTo(one + " 6");
        assertThat(reader.get("openapi.json").expect(200).body()).contains(one + " 1", many);
        JsonNode explained = new Layouts(reader, "shop.item").explained();
        assertThat(explained.path("labels").findValuesAsText("label")).contains(one, many, one + " 1");
        assertThat(explained.at("/labels/0/by/title").asText()).isEqualTo("Administrator");

        String other = language.equals("de") ? "pl" : "de";
        assertThat(field(in(other), "size").path("label").asText()).doesNotContain(one);
        Layouts.clear(admin());
        assertThat(field(reader, "size").path("label").asText()).isEqualTo(before);
        assertThat(reader.get("openapi.json").expect(200).body()).doesNotContain(one + " 1");
    }

    @Test
    void messagesSpeakOfThingsByTheirNewNames() {
        label("system.user", "en", "Colleague").expect(201);
        label("shop.item", "en", "Article").expect(201);
        String message =
                admin().get("records/shop/item/" + new UUID(0, 0)).expect(404).body();
        assertThat(message).doesNotContain("Item");
        platform.users().role("blind", grant("shop.item", Verb.READ));
        TestClient blind = platform.users().add("blind", "blind");
        assertThat(blind.post(ITEMS, object("name", "x")).expect(403).body()).contains("Article");
    }

    @Test
    void aLanguageOfARegionIsAskedFirstAndTheLanguageThen() {
        label("shop.item.size", "de", "Groesse").expect(201);
        label("shop.item.size", "de-AT", "Greß").expect(201);
        assertThat(field(in("de-AT"), "size").path("label").asText()).isEqualTo("Greß");
        assertThat(field(in("de-CH"), "size").path("label").asText()).isEqualTo("Groesse");
        assertThat(field(in("fr"), "size").path("label").asText()).isEqualTo("Size");
    }

    @Test
    void whatIsNoLabelIsRefusedWithItsFieldAndReason() {
        label("shop.item.nothing", "en", "x").expectProblem(422, "subject");
        label("system.not_found", "en", "Messages are no labels").expectProblem(422, "subject");
        label("shop.item", "xx", "x").expectProblem(422, "language");
        label("shop.item", "DE", "x").expectProblem(422, "language");
        label("shop.item", "de_AT", "x").expectProblem(422, "language");
        label("shop.item", "../de", "x").expectProblem(422, "language");
        for (String said : List.of(
                "<script>alert(1)</script>",
                "a\u2066b",
                "\u202Eevil",
                "x".repeat(101),
                " \t ",
                "a\nb",
                "\uE000",
                "a\u0000b")) {
            assertThat(label("shop.item", "en", said).expectProblem(422).fields())
                    .containsExactly("said");
        }
        label("shop.item.help", "en", "x".repeat(500)).expect(201);
        label("shop.item.help", "en", "twice").expectProblem(409);
        label("shop.item", "en", "{0} it''s {name} 'quoted'").expect(201);
        assertThat(meta(admin()).path("label").asText()).isEqualTo("{0} it''s {name} 'quoted'");
        TestClient sue = seller("sue", "labels");
        assertThat(sue.post(Layouts.LABELS, object("subject", "shop.item", "language", "de", "said", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(sue.get(Layouts.LABELS).status()).isEqualTo(404);
    }

    @Test
    @Tag("UDF-02")
    @Tag("SYS-04")
    void anAdministratorChangesValuesOfAListAndTheirNamesShowEverywhere() {
        JsonNode sold = admin().get("records/system/choice_value?filter=list==shop.phase;name==sold")
                .expect(200)
                .json()
                .at("/records/0");
        String path = "records/system/choice_value/" + sold.path("id").asText();
        admin().patch(path, "\"" + sold.path("version").asText() + "\"", object("label", "Gone for good"))
                .expect(200);
        assertThat(phases(in("de"))).containsExactly("fresh Fresh", "sold Gone for good");
        label("shop.phase.sold", "de", "Verkauft").expect(201);
        assertThat(phases(in("de"))).containsExactly("fresh Fresh", "sold Verkauft");
        assertThat(phases(admin())).containsExactly("fresh Fresh", "sold Gone for good");
        admin().patch(path, admin().get(path).expect(200).etag(), object("label", "Sold"))
                .expect(200);
    }

    @Test
    void aValueThatIsInUseIsNotDeletedAndTheReasonSaysHowManyHaveIt() {
        admin().post(ITEMS, object("name", "one", "phase", "sold")).expect(201);
        String id = admin().post(ITEMS, object("name", "two", "phase", "sold"))
                .expect(201)
                .id();
        JsonNode sold = admin().get("records/system/choice_value?filter=list==shop.phase;name==sold")
                .expect(200)
                .json()
                .at("/records/0");
        Answer refused = admin().delete(
                        "records/system/choice_value/" + sold.path("id").asText(),
                        "\"" + sold.path("version").asText() + "\"")
                .expectProblem(409);
        int count = admin().get(ITEMS + "?filter=phase==sold&limit=200")
                .expect(200)
                .json()
                .path("records")
                .size();
        assertThat(refused.body()).contains(count + " records", "inactive");
        assertThat(admin().get(ITEMS + "/" + id).expect(200).text("phase")).isEqualTo("sold");
        assertThat(phases(admin())).hasSize(2);
    }

    @Test
    void aTeamChoosesFromAPartOfAListInItsOwnOrder() {
        TestClient ned = seller("ned", "north");
        TestClient sal = seller("sal", "south");
        String north = platform.users().id("team north");
        String kept = admin().post(ITEMS, object("name", "kept", "phase", "sold"))
                .expect(201)
                .id();
        value("sold", "for_team", north, "hidden", true).expect(201);
        assertThat(phases(ned)).containsExactly("fresh Fresh", "(sold Sold)");
        assertThat(phases(sal)).containsExactly("fresh Fresh", "sold Sold");
        Answer refused = ned.post(ITEMS, object("name", "x", "phase", "sold")).expectProblem(422, "phase");
        assertThat(refused.body()).contains("hidden where you work");
        sal.post(ITEMS, object("name", "x", "phase", "sold")).expect(201);
        Answer old = ned.get(ITEMS + "/" + kept).expect(200);
        Answer again = ned.patch(ITEMS + "/" + kept, old.etag(), object("name", "still", "phase", "sold"))
                .expect(200);
        assertThat(again.text("phase")).isEqualTo("sold");
        Answer fresh = ned.patch(ITEMS + "/" + kept, again.etag(), object("phase", "fresh"))
                .expect(200);
        ned.patch(ITEMS + "/" + kept, fresh.etag(), object("phase", "sold")).expectProblem(422, "phase");
        ned.ndjson(ITEMS + "/bulk?atomic=true", List.of(object("name", "y", "phase", "sold")));
        assertThat(admin().get(ITEMS + "?filter=name==y").expect(200).json().path("records"))
                .isEmpty();

        JsonNode values = new Layouts(ned, "shop.item").explained().path("values");
        assertThat(values.at("/0/value").asText()).isEqualTo("sold");
        assertThat(values.at("/0/hidden").asBoolean()).isTrue();
        assertThat(values.at("/0/title").asText()).isEqualTo("north");

        value("sold", "for_team", platform.users().id("team south"), "rank", 1).expect(201);
        assertThat(phases(sal)).containsExactly("sold Sold", "fresh Fresh");
        ned.post(
                        Layouts.VALUES,
                        object(
                                "list",
                                "shop.phase",
                                "name",
                                "fresh",
                                "for_user",
                                platform.users().id("user ned"),
                                "rank",
                                99))
                .expect(201);
        assertThat(phases(ned)).containsExactly("(sold Sold)", "fresh Fresh");
        assertThat(ned.post(
                                Layouts.VALUES,
                                object(
                                        "list",
                                        "shop.phase",
                                        "name",
                                        "sold",
                                        "for_user",
                                        platform.users().id("user ned"),
                                        "hidden",
                                        false))
                        .status())
                .as("nobody shows themselves what their team hides")
                .isEqualTo(422);
    }

    private static Answer value(String name, Object... says) {
        ObjectNode said = object("list", "shop.phase", "name", name);
        said.setAll(object(says));
        return admin().post(Layouts.VALUES, said);
    }

    @Test
    void whatIsNoChangeOfAListIsRefusedWithItsFieldAndReason() {
        platform.users().team("east");
        String east = platform.users().id("team east");
        value("nothing", "for_team", east, "hidden", true).expectProblem(422, "name");
        value("sold", "hidden", true).expectProblem(422, "for_team");
        admin().post(Layouts.VALUES, object("list", "shop.nothing", "name", "sold", "for_team", east))
                .expectProblem(422, "list");
        admin().post(
                        Layouts.VALUES,
                        object(
                                "list",
                                "shop.phase",
                                "name",
                                "sold",
                                "for_user",
                                admin().get("records/system/user?filter=name==admin")
                                        .expect(200)
                                        .json()
                                        .at("/records/0/id")
                                        .asText(),
                                "hidden",
                                true))
                .expectProblem(422, "hidden");
    }
}
