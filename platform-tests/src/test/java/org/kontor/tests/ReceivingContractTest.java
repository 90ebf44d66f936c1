package org.kontor.tests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.kontor.api.EntityName;
import org.kontor.testing.Answer;
import org.kontor.testing.Json;
import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.receiving.ReceivingPlugin;

/** The contract, tried with references to parts, a ledger, and receipts that fit what was ordered. */
@PluginUnderTest(ReceivingPlugin.class)
class ReceivingContractTest extends PluginContract {
    /** Nobody receives more than was ordered: each receipt is of an order of its own. */
    @Override
    protected Optional<ObjectNode> sample(EntityName entity) {
        return entity.equals(EntityName.of("receiving", "receipt")) ? Optional.of(receipt()) : super.sample(entity);
    }

    private static ObjectNode receipt() {
        String product = made("product", Json.object("label", "Lamp")).id();
        String warehouse = made("warehouse", Json.object("label", "Hall")).id();
        Answer order = made(
                "order",
                Json.object("warehouse", warehouse, "lines", List.of(Json.object("product", product, "quantity", 5))));
        String line = order.json().at("/lines/0/id").asText();
        return Json.object("of_order", order.id(), "lines", List.of(Json.object("order_line", line, "quantity", 2)));
    }

    private static Answer made(String entity, ObjectNode values) {
        return platform.admin().post("records/receiving/" + entity, values).expect(201);
    }
}
