package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.papers.PapersPlugin;

/** Records are printed as whoever prints may read them, by templates that can do nothing else. */
@OnEachDatabase
class PrintTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(PapersPlugin.class);

    private static final String OFFERS = "records/papers/offer";
    private static final String TEMPLATES = "records/system/template";
    private static final String GREETING =
            "Příliš žluťoučký kůň / Zażółć gęślą jaźń / Größe / 客户报价单\nMajitel <b>&amp;</b>";

    private static Answer offer(int lines) {
        String customer = platform.admin()
                .post("records/papers/customer", object("full_name", "行健 s.r.o.", "city", "Ústí nad Labem"))
                .expect(201)
                .id();
        Object[] parts = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> object("thing", "Šroub " + i, "quantity", i + ".5"))
                .toArray();
        ObjectNode offer = object("number", "N-2026-7", "greeting", GREETING, "story", "<p>so <b>fett</b></p>");
        offer.put("on_day", "2026-11-28")
                .put("urgent", true)
                .put("state", "sent")
                .put("to_whom", customer);
        offer.set("total", object("amount", "1234567.5", "currency", "EUR"));
        offer.set("margin", object("amount", "17", "currency", "EUR"));
        offer.set("lines", array(parts));
        return platform.admin().post(OFFERS, offer).expect(201);
    }

    private static String print(TestClient client, String offer, String more) {
        return text(client.download(OFFERS + "/" + offer + "/prints/" + more));
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            return text.replace('\u00a0', ' ').replace('\u202f', ' ');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDocumentSaysWhatThingsAreCalledHere() {
        String offer = offer(1).id();
        for (String[] said :
                new String[][] {{"papers.offer.number", "Serial"}, {"papers.offer.state.sent", "Posted"}}) {
            platform.admin()
                    .post(Layouts.LABELS, object("subject", said[0], "language", "en", "said", said[1]))
                    .expect(201);
        }
        try {
            assertThat(print(platform.admin(), offer, "papers.offer?language=en"))
                    .contains("Serial N-2026-7", "Posted URGENT");
        } finally {
            Layouts.clear(platform.admin());
        }
        assertThat(print(platform.admin(), offer, "papers.offer?language=en")).contains("Number N-2026-7");
    }

    @Test
    void aDocumentHasTheLettersOfAllFiveLanguagesAndComesOutAsItWentIn() throws IOException {
        String offer = offer(60).id();
        byte[] pdf = platform.admin().download(OFFERS + "/" + offer + "/prints/papers.offer?language=de");
        // to be looked at
        Files.write(Path.of("target", "offer.pdf"), pdf);
        String text = text(pdf);
        assertThat(text)
                .contains("行健 s.r.o., Ústí nad Labem")
                .contains("Number N-2026-7")
                .contains("28.11.2026 Sent URGENT")
                .contains("Příliš žluťoučký kůň / Zażółć gęślą jaźń / Größe / 客户报价单")
                .contains("Majitel <b>&amp;</b>")
                .contains("so fett")
                .contains("1.234.567,50 €")
                .contains("60 Šroub 60 60,5");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                String shown = one.getText(document);
                assertThat(shown).contains(page + " / " + pages);
                // the table's head stands above its rows on every page that has some
                assertThat(shown.contains("# Thing Quantity"))
                        .as("page " + page)
                        .isEqualTo(shown.contains("Šroub"));
            }
            document.getPage(0)
                    .getResources()
                    .getFontNames()
                    .forEach(name -> assertThat(font(document, name)).isTrue());
        }
        assertThat(print(platform.admin(), offer, "papers.offer?language=cs")).contains("28. 11. 2026");
    }

    private static boolean font(PDDocument document, org.apache.pdfbox.cos.COSName name) {
        try {
            return document.getPage(0).getResources().getFont(name).isEmbedded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatSomebodyMayNotReadIsNotInTheDocument() {
        String offer = offer(3).id();
        platform.users()
                .role(
                        "printer",
                        TestUsers.grant("papers.offer", Verb.READ).put("but_fields", "number"),
                        TestUsers.grant("papers.offer_line", Verb.READ).put("but_fields", "quantity"));
        TestClient printer = platform.users().add("printer", "printer");
        String text = print(printer, offer, "papers.offer");
        assertThat(text)
                .contains("Šroub 3")
                .doesNotContain("N-2026-7")
                .doesNotContain("3.5")
                .doesNotContain("行健")
                .doesNotContain("margin");
        assertThat(print(platform.admin(), offer, "papers.offer")).contains("margin");
        String path = OFFERS + "/" + offer + "/prints/papers.offer";
        platform.users().nobody().get(path).expectProblem(404);
        platform.client().get(path).expectProblem(401);
        printer.get(OFFERS + "/" + offer + "/prints/papers.letterhead").expectProblem(404);
        printer.get(OFFERS + "/" + offer + "/prints/papers.nothing").expectProblem(404);
        printer.get(path + "?language=%21").expectProblem(400);
        assertThat(printed(offer)).anySatisfy(entry -> assertThat(entry).contains("papers.offer.margin"));
    }

    private static List<String> printed(String offer) {
        return Accesses.of(platform.admin(), "kind=printed&record=" + offer, 1).stream()
                .map(JsonNode::toString)
                .toList();
    }

    @Test
    void aPluginPrintsAndKeepsTheDocument() {
        String offer = offer(1).id();
        String document = platform.admin()
                .send("POST", "plugins/papers/press/" + offer, null, null)
                .expect(200)
                .body();
        assertThat(text(platform.admin().download("files/" + document))).contains("N-2026-7");
        JsonNode kept =
                platform.admin().get(OFFERS + "/" + offer).expect(200).json().path("document");
        assertThat(kept.path("type").asText()).isEqualTo("application/pdf");
        assertThat(kept.path("name").asText()).isEqualTo("Offer N-2026-7.pdf");
    }

    @Test
    void administratorsPutTheirTemplateInThePlaceOfThePluginsAndGoBack() {
        String offer = offer(1).id();
        Answer german = template("papers.offer", "de", "<p>Angebot {{ record.number }}</p>")
                .expect(201);
        assertThat(german.text("entity")).isEqualTo("papers.offer");
        Answer head = template("papers.letterhead", "any", "<p>OUR HEAD</p>").expect(201);
        assertThat(print(platform.admin(), offer, "papers.offer?language=de"))
                .contains("Angebot N-2026-7")
                .doesNotContain("OUR HEAD");
        assertThat(print(platform.admin(), offer, "papers.offer?language=pl"))
                .contains("OUR HEAD")
                .doesNotContain("Angebot");
        assertThat(platform.admin()
                        .get("templates/papers.offer/original")
                        .expect(200)
                        .text("content"))
                .contains("record.number");
        platform.admin().delete(TEMPLATES + "/" + german.id(), german.etag()).expect(204);
        platform.admin().delete(TEMPLATES + "/" + head.id(), head.etag()).expect(204);
        assertThat(print(platform.admin(), offer, "papers.offer?language=de"))
                .contains("Number N-2026-7")
                .contains("行健");

        ObjectNode own = object("template", "custom.envelope", "entity", "papers.customer", "label", "Envelope");
        own.put("content", "<p>{{ record.full_name }}</p>");
        Answer envelope = platform.admin().post(TEMPLATES, own).expect(201);
        assertThat(platform.admin()
                        .get("meta/papers/customer")
                        .expect(200)
                        .json()
                        .path("templates")
                        .findValuesAsText("title"))
                .containsExactly("Envelope");
        platform.admin()
                .delete(TEMPLATES + "/" + envelope.id(), envelope.etag())
                .expect(204);
    }

    private static Answer template(String id, String language, String content) {
        return platform.admin().post(TEMPLATES, object("template", id, "language", language, "content", content));
    }

    @Test
    void aTemplateThatCouldDoMoreThanFillAPageIsNotTaken() {
        for (String bad : List.of(
                "{{ record.class.classLoader }}",
                "{{ record.getClass() }}",
                "{{ record[\"class\"].classLoader }}",
                "{{ \"\".getClass() }}",
                "{{ today.bytes }}",
                "{% for i in range(0, 1000000) %}x{% endfor %}",
                "{% for i in 1..1000000 %}x{% endfor %}",
                "{% for i in [1, 2, 3] %}x{% endfor %}",
                "{% include \"papers.offer\" %}",
                "{% include \"/etc/passwd\" %}",
                "{% include record.number %}",
                "{% import \"papers.letterhead\" %}",
                "{% extends \"papers.letterhead\" %}",
                "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
                "{% autoescape false %}{{ record.greeting }}{% endautoescape %}",
                "{{ record.greeting | raw }}",
                "{{ record.number ~ record.number }}",
                "{{ record.raw.total * 2 }}",
                "{{ record.number | replace({\"a\": \"b\"}) }}",
                "{{ beans }}",
                "{{ record.nummer }}",
                "{{ record.lines }}",
                "{{ record.to_whom.nothing }}",
                "{% for line in record.number %}x{% endfor %}",
                "{{ record.number",
                "{% if record.urgent %}",
                "(".repeat(3) + "{{ " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " }}")) {
            template("papers.offer", "pl", "<p>\n" + bad + "</p>").expectProblem(422, "content");
        }
        Answer lines = template("papers.offer", "pl", "<p>\n{{ record.nummer }}\n{{ record.lines.x }}\n{{ wo }}</p>")
                .expectProblem(422, "content");
        assertThat(lines.json().path("errors").findValuesAsText("reason"))
                .hasSize(3)
                .satisfies(reasons ->
                        assertThat(reasons.get(0)).startsWith("Line 2: ").contains("nummer"))
                .satisfies(reasons -> assertThat(reasons.get(1)).startsWith("Line 3: "))
                .satisfies(reasons ->
                        assertThat(reasons.get(2)).startsWith("Line 4: ").contains("wo"));
        Answer german = platform.admin()
                .header("Accept-Language", "de")
                .post(TEMPLATES, object("template", "papers.offer", "language", "pl", "content", "{{ record.raw() }}"))
                .expectProblem(422, "content");
        assertThat(german.json().path("errors").findValuesAsText("reason"))
                .containsExactly("Zeile 1: In einer Vorlage nicht zulässig: eine Methode oder ein Index");
        template("nobody.offer", "pl", "<p></p>").expectProblem(422, "template");
        template("papers.offer", "xx", "<p></p>").expectProblem(422, "language");
        platform.admin()
                .post(TEMPLATES, object("template", "custom.a", "entity", "no.such", "content", "<p></p>"))
                .expectProblem(422, "content");
    }

    @Test
    void piecesThatIncludeEachOtherAreNotTaken() {
        platform.admin()
                .post(TEMPLATES, object("template", "custom.one", "content", "1"))
                .expect(201);
        platform.admin()
                .post(TEMPLATES, object("template", "custom.two", "content", "{% include \"custom.one\" %}"))
                .expect(201);
        Answer one = platform.admin()
                .post(TEMPLATES + "/query", object("where", object("template", object("is", "custom.one"))))
                .expect(200);
        String id = one.json().path("records").get(0).path("id").asText();
        String path = TEMPLATES + "/" + id;
        platform.admin()
                .patch(path, platform.admin().get(path).etag(), object("content", "{% include \"custom.two\" %}"))
                .expectProblem(422, "content");
    }

    @Test
    void aTemplateThatTakesTooLongOrWritesTooMuchIsRefused() {
        String offer = offer(1).id();
        String loops = "{% for a in range(1, 1000) %}{% for b in range(1, 1000) %}{% for c in range(1, 1000) %}"
                + "%s{% endfor %}{% endfor %}{% endfor %}";
        for (String each : List.of("{% if record.urgent %}{% endif %}", "x".repeat(1000))) {
            preview(platform.admin(), "papers.offer", loops.replace("%s", each), offer)
                    .expectProblem(422);
        }
        assertThat(print(platform.admin(), offer, "papers.offer")).contains("N-2026-7");
    }

    @Test
    void aPageThatCannotBeLaidOutIsRefused() {
        String offer = offer(1).id();
        preview(platform.admin(), "papers.offer", "<div>".repeat(20_000) + "x", offer)
                .expectProblem(422);
        assertThat(print(platform.admin(), offer, "papers.offer")).contains("N-2026-7");
    }

    @Test
    void nothingIsFetchedForADocument() throws IOException {
        String offer = offer(1).id();
        Path secret = Files.writeString(platform.home().resolve("secret.css"), "@page { size: 50mm 50mm }");
        String page =
                "<link rel='stylesheet' href='file:%s'/><style>@import url('file:%s');".replace("%s", secret.toString())
                        + " body { background: url('http://127.0.0.1:9/x.png') } @font-face { font-family: x; src:"
                        + " url('http://127.0.0.1:9/x.ttf') }</style><base href='http://127.0.0.1:9/'/>"
                        + "<img src='" + secret.toUri() + "'/><img src='http://127.0.0.1:9/x.png'/><img src='x.png'/>"
                        + "<img src='jar:file:/x.jar!/x'/><object data='" + secret.toUri()
                        + "'></object><p>{{ record.number }}</p>"
                        + "<img src='data:image/svg+xml;base64,PHN2Zy8+'/>";
        Answer kept = template("papers.offer", "zh", page).expect(201);
        byte[] pdf = platform.admin().download(OFFERS + "/" + offer + "/prints/papers.offer?language=zh");
        platform.admin().delete(TEMPLATES + "/" + kept.id(), kept.etag()).expect(204);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isGreaterThan(500);
            assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
        }
        assertThat(text(pdf)).contains("N-2026-7");
    }

    @Test
    void whoMayNotWriteTemplatesSeesNoneAndTriesNone() {
        String offer = offer(1).id();
        platform.users().role("reading", TestUsers.grant("papers.offer", Verb.READ));
        TestClient reader = platform.users().add("reading", "reading");
        reader.get("templates").expectProblem(403);
        reader.get("templates/papers.offer/original").expectProblem(403);
        preview(reader, "papers.offer", "<p></p>", offer).expectProblem(403);
        assertThat(platform.admin()
                        .get("templates")
                        .expect(200)
                        .json()
                        .path("templates")
                        .findValues("faults"))
                .isNotEmpty();
        for (JsonNode each : platform.admin().get("templates").json().path("templates")) {
            assertThat(each.path("faults")).as(each.toString()).isEmpty();
        }
    }

    private static Answer preview(TestClient client, String template, String content, String record) {
        return client.post("templates/preview", object("template", template, "content", content, "record", record));
    }

    @Test
    void documentsArePrintedAtTheSameTime() {
        String offer = offer(5).id();
        platform.users().role("pressing", TestUsers.grant("papers.offer", Verb.READ));
        List<TestClient> users = Stream.of("one", "two", "three")
                .map(name -> platform.users().add(name, "pressing"))
                .toList();
        List<byte[]> all = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> users.get(i % 3).download(OFFERS + "/" + offer + "/prints/papers.offer"))
                .toList();
        assertThat(all).allSatisfy(pdf -> assertThat(Arrays.copyOf(pdf, 4)).isEqualTo("%PDF".getBytes()));
    }
}
