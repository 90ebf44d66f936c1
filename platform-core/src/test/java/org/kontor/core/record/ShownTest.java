package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.record.ShopTest.fields;
import static org.kontor.core.record.ShopTest.refusal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;

class ShownTest extends DepotTest {
    @ParameterizedTest
    @MethodSource(DATABASES)
    void aFieldThatIsNotShownTakesNoValue(Dialect dialect) {
        Opened depot = depot(dialect);
        Refusal refusal =
                refusal(() -> depot.create(Depot.BILL, Depot.KIND.to(Depot.INVOICE), Depot.REASON.to("broken")));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(fields(refusal)).containsExactly("reason");
        assertThat(fields(refusal(() -> depot.create(Depot.BILL, Depot.REASON.to("no kind")))))
                .containsExactly("reason");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whoeverMakesTheConditionCeaseEmptiesTheFieldAndLosesNothingUnseen(Dialect dialect) {
        Opened depot = depot(dialect);
        Row bill = depot.create(Depot.BILL, Depot.KIND.to(Depot.CREDIT), Depot.REASON.to("broken"));
        assertThat(fields(refusal(() -> depot.update(bill.ref(), Depot.KIND.to(Depot.INVOICE)))))
                .containsExactly("reason");
        Row changed = depot.update(bill.ref(), Depot.KIND.to(Depot.INVOICE), Depot.REASON.to(null));
        assertThat(changed.find(Depot.REASON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatLayThereBeforeTheRuleStaysUntilSomebodyTouchesIt(Dialect dialect) {
        Contribution plain = Contribution.of("depot", "Depot")
                .entities(Depot.contribution().entities().toArray(Entity[]::new));
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened before = open(database, plain);
            Row bill = before.create(Depot.BILL, Depot.KIND.to(Depot.INVOICE), Depot.REASON.to("old"));
            Opened depot = open(database, Depot.contribution());
            Row noted = depot.update(bill.ref(), Depot.NOTE.to("new"));
            assertThat(noted.get(Depot.REASON)).isEqualTo("old");
            assertThat(fields(refusal(() -> depot.update(bill.ref(), Depot.REASON.to("newer")))))
                    .containsExactly("reason");
            depot.delete(bill.ref());
            depot.restore(bill.ref());
            assertThat(depot.get(bill.ref()).get(Depot.REASON)).isEqualTo("old");
            before.log().close();
            depot.log().close();
        }
    }
}
