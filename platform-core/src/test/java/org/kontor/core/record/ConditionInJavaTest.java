package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Period;
import org.kontor.api.Row;
import org.kontor.api.When;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.rule.ConditionCheck;

class ConditionInJavaTest extends ShopTest {
    @ParameterizedTest
    @MethodSource(DATABASES)
    void aConditionInJavaMeansWhatItMeansInSql(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row full = customer(shop, Shop.CITY.to("Žďár"), Shop.CREDIT.to(10L));
        Row empty = customer(shop);
        List<Condition> conditions = List.of(
                Shop.CITY.is("Žďár"),
                Shop.CITY.isNot("Brno"),
                Shop.CITY.isNot("Žďár"),
                Shop.CITY.contains("ĎÁ"),
                Shop.CITY.startsWith("ž"),
                Shop.CITY.isEmpty(),
                Shop.CITY.moreThan("Brno"),
                Shop.CITY.lessThan("zz"),
                Shop.CREDIT.atLeast(10L),
                Shop.CREDIT.moreThan(10L),
                Shop.CREDIT.in(List.of(1L, 10L)),
                Shop.CREDIT.in(List.of()),
                Shop.CREDIT.atLeast(10L).not(),
                Shop.CUSTOMER.owner().isMe(),
                Shop.CITY.is(Shop.NAME),
                Shop.CUSTOMER.createdAt().since(When.today()),
                Shop.CUSTOMER.createdAt().before(When.today()),
                new Condition.Compare(Shop.CITY, Operator.IN, new Operand.Values(List.of("Žďár"))));
        assertSameInJavaAndSql(shop, Shop.CUSTOMER, conditions, full, empty);
        Row order = order(shop, full.ref(), "pen", "ink");
        Row bare = order(shop, empty.ref());
        assertSameInJavaAndSql(
                shop,
                Shop.ORDER,
                List.of(
                        Shop.CITY.of(Shop.BUYER).is("Žďár"),
                        Shop.CITY.of(Shop.BUYER).isNot("Žďár"),
                        Shop.CITY.of(Shop.BUYER).isEmpty(),
                        Shop.CUSTOMER.owner().of(Shop.BUYER).isMe(),
                        Condition.some(Shop.LINE.parent(), Shop.PRODUCT.is("pen")),
                        Condition.some(Shop.LINE.parent(), Shop.PRODUCT.is("cup")),
                        Condition.some(Shop.LINE.parent(), Condition.always()).not(),
                        Shop.STATE.in(List.of(Shop.OPEN, Shop.DONE)),
                        Shop.ORDER.createdAt().by(Period.MONTH).since(When.start(Period.MONTH)),
                        Condition.any(Shop.SHIP_TO.isEmpty(), Shop.SIZE.moreThan(5L)),
                        Condition.never()),
                order,
                bare);
    }

    private static void assertSameInJavaAndSql(
            ShopPlatform shop, EntityName name, List<Condition> conditions, Row... rows) {
        EntityMeta entity = shop.catalog.get(name);
        for (Condition condition : conditions) {
            for (Row row : rows) {
                shop.data.reading(shop.self, (transaction, access) -> {
                    boolean sql = shop.reader.matches(
                            transaction, access, entity, row.ref().id(), condition);
                    StoredRow whole = shop.reader
                            .whole(transaction, entity, List.of(row.ref().id()))
                            .getFirst();
                    Occasion occasion = shop.writer.occasion(transaction, access, new Guard(null));
                    DraftBatch batch = new DraftBatch(entity, occasion, new Problems(), shop.writer.engine());
                    DraftRow draft = batch.add(row.ref().id(), whole, null, "");
                    boolean java = new ConditionCheck(occasion.asker()).holds(condition, draft);
                    assertThat(java).as("%s of %s", condition, whole.values()).isEqualTo(sql);
                    return 0;
                });
            }
        }
    }
}
