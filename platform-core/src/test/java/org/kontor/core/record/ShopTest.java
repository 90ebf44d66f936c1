package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.kontor.api.Assignment;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.database.Dialect;

/** What tests of writing share: the shop on each database, and short words for what they do there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopTest {
    static final String DATABASES = "org.kontor.core.database.TestDatabase#all";

    private final Map<Dialect, ShopPlatform> platforms = new EnumMap<>(Dialect.class);

    ShopPlatform shop(Dialect dialect) {
        return platforms.computeIfAbsent(dialect, ShopPlatform::new);
    }

    @AfterAll
    void close() {
        platforms.values().forEach(ShopPlatform::close);
    }

    static Row customer(ShopPlatform shop, Assignment... more) {
        List<Assignment> all = new ArrayList<>(List.of(more));
        all.add(Shop.NAME.to("Ada"));
        return shop.data.write(
                shop.self, records -> records.create(Shop.CUSTOMER, Values.of(all.toArray(Assignment[]::new))));
    }

    static Row order(ShopPlatform shop, Ref customer, String... products) {
        return shop.data.write(
                shop.self,
                records ->
                        records.create(Shop.ORDER, Shop.BUYER.to(customer), Shop.LINES.to(lines(records, products))));
    }

    static List<Row> lines(Records records, String... products) {
        return List.of(products).stream()
                .map(product -> records.part(Shop.LINE, Shop.PRODUCT.to(product), Shop.QUANTITY.to(BigDecimal.ONE)))
                .toList();
    }

    static Refusal refusal(ThrowingCallable call) {
        AtomicReference<Refusal> caught = new AtomicReference<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, caught::set);
        return caught.get();
    }

    static List<String> fields(Refusal refusal) {
        return refusal.errors().stream().map(Refusal.FieldError::field).toList();
    }

    static Refusal.Code code(ThrowingCallable call) {
        return refusal(call).code();
    }
}
