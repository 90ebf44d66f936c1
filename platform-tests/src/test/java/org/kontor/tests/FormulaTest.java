package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.tests.reckoning.ReckoningPlugin;

/** Fields that a plugin has worked out from others: right behind every door, and whoever else writes. */
@OnEachDatabase
class FormulaTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(ReckoningPlugin.class);

    private static final String CUSTOMERS = "records/reckoning/customer";
    private static final String BILLS = "records/reckoning/bill";
    private static final String PAYMENTS = "records/reckoning/payment";

    private static TestClient admin() {
        return platform.admin();
    }

    private static Answer customer(String credit) {
        return admin().post(CUSTOMERS, object("label", "Novák", "credit", credit))
                .expect(201);
    }

    private static Answer bill(Answer customer, String quantity, String price) {
        return admin().post(
                        BILLS,
                        object(
                                "customer",
                                customer.id(),
                                "on_day",
                                "2026-02-20",
                                "lines",
                                array(object("quantity", quantity, "price", price))))
                .expect(201);
    }

    private static Answer pay(String bill, String amount) {
        return admin().post(PAYMENTS, object("bill", bill, "amount", amount));
    }

    private static Answer bill(Answer bill) {
        return admin().get(BILLS + "/" + bill.id()).expect(200);
    }

    private static Answer customerNow(Answer customer) {
        return admin().get(CUSTOMERS + "/" + customer.id()).expect(200);
    }

    private static void assertNumber(Answer record, String field, String expected) {
        assertThat(new BigDecimal(record.text(field))).as(field).isEqualByComparingTo(expected);
    }

    private static List<String> found(String query) {
        List<String> ids = new ArrayList<>();
        admin().get(BILLS + "?" + query)
                .expect(200)
                .json()
                .path("records")
                .forEach(record -> ids.add(record.path("id").asText()));
        return ids;
    }

    @Test
    @Tag("PLUS-20")
    void aFieldIsWorkedOutShownFilteredAndSortedLikeAnyOther() {
        Answer customer = customer("1000");
        Answer small = bill(customer, "3", "10.05");
        Answer large = bill(customer, "2", "99.99");
        assertNumber(small, "net", "30.15");
        assertNumber(small, "gross", "36.48");
        assertNumber(small, "open", "36.48");
        assertThat(small.text("due_on")).isEqualTo("2026-03-06");
        assertThat(small.json().at("/lines/0/total").asText()).isEqualTo("30.15");

        String mine = "filter=customer==" + customer.id();
        assertThat(found(mine + ";open=gt=100")).containsExactly(large.id());
        assertThat(found(mine + "&sort=-open")).containsExactly(large.id(), small.id());
        assertThat(found(mine + "&sort=open")).containsExactly(small.id(), large.id());
        assertThat(found(mine + ";settled==true")).isEmpty();
        assertThat(admin().post(
                                BILLS + "/aggregate",
                                object(
                                        "where",
                                        object("customer", object("is", customer.id())),
                                        "measures",
                                        array("sum:open")))
                        .body())
                .contains("278.46");
        List<JsonNode> exported =
                admin().get(BILLS + "/export?" + mine).expect(200).lines();
        assertThat(exported).extracting(line -> line.path("due_on").asText()).containsOnly("2026-03-06");

        Answer changed = admin().patch(BILLS + "/" + small.id(), small.etag(), object("days", 0, "tip", tip("1.5")))
                .expect(200);
        assertThat(changed.text("due_on")).isEqualTo("2026-02-20");
        assertThat(changed.json().path("double_tip")).isEqualTo(tip("3"));
        assertThat(admin().get(BILLS + "/" + small.id() + "/history")
                        .expect(200)
                        .body())
                .as("what is worked out is written down with what changed it")
                .contains("due_on")
                .contains("double_tip");

        JsonNode meta = admin().get("meta/reckoning/bill").expect(200).json();
        assertThat(meta.path("rules").toString())
                .contains("{\"kind\":\"formula\",\"field\":\"open\",\"expression\":\"gross - paid\"}");
        assertThat(meta.path("fields"))
                .filteredOn(field -> field.path("name").asText().equals("open"))
                .allMatch(field -> field.path("by_rule").asBoolean()
                        && !field.path("update").asBoolean());
    }

    private static JsonNode tip(String amount) {
        return object("amount", amount, "currency", "EUR");
    }

    @Test
    void nobodyElseWritesIt() {
        Answer customer = customer("1000");
        Answer bill = bill(customer, "1", "10");
        admin().post(BILLS, object("open", "5")).expectProblem(403, "open");
        admin().patch(BILLS + "/" + bill.id(), bill.etag(), object("gross", "1"))
                .expectProblem(403, "gross");
        admin().patch(BILLS + "/" + bill.id(), bill.etag(), object("gross", bill.text("gross"), "days", 3))
                .expect(200);
        List<JsonNode> lines = admin().send(
                        "POST",
                        BILLS + "/bulk",
                        "{\"on_day\":\"2026-01-01\"}\n{\"settled\":true}\n",
                        "application/x-ndjson")
                .expect(200)
                .lines();
        assertThat(lines).extracting(line -> line.path("status").asInt()).containsExactly(201, 403);
        String made = lines.getFirst().path("id").asText();
        assertThat(admin().get(BILLS + "/" + made).expect(200).text("due_on")).isEqualTo("2026-01-15");
    }

    @Test
    void whatIsTooLargeIsRefusedByTheNameOfTheField() {
        Answer customer = customer("1000");
        Answer tried = admin().post(
                        BILLS,
                        object(
                                "customer",
                                customer.id(),
                                "lines",
                                array(object("quantity", "9000000000000000000", "price", "9000000000000000000"))));
        tried.expectProblem(422, "lines[0].total");
        admin().post(BILLS, object("on_day", "9999-12-31")).expectProblem(422, "due_on");
        assertNumber(customerNow(customer), "owed", "0");
    }

    @Test
    void formulasFollowSumsAndSumsFollowFormulas() {
        Answer customer = customer("1000");
        Answer bill = bill(customer, "1", "100");
        assertNumber(customerNow(customer), "owed", "121");
        assertNumber(customerNow(customer), "left_over", "879");
        String version = bill.etag();

        Answer payment = pay(bill.id(), "21").expect(201);
        assertNumber(bill(bill), "open", "100");
        assertThat(bill(bill).json().path("settled").asBoolean(true)).isFalse();
        assertNumber(customerNow(customer), "owed", "100");
        assertNumber(customerNow(customer), "left_over", "900");
        pay(bill.id(), "100").expect(201);
        assertThat(bill(bill).json().path("settled").asBoolean()).isTrue();
        assertNumber(customerNow(customer), "left_over", "1000");
        assertThat(found("filter=settled==true")).contains(bill.id());
        assertThat(bill(bill).json().path("version").asLong())
                .as("who paid did not write the bill")
                .isEqualTo(bill.json().path("version").asLong());
        assertThat(version).isNotEmpty();

        admin().delete(PAYMENTS + "/" + payment.id(), payment.etag()).expect(204);
        assertNumber(bill(bill), "open", "21");
        assertNumber(customerNow(customer), "left_over", "979");
        assertThat(bill(bill).json().path("settled").asBoolean(true)).isFalse();
    }

    @Test
    void aRuleHoldsOfAFormulaThatOthersChange() {
        Answer customer = customer("600");
        Answer bill = bill(customer, "1", "400");
        assertThat(customerNow(customer).text("standing")).isEqualTo("narrow");
        admin().post(BILLS, object("customer", customer.id(), "lines", array(object("quantity", "1", "price", "200"))))
                .expectProblem(422);
        assertNumber(customerNow(customer), "left_over", "116");
        pay(bill.id(), "484").expect(201);
        bill(customer, "1", "82");
        assertThat(customerNow(customer).text("standing")).isEqualTo("good");
        assertNumber(customerNow(customer), "left_over", "500.78");
    }

    @Test
    void whatIsFrozenStaysAndWhatIsMadeOfOpenFieldsFollows() {
        Answer customer = customer("1000");
        Answer draft = bill(customer, "1", "100");
        assertThat(draft.json().path("symbol").isMissingNode()
                        || draft.json().path("symbol").isNull())
                .isTrue();
        admin().header("If-Match", draft.etag())
                .post(BILLS + "/" + draft.id() + "/actions/post", object())
                .expect(200);
        Answer posted = bill(draft);
        assertThat(posted.text("symbol")).isEqualTo("VS" + posted.text("number"));
        assertThat(posted.text("number")).startsWith("2026-");
        admin().patch(BILLS + "/" + draft.id(), posted.etag(), object("days", 30))
                .expectProblem(409, "days");
        pay(draft.id(), "121").expect(201);
        assertNumber(bill(draft), "open", "0");
        assertThat(bill(draft).json().path("settled").asBoolean()).isTrue();
    }

    @Test
    void aRecordThatComesBackFromTheTrashIsWorkedOutAnew() {
        Answer customer = customer("1000");
        Answer bill = bill(customer, "1", "100");
        Answer payment = pay(bill.id(), "21").expect(201);
        admin().delete(PAYMENTS + "/" + payment.id(), payment.etag()).expect(204);
        Answer now = bill(bill);
        admin().delete(BILLS + "/" + bill.id(), now.etag()).expect(204);
        assertNumber(customerNow(customer), "left_over", "1000");
        admin().send("POST", "trash/" + bill.id() + "/restore", null, null).expect(200);
        assertNumber(bill(bill), "open", "121");
        assertNumber(customerNow(customer), "left_over", "879");
    }

    @Test
    void aPluginsOwnWritesAreWorkedOutToo() {
        Answer customer = customer("700");
        admin().post("actions/reckoning/double_all", object()).expect(200);
        assertNumber(customerNow(customer), "left_over", "1400");
        assertThat(customerNow(customer).text("standing")).isEqualTo("good");
    }

    @Test
    void itIsRightWhoeverPaysAtTheSameMoment() throws Exception {
        Answer customer = customer("100000");
        Answer first = bill(customer, "1", "1000");
        Answer second = bill(customer, "1", "1000");
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> pay(first.id(), "10.5"));
            tasks.add(() -> pay(second.id(), "1"));
            String days = String.valueOf(i);
            tasks.add(() -> {
                Answer read = bill(first);
                return admin().patch(BILLS + "/" + first.id(), read.etag(), object("days", Integer.parseInt(days)));
            });
        }
        List<Answer> answers = Together.send(tasks);
        assertThat(Stream.iterate(0, i -> i + 3).limit(8).map(answers::get)).allMatch(answer -> answer.status() == 201);

        assertNumber(bill(first), "open", "1126");
        assertNumber(bill(second), "open", "1202");
        assertNumber(customerNow(customer), "owed", "2328");
        assertNumber(customerNow(customer), "left_over", "97672");
    }

    @Test
    void aFormulaAndASumAreRightAfterManyChangesOfWhatTheyAreMadeOf() {
        Answer customer = customer("100000");
        Answer bill = bill(customer, "1", "1");
        BigDecimal net = BigDecimal.ZERO;
        List<JsonNode> lines = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1, 999), 1);
            BigDecimal price = BigDecimal.valueOf(random.nextInt(1, 9999), 2);
            net = net.add(quantity.multiply(price).setScale(2, RoundingMode.HALF_UP));
            lines.add(object("quantity", quantity.toPlainString(), "price", price.toPlainString()));
            admin().patch(BILLS + "/" + bill.id(), bill(bill).etag(), object("lines", lines))
                    .expect(200);
            BigDecimal gross = net.multiply(new BigDecimal("1.21")).setScale(2, RoundingMode.HALF_UP);
            assertNumber(bill(bill), "open", gross.toPlainString());
            assertNumber(
                    customerNow(customer),
                    "left_over",
                    new BigDecimal("100000").subtract(gross).toPlainString());
        }
    }
}
