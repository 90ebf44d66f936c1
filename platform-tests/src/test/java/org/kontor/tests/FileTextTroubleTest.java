package org.kontor.tests;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.finding.FindingPlugin;

/**
 * Whatever a file holds, the server stays well, others' files are found, and an administrator reads what was wrong with it. No
 * database has a part in that; so this runs on one of them.
 */
@Tag("S-81")
@Tag("S-82")
class FileTextTroubleTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(FindingPlugin.class)
            .setting("kontor.search.file-timeout", "10s")
            .given(FileTextTroubleTest::roles);

    static void roles() {
        platform.users().role("readers", grant("finding.firm", Verb.READ));
    }

    private Answer firm;

    private static TestClient admin() {
        return platform.admin();
    }

    @BeforeEach
    void aFirm() {
        firm = Finding.firm(admin(), "Troubled Ltd");
    }

    @Test
    void filesThatCannotBeReadAreNamedWithTheReason() {
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        Filed.add(admin(), firm, "bomb.docx", Filed.packed("word/document.xml", blanks, 400));
        Filed.add(admin(), firm, "bomb2.docx", Filed.packed("word/media/picture.bin", blanks, 400));
        Filed.add(admin(), firm, "broken.pdf", "%PDF-1.7 and nothing else");
        byte[] locked = Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 2000);
        byte[] mark = "EncryptedPackage".getBytes(UTF_16LE);
        System.arraycopy(mark, 0, locked, 1000, mark.length);
        Filed.add(admin(), firm, "locked.docx", locked);
        Filed.add(admin(), firm, "deep.html", "<html>" + "<b><i>x".repeat(800_000));
        byte[] large = new byte[33 << 20];
        Filed.add(admin(), firm, "large.pdf", large);
        // whose type lies: read as what they are
        Filed.add(admin(), firm, "lying.txt", Filed.pdf(1, "lyingword"));
        Filed.add(admin(), firm, "picture.docx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
        Filed.add(admin(), firm, "empty.txt", "");
        Filed.add(
                admin(),
                firm,
                "entities.docx",
                Filed.packed(
                        "word/document.xml",
                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><w:t>entityword &f;</w:t>"));
        Filed.expectFound(admin(), firm, "goodafterbad");
        assertThat(Filed.found(admin(), "lyingword", 1)).hasSize(1);
        JsonNode entities = Filed.found(admin(), "entityword", 1).getFirst();
        assertThat(entities.toString()).doesNotContain("root:");
        Filed.read(admin());
        assertThat(Filed.fault(admin(), "bomb.docx")).isEqualTo("large");
        assertThat(Filed.fault(admin(), "bomb2.docx")).isEqualTo("large");
        assertThat(Filed.fault(admin(), "broken.pdf")).isEqualTo("damaged");
        assertThat(Filed.fault(admin(), "locked.docx")).isEqualTo("encrypted");
        assertThat(Filed.fault(admin(), "large.pdf")).isEqualTo("large");
        for (String fine : new String[] {"lying.txt", "picture.docx", "empty.txt", "entities.docx"}) {
            assertThat(Filed.fault(admin(), fine)).as(fine).isEmpty();
        }
        JsonNode page = admin().header("Accept-Language", "de")
                .get(Filed.INDEX + "/files?limit=2")
                .expect(200)
                .json();
        assertThat(page.path("files")).hasSize(2);
        assertThat(page.path("files").get(0).path("reason").asText()).isNotBlank();
        JsonNode rest = admin().get(
                        Filed.INDEX + "/files?after=" + page.path("next").asText())
                .expect(200)
                .json();
        assertThat(rest.toString()).doesNotContain(page.at("/files/0/id").asText());
        assertThat(page.at("/files/0/id").asText()).isNotBlank();
        // they are not tried for ever, and again when somebody says so
        Tables tables = new Tables(platform::connect);
        long tried = tables.number("select seq from system_file_text_count");
        long failed = tables.number("select count(*) from system_file_text where state = 'FAILED'");
        Filed.expectFound(admin(), firm, "goodlater");
        assertThat(tables.number("select seq from system_file_text_count")).isEqualTo(tried + 1);
        assertThat(admin().post(Filed.INDEX + "/files/retry", object())
                        .expect(200)
                        .json()
                        .path("files")
                        .asLong())
                .isEqualTo(failed);
        Filed.read(admin());
        Eventually.until(() -> assertThat(tables.number("select seq from system_file_text_count"))
                .isEqualTo(tried + 1 + failed));
        assertThat(Filed.fault(admin(), "broken.pdf")).isEqualTo("damaged");
    }

    @Test
    void onlyAdministratorsReadWhatWentWrong() {
        TestClient reader = platform.users().add("ftt-reader", "readers");
        reader.get(Filed.INDEX + "/files").expectProblem(403);
        reader.post(Filed.INDEX + "/files/retry", object()).expectProblem(403);
        platform.client().get(Filed.INDEX + "/files").expectProblem(401);
        admin().get(Filed.INDEX + "/files?limit=0").expectProblem(400);
        admin().get(Filed.INDEX + "/files?after=x").expectProblem(400);
        admin().get(Filed.INDEX + "/files?state=x").expectProblem(400);
    }

    @Test
    void aLongDocumentIsReadToWhereItIsKept() {
        Filed.add(admin(), firm, "pages.pdf", Filed.pdf(5000, "pageword"));
        Filed.add(admin(), firm, "letters.txt", "letterword " + "abcdefghi ".repeat(500_000) + " behindword");
        Filed.expectFound(admin(), firm, "goodafterlong");
        assertThat(Filed.found(admin(), "pageword", 1)).hasSize(1);
        assertThat(Filed.found(admin(), "letterword", 1)).hasSize(1);
        Filed.read(admin());
        assertThat(Filed.now(admin(), "behindword")).isEmpty();
        assertThat(new Tables(platform::connect)
                        .number("select letters from system_file_text t join system_file f on f.id = t.file_id"
                                + " where f.name = 'letters.txt' and not whole"))
                .isBetween(999_000L, 1_000_000L);
    }
}
