package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.ManualClock;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.filing.FilingPlugin;

/** Files come, are held by records, are read by whoever reads these, and go when nothing holds them any more. */
@OnEachDatabase
class FilesTest {
    private static final ManualClock CLOCK = ManualClock.at("2026-11-22T10:00:00Z");

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(FilingPlugin.class)
            .clock(CLOCK)
            .setting("kontor.file.keep-unused", "2h")
            .setting("kontor.file.max-size", "4M")
            .setting("kontor.file.max-unattached", "16M")
            .given(FilesTest::people);

    private static final String FOLDERS = "records/filing/folder";
    private static final byte[] PAPER = "Příliš žluťoučký".getBytes(StandardCharsets.UTF_8);

    private static void people() {
        platform.users()
                .role(
                        "clerk",
                        new String[] {"filing.file"},
                        TestUsers.within(
                                Scope.OWN,
                                TestUsers.grant("filing.folder", Verb.READ, Verb.CREATE, Verb.UPDATE, Verb.DELETE)),
                        TestUsers.grant("filing.sheet", Verb.READ, Verb.CREATE, Verb.UPDATE))
                .role(
                        "reader",
                        TestUsers.grant("filing.folder", Verb.READ).put("but_fields", "paper"),
                        TestUsers.grant("filing.sheet", Verb.READ));
    }

    private static int users;

    private static TestClient clerk() {
        return platform.users().add("clerk" + ++users, "clerk");
    }

    private static String upload(TestClient client, String name) {
        return client.upload(name, "text/plain", PAPER).expect(201).id();
    }

    private static Answer folder(TestClient client, String field, String file) {
        return client.post(FOLDERS, object("caption", "one", field, file));
    }

    @Test
    void whatIsUploadedIsDownloadedAsItWasToBeSavedAndNotToBeShown() {
        TestClient ada = clerk();
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        Answer made = ada.upload("Žádost \"1\".html", "text/html;charset=utf-8", content)
                .expect(201);
        assertThat(made.json().path("size").asInt()).isEqualTo(content.length);
        assertThat(made.text("type")).isEqualTo("text/html");
        assertThat(ada.download("files/" + made.id())).isEqualTo(content);
        Answer small = ada.get("files/" + upload(ada, "Žádost \"1\".html")).expect(200);
        assertThat(small.header("Content-Disposition"))
                .contains("attachment; filename=\"__dost 1.html\"; filename*=UTF-8''%C5%BD%C3%A1dost%201.html");
        assertThat(small.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(small.header("Content-Security-Policy").orElseThrow()).contains("sandbox");
        assertThat(ada.header("If-None-Match", small.etag())
                        .get("files/" + upload(ada, "again.txt"))
                        .status())
                .isEqualTo(304);
        assertThat(ada.header("If-None-Match", "*")
                        .get("files/" + upload(ada, "again.txt"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    @Tag("S-60")
    void whatAPageCouldRunIsSentOutAsAnythingAndKeepsItsType() {
        TestClient ada = clerk();
        for (String type : List.of(
                "application/javascript",
                "text/javascript; charset=utf-8",
                "TEXT/JavaScript",
                "text/javascript1.5",
                "application/x-javascript",
                "application/ecmascript",
                "text/x-ecmascript",
                "text/jscript",
                "text/livescript",
                "text/vbscript",
                "text/css",
                "application/wasm")) {
            Answer made = ada.upload("run.js", type, PAPER).expect(201);
            assertThat(made.json().path("type").asText()).isEqualTo(type.split(";", 2)[0].toLowerCase(Locale.ROOT));
            assertThat(ada.get("files/" + made.id())
                            .expect(200)
                            .header("Content-Type")
                            .orElseThrow())
                    .as(type)
                    .startsWith("application/octet-stream");
        }
        for (String type : List.of("text/plain", "image/svg+xml", "application/json")) {
            Answer made = ada.upload("read.txt", type, PAPER).expect(201);
            assertThat(ada.get("files/" + made.id())
                            .expect(200)
                            .header("Content-Type")
                            .orElseThrow())
                    .startsWith(type);
        }
    }

    @Test
    void namesLoseWhatCouldBeReadAsAnythingElse() {
        TestClient ada = clerk();
        for (String[] each : new String[][] {
            {"../../etc/passwd", "passwd"},
            {"C:\\Windows\\system.ini", "system.ini"},
            {"a\r\nSet-Cookie: b", "aSet-Cookie b"},
            {"invoice\u202Efdp.exe", "invoicefdp.exe"},
            {".htaccess", "htaccess"},
            {"...", "file"},
            {"x".repeat(300) + ".pdf", "x".repeat(196) + ".pdf"},
            {"x" + "😀".repeat(200), "x" + "😀".repeat(99)},
            {"x" + "😀".repeat(200) + ".pdf", "x" + "😀".repeat(97) + ".pdf"}
        }) {
            Answer made = ada.upload(each[0], "text/plain", PAPER).expect(201);
            assertThat(made.text("name")).isEqualTo(each[1]);
            assertThat(ada.get("files/" + made.id()).expect(200).body())
                    .isEqualTo(new String(PAPER, StandardCharsets.UTF_8));
        }
        assertThat(ada.upload("a", "no type", PAPER).status()).isIn(201, 400, 415);
    }

    @Test
    void aFileIsItsMakersAloneUntilARecordHoldsIt() {
        TestClient ada = clerk();
        TestClient bob = clerk();
        String file = upload(ada, "a.txt");
        assertThat(ada.download("files/" + file)).isEqualTo(PAPER);
        bob.get("files/" + file).expectProblem(404);
        platform.admin().get("files/" + file).expectProblem(404);
        folder(bob, "paper", file).expectProblem(422, "paper");
        platform.client().get("files/" + file).expectProblem(401);
        platform.users().nobody().upload("a.txt", "text/plain", PAPER).expectProblem(403);

        Answer made = folder(ada, "paper", file).expect(201);
        assertThat(made.json().path("paper").path("name").asText()).isEqualTo("a.txt");
        assertThat(ada.download("files/" + file)).isEqualTo(PAPER);
        assertThat(platform.admin().download("files/" + file)).isEqualTo(PAPER);
        bob.get("files/" + file).expectProblem(404);
        folder(bob, "paper", file).expectProblem(422, "paper");
    }

    @Test
    void whoMayNotReadTheFieldOrTheRecordAnyMoreReadsNoFileOfIt() {
        TestClient ada = clerk();
        TestClient reader = platform.users().add("reader" + ++users, "reader");
        String paper = upload(ada, "a.txt");
        Answer made = folder(ada, "paper", paper).expect(201);
        reader.get(FOLDERS + "/" + made.id()).expect(200);
        reader.get("files/" + paper).expectProblem(404);

        String scan = upload(ada, "scan.txt");
        ada.post(FOLDERS, object("caption", "two", "sheets", array(object("scan", scan))))
                .expect(201);
        assertThat(reader.download("files/" + scan)).isEqualTo(PAPER);
        platform.users().nobody().get("files/" + scan).expectProblem(404);

        // what she gave away is not hers any more
        platform.admin()
                .patch(
                        FOLDERS + "/" + made.id(),
                        made.etag(),
                        object("owner", platform.users().id("user reader" + users)))
                .expect(200);
        ada.get("files/" + paper).expectProblem(404);
    }

    @Test
    void whatIsSentBesideTheIdIsNotBelieved() {
        TestClient ada = clerk();
        String file = upload(ada, "a.txt");
        JsonNode held = ada.post(
                        FOLDERS,
                        object(
                                "caption",
                                "one",
                                "paper",
                                object("id", file, "name", "../b.exe", "type", "text/html", "size", 1, "key", "00")))
                .expect(201)
                .json()
                .path("paper");
        assertThat(held).isEqualTo(object("id", file, "name", "a.txt", "type", "text/plain", "size", PAPER.length));
        for (Object bad :
                List.of("00000000-0000-0000-0000-000000000000", "../a", object("name", "a"), array(file), 7)) {
            ada.post(FOLDERS, object("caption", "one", "paper", bad)).expectProblem(422, "paper");
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndLeavesNothing() throws IOException {
        TestClient ada = clerk();
        List<Path> before = kept();
        ada.upload("large", "text/plain", new byte[(4 << 20) + 1]).expectProblem(413);
        assertThat(kept()).isEqualTo(before);
        for (int i = 0; i < 4; i++) {
            ada.upload("fits", "text/plain", new byte[4 << 20]).expect(201);
        }
        List<Path> full = kept();
        ada.upload("more", "text/plain", new byte[1024]).expectProblem(413);
        assertThat(kept()).isEqualTo(full);
    }

    @Test
    void anActionAnswersAFileAndTakesOne() {
        TestClient ada = clerk();
        JsonNode answer = ada.post("actions/filing/list", object()).expect(200).json();
        assertThat(answer.path("result").asText()).isEqualTo("file");
        String file = answer.path("file").path("id").asText();
        assertThat(ada.get("files/" + file).expect(200).body()).isEqualTo("a;b\n");
        assertThat(ada.post("actions/filing/count", object("counted", file))
                        .expect(200)
                        .json()
                        .path("values")
                        .path("bytes")
                        .asInt())
                .isEqualTo(4);
        clerk().post("actions/filing/count", object("counted", file)).expectProblem(422, "counted");

        Answer folder = folder(ada, "paper", upload(ada, "a.txt")).expect(201);
        ada.header("If-Match", folder.etag())
                .post(FOLDERS + "/" + folder.id() + "/actions/copy", object())
                .expect(200);
    }

    @Test
    void whatATransactionThatFailedMadeIsNoFileAndIsSweptAway() throws IOException {
        TestClient ada = clerk();
        List<Path> before = kept();
        ada.post("actions/filing/fail", object()).expectProblem(409);
        List<Path> orphans =
                kept().stream().filter(path -> !before.contains(path)).toList();
        assertThat(orphans).hasSize(1);
        platform.kernel().sweepFiles();
        assertThat(orphans.getFirst()).exists();
        Files.setLastModifiedTime(
                orphans.getFirst(), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        platform.kernel().sweepFiles();
        assertThat(orphans.getFirst()).doesNotExist();
    }

    @Test
    void aFileGoesAWhileAfterNothingHoldsItNotTheTrashEither() {
        TestClient ada = clerk();
        String loose = upload(ada, "loose.txt");
        String replaced = upload(ada, "replaced.txt");
        String deleted = upload(ada, "deleted.txt");
        String stays = upload(ada, "stays.txt");
        Answer first = folder(ada, "paper", replaced).expect(201);
        ada.patch(FOLDERS + "/" + first.id(), first.etag(), object("paper", stays))
                .expect(200);
        Answer second = ada.post(FOLDERS, object("caption", "two", "sheets", array(object("scan", deleted))))
                .expect(201);
        ada.delete(FOLDERS + "/" + second.id(), second.etag()).expect(204);

        platform.kernel().sweepFiles();
        CLOCK.advance(Duration.ofMinutes(110));
        platform.kernel().sweepFiles();
        assertThat(ids()).contains(loose, replaced, deleted, stays);
        CLOCK.advance(Duration.ofMinutes(20));
        platform.kernel().sweepFiles();
        assertThat(ids()).contains(deleted, stays).doesNotContain(loose, replaced);

        ada.send("POST", "trash/" + second.id() + "/restore", null, null).expect(200);
        assertThat(ada.download("files/" + deleted)).isEqualTo(PAPER);
        folder(ada, "paper", loose).expectProblem(422, "paper");
    }

    @Test
    void whatWasTakenOutForGoodTakesItsFilesAlong() {
        TestClient ada = clerk();
        String file = upload(ada, "a.txt");
        Answer made = folder(ada, "paper", file).expect(201);
        ada.delete(FOLDERS + "/" + made.id(), made.etag()).expect(204);
        platform.admin().send("DELETE", "trash/" + made.id(), null, null).expect(204);
        platform.kernel().sweepFiles();
        CLOCK.advance(Duration.ofHours(3));
        platform.kernel().sweepFiles();
        assertThat(ids()).doesNotContain(file);
    }

    @Test
    void filesOfAPluginThatIsTakenAwayStay() throws IOException {
        TestClient ada = clerk();
        String file = upload(ada, "a.txt");
        folder(ada, "paper", file).expect(201);
        Path plugin = platform.home().resolve("plugins/filing");
        Path away = platform.home().resolve("away");
        Files.move(plugin, away);
        platform.kernel().reload();
        ada.get("files/" + file).expectProblem(404);
        platform.kernel().sweepFiles();
        CLOCK.advance(Duration.ofHours(3));
        platform.kernel().sweepFiles();
        Files.move(away, plugin);
        platform.kernel().reload();
        assertThat(ada.download("files/" + file)).isEqualTo(PAPER);
    }

    @Test
    void whatSomebodyReadsOfASensitiveFieldIsLogged() {
        TestClient ada = clerk();
        String file = upload(ada, "diagnosis.txt");
        Answer made = platform.admin().post(FOLDERS, object("caption", "mine")).expect(201);
        folder(ada, "diagnosis", file).expectProblem(422, "diagnosis");
        String own = upload(platform.admin(), "diagnosis.txt");
        platform.admin()
                .patch(FOLDERS + "/" + made.id(), made.etag(), object("diagnosis", own))
                .expect(200);
        assertThat(platform.admin().download("files/" + own)).isEqualTo(PAPER);
        // made and read by its maker, answered after the change, downloaded
        assertThat(readings(made.id(), 2)).allSatisfy(what -> assertThat(what).contains("diagnosis"));
    }

    private static List<String> readings(String record, int many) {
        List<JsonNode> entries = Accesses.of(platform.admin(), "kind=read&record=" + record, many);
        assertThat(entries).hasSize(many);
        return entries.stream().map(entry -> entry.path("what").toString()).toList();
    }

    private static List<String> ids() {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from system_file")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> kept() throws IOException {
        Path folder = platform.home().resolve("data/files");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
