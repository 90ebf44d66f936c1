package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.receiving.ReceivingPlugin;

/** Receiving parts of orders: what came, what lies there and why are right whoever comes at the same moment. */
@OnEachDatabase
class ReceivingTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(ReceivingPlugin.class);

    private static final String RECEIVING = "records/receiving/";

    private static Answer make(String entity, Object... fields) {
        return platform.admin().post(RECEIVING + entity, object(fields)).expect(201);
    }

    private static Answer order(String product, String quantity) {
        Answer warehouse = make("warehouse", "label", "main");
        return make(
                "order", "warehouse", warehouse.id(), "lines", array(object("product", product, "quantity", quantity)));
    }

    private static Answer receive(Answer order, String quantity) {
        Answer now = read("order", order);
        String line = now.json().path("lines").get(0).path("id").asText();
        return platform.admin()
                .header("If-Match", now.etag())
                .post(
                        RECEIVING + "order/" + order.id() + "/actions/receive",
                        object("received", array(object("order_line", line, "quantity", quantity))));
    }

    private static Answer read(String entity, Answer record) {
        return platform.admin().get(RECEIVING + entity + "/" + record.id()).expect(200);
    }

    private static JsonNode level(Answer product) {
        return platform.admin()
                .post(RECEIVING + "level/query", object("where", object("product", object("is", product.id()))))
                .expect(200)
                .json()
                .path("records")
                .path(0);
    }

    private static BigDecimal received(Answer order) {
        return new BigDecimal(read("order", order)
                .json()
                .path("lines")
                .get(0)
                .path("received")
                .asText());
    }

    @Test
    void whatComesInPartsAddsUpAndMovesTheOrderOn() {
        Answer product = make("product", "label", "screw");
        Answer order = order(product.id(), "10");
        receive(order, "4").expect(200);
        assertThat(read("order", order).text("state")).isEqualTo("partly");
        assertThat(received(order)).isEqualByComparingTo("4");
        receive(order, "7").expectProblem(422);
        assertThat(new BigDecimal(level(product).path("on_hand").asText()))
                .as("what was refused left nothing behind")
                .isEqualByComparingTo("4");
        receive(order, "6").expect(200);
        assertThat(read("order", order).text("state")).isEqualTo("done");
        assertThat(new BigDecimal(level(product).path("on_hand").asText())).isEqualByComparingTo("10");
        receive(order, "1").expectProblem(409);
    }

    @Test
    void whoeverSendsTheSameReceiptTwiceIsToldTheSecondTime() {
        Answer order = order(make("product", "label", "bolt").id(), "10");
        receive(order, "1").expect(200);
        Answer partly = read("order", order);
        JsonNode twice = object(
                "received",
                array(object(
                        "order_line",
                        partly.json().path("lines").get(0).path("id").asText(),
                        "quantity",
                        "4")));
        String path = RECEIVING + "order/" + order.id() + "/actions/receive";

        platform.admin().header("If-Match", partly.etag()).post(path, twice).expect(200);
        platform.admin().header("If-Match", partly.etag()).post(path, twice).expectProblem(412);

        assertThat(read("order", order).text("state")).isEqualTo("partly");
        assertThat(received(order)).isEqualByComparingTo("5");
    }

    @Test
    void whatIsReceivedIsCheckedLineByLineBeforeAnythingHappens() {
        Answer order = order(make("product", "label", "pin").id(), "10");
        Answer now = read("order", order);
        String line = now.json().path("lines").get(0).path("id").asText();
        String path = RECEIVING + "order/" + order.id() + "/actions/receive";

        platform.admin()
                .header("If-Match", now.etag())
                .post(path, object("received", array()))
                .expectProblem(422, "received");
        Answer refused = platform.admin()
                .header("If-Match", now.etag())
                .post(
                        path,
                        object(
                                "received",
                                array(
                                        object("order_line", line, "quantity", "1"),
                                        object("order_line", line, "quantity", null),
                                        object("order_line", line))))
                .expectProblem(422);
        assertThat(refused.fields()).containsExactlyInAnyOrder("received[1].quantity", "received[2].quantity");

        assertThat(read("order", order).text("state")).isEqualTo("confirmed");
    }

    @Test
    void twoWhoReceiveTheSameAtOnceNeverReceiveTooMuch() throws Exception {
        for (int round = 0; round < 3; round++) {
            Answer product = make("product", "label", "nut");
            Answer order = order(product.id(), "5");
            List<Callable<Answer>> both = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                both.add(() -> receive(order, "3"));
            }
            List<Answer> answers = Together.send(both);
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 412, 422);
            assertThat(answers.stream().filter(Answer::isOk)).hasSize(1);
            assertThat(received(order)).isEqualByComparingTo("3");
        }
    }

    @Test
    void ofTwoHundredReservationsOfFivePiecesFiveSucceed() throws Exception {
        Answer product = make("product", "label", "rare");
        receive(order(product.id(), "5"), "5").expect(200);
        String level = level(product).path("id").asText();
        int succeeded = 0;
        for (int wave = 0; wave < 10; wave++) {
            List<Callable<Answer>> reservations = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                reservations.add(
                        () -> platform.admin().post(RECEIVING + "move", object("level", level, "quantity", "-1")));
            }
            for (Answer answer : Together.send(reservations)) {
                if (answer.isOk()) {
                    succeeded++;
                } else {
                    assertThat(answer.expectProblem(422).body()).contains("not so many in this warehouse");
                }
            }
        }
        assertThat(succeeded).isEqualTo(5);
        assertThat(new BigDecimal(level(product).path("on_hand").asText())).isZero();
    }

    @Test
    void aReaderWhoKnowsTheVersionStillLearnsTheNewSum() {
        Answer product = make("product", "label", "seen");
        receive(order(product.id(), "5"), "5").expect(200);
        String path = RECEIVING + "level/" + level(product).path("id").asText();
        Answer before = platform.admin().get(path).expect(200);
        make("move", "level", before.id(), "quantity", "-2");
        Answer after = platform.admin()
                .header("If-None-Match", before.etag())
                .get(path)
                .expect(200);
        assertThat(after.etag()).isEqualTo(before.etag());
        assertThat(new BigDecimal(after.text("on_hand"))).isEqualByComparingTo("3");
    }

    @Test
    void theLedgerIsUntouchable() {
        Answer product = make("product", "label", "kept");
        receive(order(product.id(), "5"), "5").expect(200);
        Answer move = make("move", "level", level(product).path("id").asText(), "quantity", "-1");
        String path = RECEIVING + "move/" + move.id();
        platform.admin().patch(path, move.etag(), object("quantity", "-5")).expectProblem(409, "quantity");
        platform.admin().delete(path, move.etag()).expectProblem(409);
    }
}
