package org.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.contacts.Desk.ACCOUNTS;
import static org.kontor.contacts.Desk.CONTACTS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;

/** What a load does with files that are not what they should be, and whom it gives records to. */
@OnEachDatabase
@Tag("GEN-03")
class LoadCareTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.withPluginUnderTest();

    @Test
    void aFileAtTheWrongAddressIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThat(refused("accounts", file("contacts.csv"), 422))
                .contains("firstName", "/api/v1/plugins/contacts/load/contacts");
        assertThat(refused("contacts", file("accounts.csv"), 422))
                .contains("billingAddressCity", "/api/v1/plugins/contacts/load/accounts");
        assertThat(refused("accounts?source=swap", "external_id,last_name,account\n1,Novák,a1\n", 422))
                .contains("/load/contacts");
        assertThat(refused("contacts?source=swap", "external_id,name\n1,Novák a syn\n", 422))
                .contains("/load/accounts");
        for (String source : List.of("espocrm", "swap")) {
            assertThat(names(ACCOUNTS, source)).isEmpty();
            assertThat(names(CONTACTS, source)).isEmpty();
        }
    }

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertThat(refused("accounts", "", 400)).contains("The file is empty");
    }

    @Test
    void aRehearsalThatIsMisspeltIsNoLoad() {
        String rows = "external_id,kind,name\n1,legal_person,Careful\n";
        assertThat(refused("accounts?source=typo&dryrun=true", rows, 400)).contains("dry_run");
        assertThat(refused("accounts?source=typo&dry_run=1", rows, 400)).contains("dry_run is true or false");
        assertThat(names(ACCOUNTS, "typo")).isEmpty();
    }

    @Test
    @Tag("SEC-02")
    void whatIsLoadedBelongsToWhomTheLoaderSays() {
        TestUsers users = platform.users()
                .team("load north")
                .team("load south")
                .role(
                        "load_team",
                        TestUsers.within(Scope.TEAM, TestUsers.grant("contacts.account", Verb.READ)),
                        TestUsers.within(Scope.TEAM, TestUsers.grant("contacts.contact", Verb.READ)))
                .role("load_own", TestUsers.within(Scope.OWN, TestUsers.grant("contacts.account", Verb.READ)));
        TestClient north = member(users, "load_nora", "load north");
        TestClient south = member(users, "load_sam", "load south");
        TestClient keeper = users.add("load_keeper", "load_own");
        String accounts = """
                external_id,kind,name,first_name,last_name
                1,legal_person,Given GmbH,,
                2,natural_person,,Gerda,Given
                """;
        String persons = "external_id,last_name,account\n1,Novák,1\n";
        String toNorth = "source=given&team=" + users.id("team load north");

        counts(load("accounts?" + toNorth + "&owner=" + users.id("user load_keeper"), accounts), 2, 2, 0, 0, 0);
        counts(load("contacts?" + toNorth, persons), 1, 1, 0, 0, 0);
        assertThat(seen(north, ACCOUNTS, "name")).containsExactly("Gerda Given", "Given GmbH");
        assertThat(seen(north, CONTACTS, "last_name")).containsExactly("Given", "Novák");
        assertThat(seen(south, ACCOUNTS, "name")).isEmpty();
        assertThat(seen(keeper, ACCOUNTS, "name")).containsExactly("Gerda Given", "Given GmbH");

        counts(load("accounts?" + toNorth, accounts), 2, 0, 0, 2, 0);
        String toSouth = "accounts?source=given&team=" + users.id("team load south");
        counts(load(toSouth, accounts), 2, 0, 2, 0, 0);
        assertThat(seen(south, ACCOUNTS, "name")).containsExactly("Gerda Given", "Given GmbH");
        assertThat(seen(north, ACCOUNTS, "name")).isEmpty();
        assertThat(seen(keeper, ACCOUNTS, "name")).hasSize(2);

        String nobody = users.id("team load north");
        assertThat(refused("accounts?source=given&owner=" + nobody, accounts, 422))
                .contains("owner", nobody);
        assertThat(refused("accounts?source=given&team=north", accounts, 400)).contains("team takes the id");
    }

    @Test
    @Tag("SEC-02")
    void nobodyGivesAwayMoreThanTheyMay() {
        TestUsers users = platform.users()
                .role(
                        "load_for_self",
                        new String[] {"contacts.load"},
                        TestUsers.within(
                                Scope.OWN, TestUsers.grant("contacts.account", Verb.READ, Verb.CREATE, Verb.UPDATE)));
        TestClient loader = users.add("load_self", "load_for_self");
        users.add("load_else", "load_for_self");
        String rows = "external_id,kind,name\n1,legal_person,Handed over\n";
        JsonNode report = send(loader, "accounts?source=away&owner=" + users.id("user load_else"), rows)
                .expect(200)
                .json();
        counts(report, 1, 0, 0, 0, 1);
        assertThat(names(ACCOUNTS, "away")).isEmpty();
        counts(
                send(loader, "accounts?source=away&owner=" + users.id("user load_self"), rows)
                        .expect(200)
                        .json(),
                1,
                1,
                0,
                0,
                0);
    }

    @Test
    void theLoadGoesOnAndCountsEachRowOnce() {
        load("accounts?source=many", "external_id,kind,name\nthere,legal_person,There\n");
        String rows = IntStream.range(0, 1_700)
                .mapToObj(i -> "p" + i + ",Person " + i + ",missing" + i)
                .collect(Collectors.joining("\n", "external_id,last_name,account\n", "\ngood,Last,there\n"));
        JsonNode report = load("contacts?source=many", rows);
        counts(report, 1_701, 1, 0, 0, 1_700);
        assertThat(report.path("problems")).hasSize(200);
        assertThat(report.path("problems_left_out").asInt()).isEqualTo(1_500);
        assertThat(report.path("gave_up_after").isNull()).isTrue();
        assertThat(names(CONTACTS, "many")).hasSize(1);
    }

    @Test
    void aRowWithTooManyCellsStaysOutAlone() {
        JsonNode report = load(
                "accounts?source=cells",
                "external_id,kind,name\n1,legal_person,One\n2,legal_person,Two, Three\n3,legal_person,Four\n");
        counts(report, 3, 2, 0, 0, 1);
        assertThat(report.path("problems").get(0).path("row").asInt()).isEqualTo(3);
        assertThat(report.path("problems").get(0).path("reason").asText()).contains("4", "3");
    }

    @Test
    void aBodyThatBreaksOffIsNotBlamedOnItsText() throws IOException {
        String token = platform.admin()
                .post(
                        "tokens",
                        Json.object(
                                "name",
                                "broken",
                                "expires_at",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(201)
                .text("secret");
        String rows = IntStream.range(0, 2_000)
                .mapToObj(i -> "o" + i + ",legal_person,Off " + i + "\n")
                .collect(Collectors.joining("", "external_id,kind,name\n", ""));
        try (Socket socket = new Socket("localhost", platform.kernel().port())) {
            socket.setSoTimeout(20_000);
            String request = "POST /api/v1/plugins/contacts/load/accounts?source=off HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + token
                    + "\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(rows.length()) + "\r\n" + rows + "\r\nno length\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .contains("\"gave_up_after\":", "\"gave_up_reason\":\"The body of the request broke off")
                    .doesNotContain("CSV in UTF-8");
        }
    }

    @Test
    void aFileThatBreaksOffIsLoadedUpToThereAndSaysSo() {
        byte[] rows = IntStream.range(0, 2_000)
                .mapToObj(i -> "b" + i + ",legal_person,Broken " + i + "\n")
                .collect(Collectors.joining("", "external_id,kind,name\n", "b,legal_person,X\n"))
                .getBytes(StandardCharsets.UTF_8);
        rows[rows.length - 2] = (byte) 0xff;
        JsonNode report = load("accounts?source=broken", rows);
        assertThat(report.path("gave_up_after").asInt()).as(report.toString()).isEqualTo(2_000);
        counts(report, 2_000, 2_000, 0, 0, 0);
        assertThat(report.path("gave_up_reason").asText()).contains("2,002", "UTF-8");
        assertThat(refused("accounts?source=broken", new byte[] {'n', 'a', 'm', 'e', '\n', (byte) 0xff}, 400))
                .contains("Line 2", "UTF-8");
    }

    @Test
    void aColumnThatIsMappedByAWrongNameIsNotLeftOutInSilence() {
        byte[] file = "Firma,Ort\nMapped,Wien\n".getBytes(StandardCharsets.UTF_8);
        assertThat(refused("accounts?map=Firm:name", file, 422)).contains("Firm;", "Firma, Ort");
        assertThat(refused("accounts?map=Firma:name&map=Ort:addresses.town", file, 422))
                .contains("addresses.town");
        assertThat(refused("accounts?map=Firma:name&map=Ort:addresses", file, 422))
                .contains("addresses,");
    }

    @Test
    void theReportSaysWhetherASecondRunWouldKnowTheRows() {
        String rows = "kind,name\nlegal_person,Without id\n";
        assertThat(load("accounts?dry_run=true", rows).path("matched_by").isNull())
                .isTrue();
        assertThat(load("accounts?dry_run=true&map=name:external_id&map=kind:name", rows)
                        .path("matched_by")
                        .asText())
                .isEqualTo("external_id");
    }

    @Test
    void whatIsLeftOutIsSummedUp() {
        String rows = IntStream.range(0, 15)
                .mapToObj(i -> "s" + i + ",legal_person,Sum " + i + ",branch" + i + "\n")
                .collect(Collectors.joining("", "external_id,kind,name,industry\n", ""));
        JsonNode leftOut = load("accounts?source=sum", rows).path("left_out");
        assertThat(leftOut).hasSize(1);
        assertThat(leftOut.get(0).path("column").asText()).isEqualTo("industry");
        assertThat(leftOut.get(0).path("reason").asText()).isEqualTo("The list has no such value");
        assertThat(leftOut.get(0).path("rows").asInt()).isEqualTo(15);
        assertThat(leftOut.get(0).path("examples")).hasSize(10);
    }

    private static TestClient member(TestUsers users, String name, String team) {
        return users.add(
                name, Json.object("main_team", users.id("team " + team), "roles", List.of(users.id("role load_team"))));
    }

    private static List<String> seen(TestClient reader, String entity, String field) {
        return new Desk(reader).ask(entity, field, Json.object("updated_at", Json.object("isEmpty", false)), field);
    }

    private static List<String> names(String entity, String source) {
        return new Desk(platform.admin()).ask(entity, "id", Json.object("external_source", Json.object("is", source)));
    }

    private static JsonNode load(String what, Object file) {
        return send(platform.admin(), what, file).expect(200).json();
    }

    private static String refused(String what, Object file, int status) {
        return send(platform.admin(), what, file).expectProblem(status).body();
    }

    private static Answer send(TestClient client, String what, Object file) {
        return client.send("POST", "plugins/contacts/load/" + what, file, "text/csv");
    }

    private static void counts(JsonNode report, int read, int created, int updated, int unchanged, int rejected) {
        assertThat(List.of("read", "created", "updated", "unchanged", "rejected"))
                .as(report.toString())
                .map(name -> report.path(name).asInt())
                .containsExactly(read, created, updated, unchanged, rejected);
    }

    private static String file(String name) throws IOException {
        try (InputStream in = LoadCareTest.class.getResourceAsStream("espocrm/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
