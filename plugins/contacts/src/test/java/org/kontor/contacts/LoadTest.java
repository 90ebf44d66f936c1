package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;
import static org.kontor.contacts.Desk.CONTACTS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;

/** Files as another CRM exports them, and files of one's own making; the steps build on each other. */
@OnEachDatabase
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("GEN-03")
class LoadTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    @Test
    @Order(1)
    void aRehearsalTellsEverythingAndKeepsNothing() throws IOException {
        JsonNode report = load("accounts?dry_run=true", file("accounts.csv"));
        assertThat(report.path("dry_run").asBoolean()).isTrue();
        counts(report, 120, 120, 0, 0, 0);
        assertThat(desk().ask(ACCOUNTS, "name", Json.object("external_source", Json.object("is", "espocrm"))))
                .isEmpty();
    }

    @Test
    @Order(2)
    void anExportOfEspoCrmIsLoadedAsItIs() throws IOException {
        JsonNode accounts = load("accounts", file("accounts.csv"));
        assertThat(accounts.path("format").asText()).isEqualTo("espocrm");
        counts(accounts, 120, 120, 0, 0, 0);
        assertThat(accounts.path("left_out")).isEmpty();
        JsonNode contacts = load("contacts", file("contacts.csv"));
        counts(contacts, rows("contacts.csv"), rows("contacts.csv"), 0, 0, 0);

        JsonNode company = one(ACCOUNTS, "a0000000000003000");
        assertThat(company.path("name").asText()).isEqualTo("Industries Baker Edinburgh LLP");
        assertThat(company.path("phone").asText()).isEqualTo("+42 119 481 203");
        assertThat(company.path("industry").asText()).isEqualTo("media");
        assertThat(company.path("lifecycle_stage").asText()).isEqualTo("lead");
        assertThat(company.path("annual_revenue").path("currency").asText()).isEqualTo("GBP");
        assertThat(company.path("addresses").get(0).path("city").asText()).isEqualTo("Belfast");
        assertThat(company.path("country").asText()).isEqualTo("GB");
        assertThat(company.path("employees").asInt()).isEqualTo(8);
    }

    @Test
    @Order(3)
    void loadingAgainChangesNothing() throws IOException {
        counts(load("accounts", file("accounts.csv")), 120, 0, 0, 120, 0);
        counts(load("contacts", file("contacts.csv")), rows("contacts.csv"), 0, 0, rows("contacts.csv"), 0);
    }

    @Test
    @Order(4)
    void whatChangedInTheFileIsChangedHere() throws IOException {
        String changed = file("accounts.csv").replace("Belfast,,GB,64105", "Derry,,GB,64105");
        counts(load("accounts", changed), 120, 0, 1, 119, 0);
        JsonNode company = one(ACCOUNTS, "a0000000000003000");
        assertThat(Desk.texts(company.path("addresses"), "city")).containsExactly("Derry");
    }

    @Test
    @Order(5)
    @Tag("CON-01")
    void anAccountHasOneMainPersonHoweverManyTheFileMarks() {
        JsonNode groups = platform.admin()
                .post(
                        CONTACTS + "/aggregate",
                        Json.object(
                                "where",
                                Json.object("main_person", Json.object("is", true)),
                                "groups",
                                List.of("account"),
                                "measures",
                                List.of("count"),
                                "limit",
                                1000))
                .expect(200)
                .json();
        assertThat(groups.toString())
                .contains("1")
                .doesNotContain("\"count\":2")
                .doesNotContain("\"count\":\"2\"");
    }

    @Test
    @Order(6)
    void wrongRowsStayOutWithTheirReasonsAndTheOthersAreLoaded() {
        String file = """
                external_id,kind,name,industry,employees,founded_on,currency,annual_revenue,addresses.kind,addresses.city,description
                x1,legal_person,Good One,it,12,2001-02-03,EUR,100.50,seat,Praha
                x2,legal_person,Bad Number,it,many,2001-02-03,EUR,,,
                x3,legal_person,Bad Date,it,1,3.2.2001,EUR,,,
                x4,legal_person,Bad Currency,it,1,2001-02-03,EUX,,,
                x5,legal_person,,it,1,2001-02-03,EUR,,,
                x6,legal_person,Unknown Branch,astrology,1,2001-02-03,EUR,,,
                x7,legal_person,"Good, ""Two""\",retail,0,2001-02-03,CZK,1,seat,Łódź,"of two
                lines"
                """;
        JsonNode report = load("accounts?source=shop", file);
        counts(report, 7, 3, 0, 0, 4);
        assertThat(Desk.texts(report.path("problems"), "external_id"))
                .containsExactlyInAnyOrder("x2", "x3", "x4", "x5");
        assertThat(Desk.texts(report.path("problems"), "column"))
                .contains("employees", "founded_on", "currency", "name");
        assertThat(report.path("left_out").get(0).path("examples").get(0).asText())
                .isEqualTo("astrology");
        assertThat(desk().ask(ACCOUNTS, "name", Json.object("external_source", Json.object("is", "shop")), "name"))
                .hasSize(3);
    }

    @Test
    @Order(7)
    void columnsOfOtherNamesAreMapped() {
        JsonNode report = load(
                "accounts?source=map&map=Firma:name&map=Nr:external_id&map=Ort:addresses.city&map=Art:addresses.kind",
                """
                Nr;Firma;Ort;Art;Unbekannt
                1;Häusler GmbH;Görlitz;seat;x
                """);
        counts(report, 1, 1, 0, 0, 0);
        assertThat(report.path("ignored_columns").get(0).asText()).isEqualTo("Unbekannt");
    }

    @Test
    @Order(8)
    void personsOfAccountsThatAreNotThereStayOut() {
        JsonNode report = load("contacts?source=shop", "external_id,last_name,account\np1,Novák,x1\np2,Malý,nobody\n");
        counts(report, 2, 1, 0, 0, 1);
        assertThat(report.path("problems").get(0).path("column").asText()).isEqualTo("account");
    }

    @Test
    @Order(9)
    @Tag("CUS-03")
    void thePersonOfANaturalPersonIsTheOneThatIsThere() {
        load("accounts?source=np", "external_id,kind,first_name,last_name\nn1,natural_person,Jan,Hus\n");
        JsonNode report = load(
                "contacts?source=np", "external_id,first_name,last_name,account,job_title\nq1,Jan,Hus,n1,Magister\n");
        counts(report, 1, 0, 1, 0, 0);
        assertThat(desk().ask(CONTACTS, "job_title", Json.object("last_name", Json.object("is", "Hus"))))
                .containsExactly("Magister");
    }

    @Test
    @Order(10)
    void whatIsNoFileOfCsvIsRefusedAndWhoMayNotLoadIsTurnedAway() {
        send(platform.admin(), "accounts", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2})
                .expectProblem(400);
        send(platform.admin(), "accounts", "Farbe,Form\nrot,rund\n").expectProblem(400);
        send(platform.admin(), "accounts?map=broken", "name\nx\n").expectProblem(400);
        send(platform.admin(), "pets", "name\nRex\n").expectProblem(404);
        send(platform.users().nobody(), "accounts", "name\nx\n").expectProblem(403);
        send(platform.client(), "accounts", "name\nx\n").expectProblem(401);
        platform.users().role("loader", new String[] {"contacts.load"});
        TestClient loader = platform.users().add("loader", "loader");
        JsonNode report = send(loader, "accounts", "name\nx\n").expect(200).json();
        counts(report, 1, 0, 0, 0, 1);
    }

    private static final String NEW_WORDS = """
            external_id,kind,name,industry,categories
            w1,legal_person,Stars,Astrology,"customer;Fan Club"
            w2,legal_person,Media,媒体,press
            w3,legal_person,More Stars,astrology,
            """;

    @Test
    @Order(11)
    void aRehearsalNamesTheValuesThatListsLack() {
        JsonNode report = load("accounts?source=words&dry_run=true&add_values=true", NEW_WORDS);
        assertThat(Desk.texts(report.path("list_values"), "list"))
                .containsExactly("contacts.industry", "contacts.category", "contacts.industry");
        assertThat(Desk.texts(report.path("list_values"), "label")).containsExactly("Astrology", "Fan Club", "媒体");
        assertThat(Desk.texts(report.path("list_values"), "added")).containsOnly("false");
        assertThat(values("contacts.industry")).doesNotContain("astrology");
    }

    @Test
    @Order(12)
    void whoMayNotEditListsAddsNoValuesAndLoadsNothing() {
        platform.users()
                .role(
                        "plain_loader",
                        new String[] {"contacts.load"},
                        TestUsers.grant("contacts.account", Verb.READ, Verb.CREATE, Verb.UPDATE));
        TestClient loader = platform.users().add("plain", "plain_loader");
        send(loader, "accounts?source=words&add_values=true", NEW_WORDS).expectProblem(403);
        assertThat(values("contacts.industry")).doesNotContain("astrology");
        assertThat(names("words")).isEmpty();
        JsonNode report = send(loader, "accounts?source=plain", NEW_WORDS.replace("\nw", "\np"))
                .expect(200)
                .json();
        counts(report, 3, 3, 0, 0, 0);
        assertThat(Desk.texts(report.path("list_values"), "added")).containsOnly("false");
    }

    @Test
    @Order(13)
    void newValuesOfListsComeInWithTheRowsThatHaveThem() {
        JsonNode report = load("accounts?source=words&add_values=true", NEW_WORDS);
        counts(report, 3, 3, 0, 0, 0);
        assertThat(report.path("left_out")).isEmpty();
        assertThat(Desk.texts(report.path("list_values"), "added")).containsExactly("true", "true", "true");
        assertThat(values("contacts.industry")).contains("astrology", "u5a92_u4f53");
        assertThat(values("contacts.category")).contains("fan_club");
        assertThat(one(ACCOUNTS, "w1").path("industry").asText()).isEqualTo("astrology");
        assertThat(one(ACCOUNTS, "w1").path("categories").toString()).contains("fan_club", "customer");
        assertThat(one(ACCOUNTS, "w2").path("industry").asText()).isEqualTo("u5a92_u4f53");
        JsonNode again = load("accounts?source=words&add_values=true", NEW_WORDS);
        counts(again, 3, 0, 0, 3, 0);
        assertThat(again.path("list_values")).isEmpty();
    }

    @Test
    @Order(14)
    void aValueThatWasRetiredStaysSo() {
        JsonNode value = platform.admin()
                .post(
                        "records/system/choice_value/query",
                        Json.object("where", Json.object("name", Json.object("is", "fan_club"))))
                .expect(200)
                .json()
                .path("records")
                .get(0);
        platform.admin()
                .patch(
                        "records/system/choice_value/" + value.path("id").asText(),
                        "\"" + value.path("version").asText() + "\"",
                        Json.object("active", false))
                .expect(200);
        JsonNode report =
                load("accounts?source=words&add_values=true", "external_id,name,categories\nw9,Late,Fan Club\n");
        assertThat(report.path("left_out").get(0).path("examples").get(0).asText())
                .isEqualTo("Fan Club");
        assertThat(report.path("list_values").get(0).path("added").asBoolean()).isFalse();
    }

    @Test
    @Order(15)
    void aColumnOfFreeTextDoesNotBecomeAList() {
        StringBuilder file = new StringBuilder("external_id,kind,name,industry\n");
        for (int i = 0; i < 201; i++) {
            file.append("f" + i + ",legal_person,Free " + i + ",word " + i + "\n");
        }
        send(platform.admin(), "accounts?source=free&add_values=true", file.toString())
                .expectProblem(422);
        assertThat(names("free")).isEmpty();
        assertThat(values("contacts.industry")).doesNotContain("word_0");
        send(platform.admin(), "accounts?source=free&add_values=true", new byte[] {(byte) 0xff, 0, 1})
                .expectProblem(400);
    }

    private static List<String> values(String list) {
        return desk().ask("records/system/choice_value", "name", Json.object("list", Json.object("is", list)));
    }

    private static List<String> names(String source) {
        return desk().ask(ACCOUNTS, "name", Json.object("external_source", Json.object("is", source)));
    }

    private static Desk desk() {
        return new Desk(platform.admin());
    }

    private static JsonNode load(String what, String file) {
        return send(platform.admin(), what, file).expect(200).json();
    }

    private static org.kontor.testing.Answer send(TestClient client, String what, Object file) {
        return client.send("POST", "plugins/contacts/load/" + what, file, "text/csv");
    }

    private static void counts(JsonNode report, int read, int created, int updated, int unchanged, int rejected) {
        assertThat(List.of("read", "created", "updated", "unchanged", "rejected"))
                .as(report.toString())
                .map(name -> report.path(name).asInt())
                .containsExactly(read, created, updated, unchanged, rejected);
    }

    private static JsonNode one(String entity, String externalId) {
        return platform.admin()
                .post(
                        entity + "/query",
                        Json.object("where", Json.object("external_id", Json.object("is", externalId))))
                .expect(200)
                .json()
                .path("records")
                .get(0);
    }

    private static int rows(String name) throws IOException {
        return (int) file(name).lines().filter(line -> line.startsWith("c00")).count();
    }

    private static String file(String name) throws IOException {
        try (InputStream in = LoadTest.class.getResourceAsStream("espocrm/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
