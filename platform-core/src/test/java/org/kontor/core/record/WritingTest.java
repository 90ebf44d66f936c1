package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Assignment;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlFailure;

class WritingTest extends ShopTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aNewRecordHasAVersionAnOwnerAndAnEntryInTheLog(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row row = customer(shop, Shop.CITY.to("Prag"));
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.get(Shop.CITY)).isEqualTo("Praha");
        assertThat(row.get(Shop.CUSTOMER.owner())).isEqualTo(shop.self.ref());
        assertThat(row.get(Shop.CUSTOMER.creator())).isEqualTo(shop.self.ref());
        List<ChangeEntry> log = shop.log.of(row.ref(), Long.MAX_VALUE, 10);
        assertThat(log).hasSize(1);
        assertThat(log.getFirst().change().kind()).isEqualTo(ChangeKind.CREATED);
        assertThat(log.getFirst().change().changes()).contains("\"city\":[null,\"Praha\"]");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aChangeAddsOneToTheVersionAndNoChangeNone(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        Row row = customer(shop);
        Row changed = shop.data.write(shop.self, records -> records.update(row, Shop.CITY.to("Brno")));
        assertThat(changed.version()).isEqualTo(2);
        Row same = shop.data.write(shop.self, records -> records.update(changed, Shop.CITY.to("Brno")));
        assertThat(same.version()).isEqualTo(2);
        assertThat(shop.log.of(row.ref(), Long.MAX_VALUE, 10)).hasSize(2);
        assertThat(refusal(() -> shop.data.write(shop.self, records -> records.update(row, Shop.CITY.to("Kyjov"))))
                        .code())
                .isEqualTo(Refusal.Code.STALE);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void everythingThatDoesNotFitIsToldAtOnce(Dialect dialect) throws Exception {
        ShopPlatform shop = shop(dialect);
        RecordParser parser = new RecordParser(shop.catalog);
        Row row = customer(shop);
        List<Assignment> bad = parser.record(
                Shop.ORDER,
                JSON.readTree("{\"number\":7,\"colour\":\"red\",\"id\":\"x\",\"buyer\":\"" + UUID.randomUUID()
                        + "\",\"lines\":[{\"product\":\"pen\",\"quantity\":\"1\"},{\"quantity\":\"0\"},{\"quantity\":\"x\","
                        + "\"size\":1,\"product\":\"ink\"}]}"));
        Refusal refusal = refusal(() -> shop.data.writing(
                shop.self,
                (transaction, access) -> shop.writer.create(transaction, access, Shop.ORDER, List.of(bad), false)));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID);
        assertThat(fields(refusal))
                .contains("number", "colour", "id", "buyer", "lines[1].product", "lines[2].quantity", "lines[2].size")
                .doesNotContain("lines[0].product");
        assertThat(refusal.errors()).contains(new Refusal.FieldError("lines[1]", Shop.TOO_LITTLE));
        Refusal batch = refusal(() -> shop.data.write(
                shop.self,
                records -> records.create(
                        Shop.CUSTOMER,
                        List.of(
                                Values.of(Shop.NAME.to("Bob")),
                                Values.of(Shop.NAME.to("Black"), Shop.COMPANY.to(true)),
                                Values.of(Shop.EMAIL.to("nobody"))))));
        assertThat(fields(batch)).containsExactlyInAnyOrder("[1].name", "[1].tax_number", "[2].name", "[2].email");
        assertThat(row.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aUniqueValueIsTakenOnceAndTheHolderIsNamed(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        customer(shop, Shop.EMAIL.to("Ada@Example.org"));
        Refusal refusal = refusal(() -> customer(shop, Shop.EMAIL.to("ada@example.org")));
        assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(fields(refusal)).containsExactly("email");
        assertThat(refusal.errors().getFirst().message().arguments()).containsEntry("title", "Ada");
        Refusal twins = refusal(() -> shop.data.write(
                shop.self,
                records -> records.create(
                        Shop.TAG, List.of(Values.of(Shop.TAG_NAME.to("twin")), Values.of(Shop.TAG_NAME.to("twin"))))));
        assertThat(fields(twins)).containsExactly("[1].name");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void hooksSeeBatchesAndWriteInTheSameTransaction(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        List<Values> many = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            many.add(Values.of(Shop.NAME.to("Customer " + i), Shop.EMAIL.to("many" + i + "@example.org")));
        }
        shop.shop.batches.set(0);
        List<Row> rows = shop.data.write(shop.self, records -> records.create(Shop.CUSTOMER, many));
        assertThat(rows).hasSize(1200);
        assertThat(rows.get(700).get(Shop.NAME)).isEqualTo("Customer 700");
        assertThat(shop.shop.batches.get()).isEqualTo(1);
        assertThatThrownBy(() -> shop.data.write(shop.self, records -> records.create(Shop.LOOP, Shop.TURN.to(1L))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without end");
        assertThat(shop.data.<Integer>read(
                        shop.self,
                        records -> records.list(Query.of(Shop.LOOP)).rows().size()))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void recordsAreOfNoUseOutsideTheirCallback(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        AtomicReference<Records> kept = new AtomicReference<>();
        shop.data.write(shop.self, records -> {
            kept.set(records);
            return 0;
        });
        assertThatThrownBy(() -> kept.get().create(Shop.TAG, Shop.TAG_NAME.to("late")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> shop.data.read(shop.self, records -> {
                    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                        return other.submit(() -> records.list(Query.of(Shop.TAG)))
                                .get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .hasMessageContaining("another thread");
        assertThatThrownBy(() -> shop.data.read(shop.self, records -> records.create(Shop.TAG, Shop.TAG_NAME.to("r"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only read");
        assertThatThrownBy(() -> shop.data.write(shop.self, records -> shop.data.write(shop.self, inner -> 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use the records you were given");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aFailureThatIsSwallowedTooLateIsNotCommitted(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        String name = "swallowed " + dialect;
        assertThatThrownBy(() -> shop.data.write(shop.self, records -> {
                    records.create(Shop.TAG, Shop.TAG_NAME.to(name));
                    try {
                        records.create(Shop.LOOP, Shop.TURN.to(1L));
                    } catch (IllegalStateException swallowed) {
                        return 1;
                    }
                    return 0;
                }))
                .hasMessageContaining("without end");
        assertThat(shop.data.<Integer>read(
                        shop.self,
                        records -> records.list(Query.of(Shop.TAG).where(Shop.TAG_NAME.is(name)))
                                .rows()
                                .size()))
                .isZero();
        // a refusal before anything was written may be caught
        int caught = shop.data.write(shop.self, records -> {
            try {
                records.create(Shop.TAG, Shop.TAG_NAME.to(null));
                return 0;
            } catch (Refusal refusal) {
                records.create(Shop.TAG, Shop.TAG_NAME.to(name));
                return 1;
            }
        });
        assertThat(caught).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aTransactionThatIsRunTwiceWritesOnce(Dialect dialect) {
        ShopPlatform shop = shop(dialect);
        String city = "Twice " + dialect;
        AtomicReference<Ref> written = new AtomicReference<>();
        List<Integer> runs = new ArrayList<>();
        shop.data.write(shop.self, records -> {
            written.set(records.create(Shop.CUSTOMER, Shop.NAME.to("Ada"), Shop.CITY.to(city))
                    .ref());
            runs.add(runs.size());
            if (runs.size() == 1) {
                throw new SqlFailure(new SQLException("a deadlock", "40001"));
            }
            return 0;
        });
        assertThat(runs).hasSize(2);
        List<Row> rows = shop.data.read(
                shop.self,
                records -> records.list(Query.of(Shop.CUSTOMER).where(Shop.CITY.is(city)))
                        .rows());
        assertThat(rows).extracting(Row::ref).containsExactly(written.get());
        assertThat(shop.log.of(written.get(), Long.MAX_VALUE, 10)).hasSize(1);
    }
}
