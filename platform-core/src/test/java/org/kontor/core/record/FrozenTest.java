package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kontor.core.record.ShopTest.code;
import static org.kontor.core.record.ShopTest.fields;
import static org.kontor.core.record.ShopTest.refusal;

import java.math.BigDecimal;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;

class FrozenTest extends DepotTest {
    private static Row draft(Opened depot) {
        Ref item = depot.create(Depot.ITEM, Depot.LABEL.to("screw")).ref();
        return depot.write(records -> records.create(
                Depot.BILL,
                Depot.STATE.to(Depot.DRAFT),
                Depot.KIND.to(Depot.INVOICE),
                Depot.DATE.to(LocalDate.of(2026, 5, 1)),
                Depot.NOTE.to("as agreed"),
                Depot.ITEMS.to(List.of(item)),
                Depot.LINES.to(List.of(
                        records.part(Depot.LINE, Depot.NET.to(BigDecimal.ONE)),
                        records.part(Depot.LINE, Depot.NET.to(BigDecimal.TEN))))));
    }

    private static Row posted(Opened depot) {
        return depot.update(draft(depot).ref(), Depot.STATE.to(Depot.POSTED));
    }

    private static void expectFrozen(ThrowingCallable attack, String... names) {
        Refusal refusal = refusal(attack);
        assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(fields(refusal)).containsExactlyInAnyOrder(names);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void nobodyChangesWhatIsFrozenAndEveryFieldIsNamed(Dialect dialect) {
        Opened depot = depot(dialect);
        Row bill = posted(depot);
        Ref ref = bill.ref();
        expectFrozen(
                () -> depot.update(ref, Depot.NOTE.to("else"), Depot.DATE.to(null), Depot.SETTLED.to(BigDecimal.ONE)),
                "note",
                "on_day");
        expectFrozen(() -> depot.update(ref, Depot.ITEMS.to(List.of())), "items");
        expectFrozen(() -> depot.update(ref, Depot.LINES.to(List.of())), "lines", "total");
        expectFrozen(
                () -> depot.update(ref, Depot.LINES.to(bill.get(Depot.LINES).reversed())), "lines");
        Ref line = bill.get(Depot.LINES).getFirst().ref();
        assertThat(code(() -> depot.update(line, Depot.NET.to(BigDecimal.ZERO))))
                .isEqualTo(Refusal.Code.CONFLICT);
        assertThat(code(() -> depot.delete(line))).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(code(() -> depot.delete(ref))).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(depot.get(ref).version()).isEqualTo(bill.version());
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatIsLeftOpenGoesOnChanging(Dialect dialect) {
        Opened depot = depot(dialect);
        Row bill = posted(depot);
        Row paid = depot.update(bill.ref(), Depot.SETTLED.to(BigDecimal.TEN), Depot.STATE.to(Depot.PAID));
        assertThat(paid.get(Depot.SETTLED)).isEqualByComparingTo("10");
        depot.create(
                Depot.SHIPMENT,
                Depot.SHIPS.to(bill.get(Depot.LINES).getFirst().ref()),
                Depot.PIECES.to(BigDecimal.TWO));
        assertThat(depot.get(bill.ref()).get(Depot.DELIVERED))
                .as("a sum that the rule leaves open")
                .isEqualByComparingTo("2");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRecordMayBeBornFrozenWithItsParts(Dialect dialect) {
        Opened depot = depot(dialect);
        Row bill = depot.write(records -> records.create(
                Depot.BILL,
                Depot.STATE.to(Depot.POSTED),
                Depot.KIND.to(Depot.INVOICE),
                Depot.DATE.to(LocalDate.of(2026, 5, 1)),
                Depot.ITEMS.to(List.of(records.create(Depot.ITEM).ref())),
                Depot.LINES.to(List.of(records.part(Depot.LINE, Depot.NET.to(BigDecimal.ONE))))));
        assertThat(bill.get(Depot.NUMBER)).startsWith("re2026-");
        expectFrozen(() -> depot.update(bill.ref(), Depot.NOTE.to("late")), "note");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aFrozenRecordComesBackFromTheTrashAndIsNotPurged(Dialect dialect) {
        Contribution plain = Contribution.of("depot", "Depot")
                .entities(Depot.contribution().entities().toArray(Entity[]::new));
        try (Database database = TestDatabase.fresh(dialect)) {
            Opened before = open(database, plain);
            Row bill = before.write(records -> records.create(
                    Depot.BILL,
                    Depot.STATE.to(Depot.POSTED),
                    Depot.LINES.to(List.of(records.part(Depot.LINE, Depot.NET.to(BigDecimal.ONE))))));
            before.delete(bill.ref());
            Opened depot = open(database, Depot.contribution());
            assertThat(code(() -> depot.data().writing(SELF, (transaction, access) -> {
                        depot.writer().purge(transaction, access, bill.ref().id());
                        return 0;
                    })))
                    .isEqualTo(Refusal.Code.CONFLICT);
            depot.restore(bill.ref());
            assertThat(depot.get(bill.ref()).get(Depot.LINES)).hasSize(1);
            assertThat(depot.get(bill.ref()).get(Depot.TOTAL)).isEqualByComparingTo("1");
            assertThat(code(() -> depot.delete(bill.ref()))).isEqualTo(Refusal.Code.CONFLICT);
            before.log().close();
            depot.log().close();
        }
    }

    @Test
    void onPostgresqlHandWrittenSqlIsRefusedToo() {
        Opened depot = depot(Dialect.POSTGRESQL);
        Row bill = posted(depot);
        UUID id = bill.ref().id();
        UUID line = bill.get(Depot.LINES).getFirst().ref().id();
        for (String attack : List.of(
                "update depot_bill set note = 'x' where id = '" + id + "'",
                "update depot_bill set owner_id = null, number = null where id = '" + id + "'",
                "delete from depot_bill where id = '" + id + "'",
                "update depot_line set net = 5 where id = '" + line + "'",
                "update depot_line set position = 9 where id = '" + line + "'",
                "update depot_line set parent_id = gen_random_uuid() where id = '" + line + "'",
                "delete from depot_line where id = '" + line + "'",
                "insert into depot_line (id, version, created_at, created_by, updated_at, updated_by, parent_id, position)"
                        + " select gen_random_uuid(), 1, created_at, created_by, updated_at, updated_by, parent_id, 7"
                        + " from depot_line where id = '" + line + "'",
                "delete from depot_bill_items where record_id = '" + id + "'",
                "update depot_bill_items set target_id = gen_random_uuid() where record_id = '" + id + "'")) {
            assertThatThrownBy(() -> sql(depot, attack)).as(attack).hasStackTraceContaining("the record is frozen");
        }
        sql(depot, "update depot_bill set settled = 3, version = version + 1 where id = '" + id + "'");
        assertThat(depot.get(bill.ref()).get(Depot.SETTLED)).isEqualByComparingTo("3");
        Row draft = draft(depot);
        sql(
                depot,
                "update depot_bill set note = 'free' where id = '" + draft.ref().id() + "'");
        sql(depot, "delete from depot_line where parent_id = '" + draft.ref().id() + "'");
    }

    private static void sql(Opened depot, String sql) {
        depot.database().write(transaction -> {
            try (Statement statement = transaction.connection().createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    @Test
    void theTriggersComeWithTheRuleAndGoWithItAndASecondStartChangesNothing() {
        try (Database database = TestDatabase.fresh(Dialect.POSTGRESQL)) {
            Opened depot = open(database, Depot.contribution());
            Row bill = posted(depot);
            assertThat(new LiquibaseSchema(database)
                            .plan(HandWritten.kernel(), CatalogTables.of(depot.catalog()))
                            .isEmpty())
                    .isTrue();
            Contribution plain = Contribution.of("depot", "Depot")
                    .entities(Depot.contribution().entities().toArray(Entity[]::new));
            Opened without = open(database, plain);
            assertThat(without.update(bill.ref(), Depot.NOTE.to("free again")).get(Depot.NOTE))
                    .isEqualTo("free again");
            depot.log().close();
            without.log().close();
        }
    }
}
