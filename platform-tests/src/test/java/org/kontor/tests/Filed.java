package org.kontor.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kontor.testing.Answer;
import org.kontor.testing.TestClient;

/** Files that hang on firms, and what is found in them. */
final class Filed {
    static final String ATTACHMENTS = "records/system/attachment";
    static final String INDEX = "platform/search-index";

    private Filed() {}

    /** A file added to a firm; it is read some time later. */
    static Answer add(TestClient by, Answer firm, String name, byte[] content) {
        String file =
                by.upload(name, "application/octet-stream", content).expect(201).id();
        return by.post(
                        ATTACHMENTS,
                        object("about", object("entity", "finding.firm", "id", firm.id()), "file", object("id", file)))
                .expect(201);
    }

    static Answer add(TestClient by, Answer firm, String name, String content) {
        return add(by, firm, name, content.getBytes(UTF_8));
    }

    /** A document of an office program that says something. */
    static byte[] docx(String text) {
        return packed(
                "word/document.xml", "<w:document><w:body><w:p><w:t>" + text + "</w:t></w:p></w:body></w:document>");
    }

    static byte[] packed(String name, String content) {
        return packed(name, content.getBytes(UTF_8), 1);
    }

    /** A document of an office program with one part, whose content stands in it so many times. */
    static byte[] packed(String name, byte[] content, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry(name));
            for (int i = 0; i < times; i++) {
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PDF of many pages, as simple as one can be. */
    static byte[] pdf(int pages, String text) {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            int page = 10 + 2 * i;
            kids.append(page).append(" 0 R ");
            String content = "BT /F1 12 Tf 50 700 Td (" + text + " " + (i + 1) + ") Tj ET";
            pdf.append(page)
                    .append(
                            " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents ")
                    .append(page + 1)
                    .append(" 0 R>>endobj\n")
                    .append(page + 1)
                    .append(" 0 obj<</Length ")
                    .append(content.length())
                    .append(">>stream\n")
                    .append(content)
                    .append("\nendstream endobj\n");
        }
        pdf.append("2 0 obj<</Type/Pages/Count ")
                .append(pages)
                .append("/Kids[")
                .append(kids)
                .append("]>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n");
        return pdf.toString().getBytes(UTF_8);
    }

    /** Waits until no file waits to be read, and the index of whoever answers knows them. */
    static JsonNode read(TestClient admin) {
        JsonNode[] state = new JsonNode[1];
        Eventually.until(() -> {
            state[0] = admin.get(INDEX).expect(200).json();
            assertThat(state[0].path("behind").asLong()).isZero();
            assertThat(state[0].path("files").path("waiting").asLong(-1)).isZero();
        });
        return state[0].path("files");
    }

    /** The attachments that are found by words, as soon as there are so many. */
    static List<JsonNode> found(TestClient by, String words, int many) {
        List<JsonNode> found = new ArrayList<>();
        Eventually.until(() -> {
            found.clear();
            found.addAll(now(by, words));
            assertThat(found).as(words).hasSize(many);
        });
        return found;
    }

    /** A good file is found with its firm by a word in it: what was read before it, however bad, is behind it. */
    static void expectFound(TestClient admin, Answer firm, String word) {
        // what it is called does not find it
        add(admin, firm, "fine.docx", docx(word));
        assertThat(found(admin, word, 1).getFirst().path("on").path("id").asText())
                .isEqualTo(firm.id());
    }

    /** The attachments that are found by words now. */
    static List<JsonNode> now(TestClient by, String words) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode group : Finding.search(by, words).path("groups")) {
            if (group.path("entity").asText().equals("system.attachment")) {
                group.path("records").forEach(found::add);
            }
        }
        return found;
    }

    /** Why the text of a file could not be read; empty where that is not so. */
    static String fault(TestClient admin, String name) {
        for (JsonNode file :
                admin.get(INDEX + "/files?limit=1000").expect(200).json().path("files")) {
            if (file.path("name").asText().equals(name)) {
                return file.path("fault").asText();
            }
        }
        return "";
    }
}
