package org.kontor.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.Kernel;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.finding.FindingPlugin;

/** What stands in attached files is found with the records that they hang on, by whoever may read those. */
@OnEachDatabase
@Tag("SRC-01")
class FileTextTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).given(FileTextTest::roles);

    static void roles() {
        ObjectNode inPraha = grant("finding.firm", Verb.READ);
        inPraha.set("condition", object("entity", "finding.firm", "where", object("city", object("is", "Praha"))));
        platform.users()
                .role("prague", inPraha)
                .role("owners", within(Scope.OWN, grant("finding.firm", Verb.values())))
                .role("nameless", grant("finding.firm", Verb.READ).put("only_fields", "city"))
                .role("writers", grant("finding.firm", Verb.values()));
    }

    private static TestClient admin() {
        return platform.admin();
    }

    @Test
    void aWordInAFileFindsTheAttachmentAndNamesItsRecord() {
        Answer firm = Finding.firm(admin(), "Textile Ltd");
        Answer added = Filed.add(
                admin(), firm, "smlouva.docx", Filed.docx("Kupní smlouva na dodávku zkrabatělých plachet &amp; lan"));
        Filed.add(admin(), firm, "offer.pdf", Filed.pdf(3, "Quotation zwirnmaschine"));
        Filed.add(admin(), firm, "notes.txt", "客户报价单 " + "filler words ".repeat(2000) + " lastword at the end");
        JsonNode hit = Filed.found(admin(), "zkrabatelych plachet", 1).getFirst();
        assertThat(hit.path("id").asText()).isEqualTo(added.id());
        assertThat(hit.path("title").asText()).isEqualTo("smlouva.docx");
        assertThat(hit.path("on").path("entity").asText()).isEqualTo("finding.firm");
        assertThat(hit.path("on").path("id").asText()).isEqualTo(firm.id());
        assertThat(hit.path("on").path("title").asText()).isEqualTo("Textile Ltd");
        JsonNode reason = hit.path("reasons").get(0);
        assertThat(reason.path("field").asText()).isEqualTo("file");
        JsonNode mark = reason.path("marks").get(0);
        assertThat(reason.path("text")
                        .asText()
                        .substring(mark.get(0).asInt(), mark.get(1).asInt()))
                .isEqualTo("zkrabatělých");
        assertThat(Filed.found(admin(), "zwirnmaschine", 1)
                        .getFirst()
                        .path("title")
                        .asText())
                .isEqualTo("offer.pdf");
        // by its beginning, a typo, another script, and far down; words of the name and of the content go together
        for (String words : List.of("zwirnmasch", "zwirnmashine", "offer zwirnmaschine")) {
            assertThat(Filed.now(admin(), words)).as(words).hasSize(1);
        }
        for (String words : List.of("报价单", "lastword", "filler lastword notes")) {
            assertThat(Filed.found(admin(), words, 1).getFirst().path("title").asText())
                    .as(words)
                    .isEqualTo("notes.txt");
        }
        assertThat(Filed.now(admin(), "zwirnmaschine plachet")).isEmpty();
        // a comment names its record too
        admin().post(
                        "records/system/comment",
                        object("about", object("entity", "finding.firm", "id", firm.id()), "text", "remarkedword"))
                .expect(201);
        JsonNode comment =
                Finding.search(admin(), "remarkedword").path("groups").get(0);
        assertThat(comment.path("records").get(0).path("on").path("id").asText())
                .isEqualTo(firm.id());
        // the list of attachments knows the same words
        assertThat(admin().get(Filed.ATTACHMENTS + "?q=zwirnmaschine&count=true")
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    @Tag("S-20")
    void whoMayNotReadTheRecordFindsNothingOfItsFiles() {
        TestClient prague = platform.users().add("ft-prague", "prague");
        TestClient owner = platform.users().add("ft-owner", "owners");
        TestClient nameless = platform.users().add("ft-nameless", "nameless");
        TestClient nobody = platform.users().nobody();
        Answer brno = Finding.firm(admin(), "Guarded Ltd", "city", "Brno");
        Answer praha = Finding.firm(admin(), "Open Ltd", "city", "Praha");
        Answer own = Finding.firm(owner, "Own Ltd", "city", "Ostrava");
        Filed.add(admin(), brno, "guarded.txt", "canaryletter guardedcanary");
        Filed.add(admin(), praha, "open.txt", "canaryletter opencanary");
        Filed.add(owner, own, "own.txt", "canaryletter owncanary");
        Filed.found(admin(), "canaryletter", 3);
        assertThat(titles(Filed.now(prague, "canaryletter"))).containsExactly("open.txt");
        assertThat(titles(Filed.now(owner, "canaryletter"))).containsExactly("own.txt");
        assertThat(titles(Filed.now(nameless, "canaryletter"))).hasSize(3);
        // whose name may not be read is named by nothing
        assertThat(Filed.now(nameless, "canaryletter").toString()).doesNotContain("Guarded Ltd", "Own Ltd", "Open Ltd");
        for (TestClient each : List.of(prague, owner, nobody)) {
            for (String words : List.of("guardedcanary", "guardedcan", "guardedcanray", "guarded guardedcanary")) {
                JsonNode answer = Finding.search(each, words);
                assertThat(answer.path("groups")).as(words).isEmpty();
                assertThat(answer.toString()).doesNotContain("canary");
                assertThat(each.get(Filed.ATTACHMENTS + "?count=true&q=" + Finding.encoded(words))
                                .body())
                        .doesNotContain("guarded.txt");
            }
        }
        platform.client().get("search?q=canaryletter").expectProblem(401);
        // what may no more be read is not found from that moment on
        admin().patch("records/finding/firm/" + praha.id(), praha.etag(), object("city", "Brno"))
                .expect(200);
        assertThat(Filed.now(prague, "canaryletter")).isEmpty();
    }

    @Test
    @Tag("S-20")
    void aTokenThatIsNarrowedFindsNoMoreThanItMayRead() {
        Answer firm = Finding.firm(admin(), "Tokened Ltd");
        Filed.add(admin(), firm, "tokened.txt", "tokencanary");
        Filed.found(admin(), "tokencanary", 1);
        assertThat(Filed.now(token("finding.firm"), "tokencanary")).isEmpty();
        assertThat(Filed.now(token("system.attachment"), "tokencanary")).isEmpty();
        assertThat(Finding.search(token("finding.firm"), "tokened").toString()).doesNotContain("canary");
        JsonNode hit = Filed.now(token("system.attachment", "finding.firm"), "tokencanary")
                .getFirst();
        assertThat(hit.path("on").path("title").asText()).isEqualTo("Tokened Ltd");
    }

    private static TestClient token(String... entities) {
        ObjectNode may = object();
        for (String entity : entities) {
            may.set(entity, array("read"));
        }
        return platform.client()
                .withToken(admin().post("tokens", object("name", "narrow", "expires_at", Soon.soon(), "entities", may))
                        .expect(201)
                        .text("secret"));
    }

    @Test
    void aFileThatGoesTakesItsTextAlong() {
        Answer firm = Finding.firm(admin(), "Passing Ltd");
        Answer added = Filed.add(admin(), firm, "passing.txt", "passingword");
        Filed.found(admin(), "passingword", 1);
        admin().delete("records/finding/firm/" + firm.id(), firm.etag()).expect(204);
        assertThat(Filed.now(admin(), "passingword")).isEmpty();
        admin().post("trash/" + firm.id() + "/restore", object()).expect(200);
        // nothing is read again
        assertThat(Filed.now(admin(), "passingword")).hasSize(1);
        // another file in its place
        Answer now = admin().get(Filed.ATTACHMENTS + "/" + added.id()).expect(200);
        String other = admin().upload("other.txt", "text/plain", "otherword".getBytes(UTF_8))
                .expect(201)
                .id();
        admin().patch(Filed.ATTACHMENTS + "/" + added.id(), now.etag(), object("file", object("id", other)))
                .expect(200);
        assertThat(Filed.now(admin(), "passingword")).isEmpty();
        Filed.found(admin(), "otherword", 1);
        String file = now.json().path("file").path("id").asText();
        Tables tables = new Tables(platform::connect);
        assertThat(tables.number("select count(*) from system_file_text where file_id = '" + file + "'"))
                .isEqualTo(1);
        tables.execute("delete from system_file where id = '" + file + "'");
        assertThat(tables.number("select count(*) from system_file_text where file_id = '" + file + "'"))
                .isZero();
    }

    @Test
    void anIndexThatIsMadeAnewReadsNoFileAgain() {
        Answer firm = Finding.firm(admin(), "Rebuilt Ltd");
        Filed.add(admin(), firm, "rebuilt.pdf", Filed.pdf(2, "rebuiltword"));
        Filed.found(admin(), "rebuiltword", 1);
        Filed.read(admin());
        Tables tables = new Tables(platform::connect);
        long read = tables.number("select seq from system_file_text_count");
        admin().post(Filed.INDEX + "/rebuild", object()).expect(202);
        Eventually.until(
                () -> assertThat(admin().get(Filed.INDEX).json().has("rebuilt")).isFalse());
        Filed.found(admin(), "rebuiltword", 1);
        platform.restart();
        Filed.found(admin(), "rebuiltword", 1);
        assertThat(tables.number("select seq from system_file_text_count")).isEqualTo(read);
    }

    @Test
    @Tag("PLUS-88")
    void whatOneServerReadsTheOtherFinds(@TempDir Path home) {
        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        Answer firm = Finding.firm(admin(), "Shared Ltd");
        try (Kernel second = SecondNode.start(
                platform,
                home,
                "--kontor.data-dir=" + platform.home().resolve("data"),
                "--kontor.search.dir=" + home.resolve("index"))) {
            TestClient there = SecondNode.client(second, admin());
            for (int i = 0; i < 20; i++) {
                Filed.add(i % 2 == 0 ? admin() : there, firm, "shared" + i + ".txt", "sharedword number" + i);
            }
            assertThat(Filed.found(there, "sharedword", 20)).hasSize(20);
            assertThat(Filed.found(admin(), "sharedword", 20)).hasSize(20);
        }
        Tables tables = new Tables(platform::connect);
        // each by one of them, once
        assertThat(tables.number("select count(*) from system_file_text"))
                .isEqualTo(tables.number("select count(distinct seq) from system_file_text"));
    }

    /** Whoever searches finds of contents what hangs on the firms of their list. */
    @Test
    @Tag("S-20")
    void whateverRightsSomebodyHasTheyFindTheFilesOfTheFirmsTheySee() {
        Random random = new Random(5);
        List<TestClient> people = new ArrayList<>();
        for (String role : List.of("prague", "owners", "writers")) {
            people.add(platform.users().add("fo-" + role, role));
        }
        for (int i = 0; i < 30; i++) {
            Answer firm = Finding.firm(
                    admin(),
                    "Cabinet " + i,
                    "city",
                    random.nextBoolean() ? "Praha" : "Brno",
                    "owner",
                    platform.users().id("user fo-" + (random.nextBoolean() ? "owners" : "writers")));
            Filed.add(
                    admin(),
                    firm,
                    "Cabinet " + i,
                    Filed.docx("oracleword " + (char) ('a' + random.nextInt(3)) + "letter"));
        }
        Filed.found(admin(), "oracleword", 20);
        Filed.read(admin());
        for (TestClient each : people) {
            // the index is told of the last ones a moment after they were read
            Eventually.until(() -> {
                List<String> found = new ArrayList<>();
                for (String letter : List.of("aletter", "bletter", "cletter")) {
                    Filed.now(each, "oracleword " + letter)
                            .forEach(hit ->
                                    found.add(hit.path("on").path("title").asText()));
                }
                assertThat(found)
                        .containsExactlyInAnyOrderElementsOf(
                                Finding.listed(each, "cabinet", "&limit=1000&fields=called"));
            });
        }
    }

    private static List<String> titles(List<JsonNode> hits) {
        return hits.stream().map(hit -> hit.path("title").asText()).toList();
    }
}
