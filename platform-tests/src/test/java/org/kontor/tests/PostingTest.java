package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.posting.PostingPlugin;

/** Posting an invoice: totals exact to the cent, numbers without a gap, nothing changed afterwards through any door. */
@OnEachDatabase
class PostingTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(PostingPlugin.class);

    private static final String DOCUMENTS = "records/posting/document";

    private static JsonNode line(String quantity, String price, String rate) {
        return object("what", "work", "quantity", quantity, "price", price, "rate", rate);
    }

    private static Answer draft(JsonNode lines, Object... more) {
        var body = object("kind", "invoice", "on_day", "2026-05-01", "customer", "Ada", "lines", lines);
        for (int i = 0; i < more.length; i += 2) {
            body.putPOJO((String) more[i], more[i + 1]);
        }
        return platform.admin().post(DOCUMENTS, body).expect(201);
    }

    private static Answer run(Answer document, String action) {
        String path = DOCUMENTS + "/" + document.id();
        String etag = platform.admin().get(path).expect(200).etag();
        return platform.admin().header("If-Match", etag).post(path + "/actions/" + action, object());
    }

    private static Answer read(Answer document) {
        return platform.admin().get(DOCUMENTS + "/" + document.id()).expect(200);
    }

    private static Answer posted(JsonNode lines) {
        Answer document = draft(lines);
        run(document, "post").expect(200);
        return read(document);
    }

    private static void expect(Answer document, String field, String amount) {
        assertThat(new BigDecimal(document.text(field))).as(field).isEqualByComparingTo(amount);
    }

    private static void expectTaxes(Answer document, String field, String... amounts) {
        List<BigDecimal> found = new ArrayList<>();
        document.json()
                .path("taxes")
                .forEach(tax -> found.add(new BigDecimal(tax.path(field).asText())));
        assertThat(found)
                .as(field)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(
                        List.of(amounts).stream().map(BigDecimal::new).toArray(BigDecimal[]::new));
    }

    @Test
    void taxIsRoundedOnceForEachRateAndHalvesGoAwayFromZero() {
        Answer small = draft(array(line("1", "0.02", "19"), line("1", "0.02", "19"), line("1", "0.02", "19")));
        expect(small, "net", "0.06");
        expect(small, "tax", "0.01");
        List<JsonNode> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(line("1", "0.01", "19"));
        }
        Answer long_ = draft(array(many.toArray()));
        expect(long_, "net", "10.00");
        expect(long_, "tax", "1.90");
        Answer halves = posted(array(line("1", "7.50", "19"), line("1", "2.50", "5")));
        expectTaxes(halves, "amount", "1.43", "0.13");
        run(halves, "credit").expect(200);
        Answer credit = newest();
        expectTaxes(credit, "amount", "-1.43", "-0.13");
        assertThat(new BigDecimal(credit.text("due")).add(new BigDecimal(halves.text("due"))))
                .isZero();
        Answer lines = draft(array(line("3", "0.333", "19"), line("12.5", "1.115", "19")));
        expect(lines, "net", "14.94");
        assertThat(lines.json().path("lines").findValuesAsText("amount")).containsExactly("1", "13.94");
    }

    @Test
    void discountsAndPricesWithTaxAreExactToTheCent() {
        Answer discounted = draft(array(line("1", "100.05", "19"), line("1", "49.99", "7")), "discount", "10");
        expectTaxes(discounted, "discount", "10.01", "5.00");
        expectTaxes(discounted, "basis", "90.04", "44.99");
        expectTaxes(discounted, "amount", "17.11", "3.15");
        expect(discounted, "due", "155.29");
        Answer shop = draft(array(line("3", "9.99", "19")), "tax_included", true);
        expect(shop, "net", "25.18");
        expect(shop, "tax", "4.78");
        expectTaxes(shop, "rounding", "0.01");
        expect(shop, "due", "29.97");
        Answer free = draft(array(line("1", "80", "19")), "discount", "100");
        expect(free, "net", "0");
        expect(free, "due", "0");
        assertThat(free.json().path("taxes")).hasSize(1);
    }

    private static Answer newest() {
        JsonNode page = platform.admin()
                .get(DOCUMENTS + "?sort=-created_at&limit=1")
                .expect(200)
                .json();
        return platform.admin()
                .get(DOCUMENTS + "/" + page.path("records").get(0).path("id").asText())
                .expect(200);
    }

    @Test
    void theChainOfDocumentsIsCopiedWithoutNumberStateAndSums() {
        Answer quote = platform.admin()
                .post(
                        DOCUMENTS,
                        object(
                                "kind",
                                "quote",
                                "on_day",
                                "2026-05-01",
                                "customer",
                                "Ada",
                                "lines",
                                array(line("2", "10", "19"))))
                .expect(201);
        run(quote, "post").expect(200);
        String path = DOCUMENTS + "/" + quote.id();
        String etag = platform.admin().get(path).expect(200).etag();
        platform.admin()
                .header("If-Match", etag)
                .post(path + "/actions/follow", object("as_kind", "order"))
                .expect(200);
        Answer order = newest();
        assertThat(order.text("kind")).isEqualTo("order");
        assertThat(order.text("state")).isEqualTo("draft");
        assertThat(order.text("customer")).isEqualTo("Ada");
        assertThat(order.json().path("number").isNull()).isTrue();
        assertThat(order.json().path("made_from").path("id").asText()).isEqualTo(quote.id());
        expect(order, "due", "23.80");
        assertThat(order.json().path("lines").get(0).path("id"))
                .isNotEqualTo(read(quote).json().path("lines").get(0).path("id"));
    }

    @Test
    void whatIsPostedIsFrozenThroughEveryDoor() throws Exception {
        Answer invoice = posted(array(line("1", "10", "19"), line("2", "5", "7")));
        String path = DOCUMENTS + "/" + invoice.id();
        JsonNode lines = invoice.json().path("lines");
        var patch = platform.admin()
                .patch(
                        path,
                        invoice.etag(),
                        object(
                                "customer",
                                "else",
                                "on_day",
                                "2026-06-01",
                                "discount",
                                "5",
                                "tax_included",
                                true,
                                "kind",
                                "quote",
                                "made_from",
                                invoice.id(),
                                "owner",
                                null,
                                "lines",
                                array(object("id", lines.get(0).path("id"), "price", "1"))));
        patch.expectProblem(409);
        assertThat(patch.fields())
                .contains("customer", "on_day", "discount", "tax_included", "kind", "made_from", "lines", "owner");
        platform.admin()
                .patch(path, invoice.etag(), object("lines", array(lines.get(1), lines.get(0))))
                .expectProblem(409, "lines");
        platform.admin().patch(path, invoice.etag(), object("number", "1")).expectProblem(403, "number");
        platform.admin().delete(path, invoice.etag()).expectProblem(409);
        String part = "records/posting/line/" + lines.get(0).path("id").asText();
        String partTag = "\"" + lines.get(0).path("version").asLong() + "\"";
        assertThat(platform.admin().patch(part, partTag, object("price", "1")).status())
                .isIn(404, 405, 409);
        assertThat(platform.admin().delete(part, partTag).status()).isIn(404, 405, 409);
        for (String attack : List.of("\"customer\":\"bulk\"", "\"delete\":true")) {
            Answer bulk = platform.admin()
                    .send(
                            "POST",
                            DOCUMENTS + "/bulk",
                            "{\"id\":\"" + invoice.id() + "\",\"version\":"
                                    + invoice.json().path("version").asLong() + "," + attack + "}",
                            "application/x-ndjson")
                    .expect(200);
            assertThat(bulk.lines().getFirst().path("status").asInt()).isIn(409, 422);
        }
        run(invoice, "tamper").expectProblem(409, "customer");
        if (platform.database() == TestDatabase.POSTGRESQL) {
            expectSqlRefused("update posting_document set customer = 'sql' where id = '" + invoice.id() + "'");
            expectSqlRefused("delete from posting_line where parent_id = '" + invoice.id() + "'");
            expectSqlRefused("update posting_tax set amount = 0 where parent_id = '" + invoice.id() + "'");
        }
        assertThat(read(invoice).body()).isEqualTo(invoice.body());
    }

    private static void expectSqlRefused(String sql) throws Exception {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(sql)).hasMessageContaining("the record is frozen");
        }
    }

    @Test
    void anActionMovesTheStateOnAndSettlesWhatIsOpen() {
        Answer invoice = posted(array(line("1", "10", "19")));
        run(invoice, "settle").expect(200);
        Answer settled = read(invoice);
        assertThat(settled.text("state")).isEqualTo("settled");
        expect(settled, "paid", "11.90");
        assertThat(settled.text("number")).isEqualTo(invoice.text("number"));
        run(invoice, "post").expectProblem(409);
    }

    @Test
    @Tag("R-32")
    void fiftyPostedAtOnceHaveFiftyNumbersWithoutAGap() throws Exception {
        List<Answer> drafts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            drafts.add(draft(array(line("1", "10", "19")), "on_day", "2031-01-01"));
        }
        List<Callable<Answer>> postings = new ArrayList<>();
        drafts.forEach(each -> postings.add(() -> run(each, "post")));
        Together.send(postings).forEach(answer -> answer.expect(200));
        assertThat(drafts).extracting(each -> read(each).text("number")).doesNotHaveDuplicates();
        assertThat(drafts)
                .extracting(each -> read(each).text("number"))
                .contains("invoice-2031-00001", "invoice-2031-00050");
    }

    @Test
    void theModelTellsFormsWhatRulesKeepAndFreeze() {
        JsonNode meta =
                platform.admin().get("meta/posting/document").expect(200).json();
        assertThat(meta.path("rules").findValuesAsText("kind")).contains("sum", "number", "frozen");
        meta.path("fields").forEach(field -> {
            if (List.of("net", "number").contains(field.path("name").asText())) {
                assertThat(field.path("by_rule").asBoolean()).isTrue();
                assertThat(field.path("update").asBoolean()).isFalse();
            }
        });
        assertThat(platform.admin().get("platform/plugins").expect(200).body())
                .contains("posting.document frozen but state, paid");
    }
}
