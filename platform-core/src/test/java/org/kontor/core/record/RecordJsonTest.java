package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Measure;
import org.kontor.api.Money;
import org.kontor.api.Period;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.FieldRights;
import org.kontor.core.access.Right;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** Records as REST answers them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordJsonTest {
    private static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<Dialect, Shop> shops = new HashMap<>();

    private static final class Shop {
        final World world;
        final RecordJson json;
        final UUID me;
        final UUID adler = NewId.next();
        final UUID bauer = NewId.next();
        final UUID first = NewId.next();
        final UUID second = NewId.next();
        final UUID line = NewId.next();

        Shop(Dialect dialect) {
            world = new World(dialect);
            json = new RecordJson(world.catalog, dialect, Clock.systemUTC());
            me = world.users.getFirst();
            world.users.forEach(
                    id -> world.keep(CatalogBuilder.USER, id, Map.of("full_name", "User " + world.users.indexOf(id))));
            Ref adlerRef = new Ref(World.ACCOUNT, adler);
            world.keep(
                    World.ACCOUNT,
                    adler,
                    Map.of(
                            "name",
                            "Adler \"& Söhne\"",
                            "secret",
                            "x1",
                            "rate",
                            new BigDecimal("1.50"),
                            "kinds",
                            Set.of(Choice.of("old")),
                            "vip",
                            true,
                            "owner",
                            new Ref(CatalogBuilder.USER, me)));
            world.keep(World.ACCOUNT, bauer, Map.of("name", "Bauer", "head", adlerRef, "friends", List.of(adlerRef)));
            world.keep(
                    World.ORDER,
                    first,
                    Map.of(
                            "buyer", new Ref(World.ACCOUNT, bauer),
                            "about", adlerRef,
                            "total", Money.of("5.00", "EUR"),
                            "state", Choice.of("open"),
                            "note", "pack it",
                            "created_at", Instant.parse("2026-03-31T22:30:00Z"),
                            "lines", List.of(line)));
            world.keep(
                    World.LINE,
                    line,
                    Map.of(
                            "parent",
                            new Ref(World.ORDER, first),
                            "position",
                            0,
                            "product",
                            "Screw",
                            "maker",
                            adlerRef));
            world.keep(
                    World.ORDER,
                    second,
                    Map.of(
                            "about", new Ref(World.ORDER, first),
                            "state", Choice.of("done"),
                            "total", Money.of("7", "CZK"),
                            "created_at", Instant.parse("2026-03-31T20:30:00Z"),
                            "lines", List.of()));
            world.write();
        }

        Access access(Set<String> permissions, Condition accounts) {
            Map<EntityName, Map<Verb, List<Right>>> rights = new HashMap<>();
            Right whole = Right.whole();
            rights.put(
                    World.ORDER,
                    Map.of(
                            Verb.READ, List.of(whole),
                            Verb.UPDATE,
                                    List.of(new Right(
                                            Scope.ALL, World.STATE.is(Choice.of("open")), FieldRights.all()))));
            rights.put(World.LINE, Map.of(Verb.READ, List.of(whole)));
            rights.put(World.ACCOUNT, Map.of(Verb.READ, List.of(new Right(Scope.ALL, accounts, FieldRights.all()))));
            rights.put(CatalogBuilder.USER, Map.of(Verb.READ, List.of(whole)));
            return TestAccess.of(me, ZoneId.of("Europe/Prague"), Set.of(), Set.of(), rights, permissions);
        }

        JsonNode record(Access access, EntityName entity, UUID id, Selection selection, SensitiveReads reads) {
            return tree(world.database.read(t -> json.record(access, world.entity(entity), id, selection)
                    .answer(t, reads)
                    .orElseThrow()
                    .json()));
        }

        JsonNode page(Access access, Query query, Selection selection) {
            return tree(world.database.read(t -> json.page(access, query, selection)
                    .answer(t, SensitiveReads.untold())
                    .detach()));
        }

        JsonNode table(Access access, Query query, Measure... measures) {
            return tree(
                    world.database.read(t -> json.table(t, access, query, List.of(measures), SensitiveReads.untold())));
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode wanted(String json) {
        return tree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private Shop shop(Dialect dialect) {
        return shops.computeIfAbsent(dialect, Shop::new);
    }

    @AfterAll
    void close() {
        shops.values().forEach(shop -> shop.world.close());
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRecordCarriesItsPartsAndTheTitlesOfWhatItPointsTo(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.access(Set.of(), Condition.always());
        JsonNode order = shop.record(access, World.ORDER, shop.first, Selection.all(), SensitiveReads.untold());
        assertThat(order.get("id").textValue()).isEqualTo(shop.first.toString());
        assertThat(order.get("version").intValue()).isEqualTo(1);
        assertThat(order.get("created_at").textValue()).isEqualTo("2026-03-31T22:30:00Z");
        assertThat(order.get("created_by").get("title").textValue()).isEqualTo("User 0");
        assertThat(order.get("buyer"))
                .isEqualTo(wanted("{'entity':'demo.account','id':'" + shop.bauer + "','title':'Bauer'}"));
        assertThat(order.get("about").get("title").textValue()).isEqualTo("Adler \"& Söhne\"");
        assertThat(order.get("total").get("currency").textValue()).isEqualTo("EUR");
        assertThat(order.get("state").textValue()).isEqualTo("open");
        assertThat(order.has("can")).isFalse();
        JsonNode lines = order.get("lines");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("id").textValue()).isEqualTo(shop.line.toString());
        assertThat(lines.get(0).get("version").intValue()).isEqualTo(1);
        assertThat(lines.get(0).get("maker").get("title").textValue()).startsWith("Adler");
        assertThat(lines.get(0).get("quantity").isNull()).isTrue();
        assertThat(lines.get(0).has("parent")).isFalse();
        JsonNode bauer = shop.record(access, World.ACCOUNT, shop.bauer, Selection.all(), SensitiveReads.untold());
        assertThat(bauer.get("friends").get(0).get("title").textValue()).startsWith("Adler");
        assertThat(bauer.get("owner").isNull()).isTrue();
        JsonNode adler = shop.record(access, World.ACCOUNT, shop.adler, Selection.all(), SensitiveReads.untold());
        assertThat(adler.get("rate").textValue()).isEqualTo("1.5");
        assertThat(adler.get("kinds")).isEqualTo(wanted("['old']"));
        assertThat(adler.get("friends")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void theTitleOfARecordOutOfSightIsNotTold(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.access(Set.of(), World.NAME.is("Bauer").not());
        JsonNode order = shop.record(access, World.ORDER, shop.first, Selection.all(), SensitiveReads.untold());
        assertThat(order.get("buyer").get("title").isNull()).isTrue();
        assertThat(order.get("about").get("title").isNull()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aPagePointsToRecordsOfSeveralEntitiesWhoseTitlesConsistOfDifferentFields(Dialect dialect) {
        Shop shop = shop(dialect);
        Query oldestFirst = Query.of(World.ORDER).sort(World.ORDER.createdAt().ascending());
        Selection about = new Selection(List.of(World.ABOUT), List.of(), false);
        JsonNode all = shop.page(shop.access(Set.of(), Condition.always()), oldestFirst, about);
        assertThat(all.get("records").findValuesAsText("title")).containsExactly("Bauer Open", "Adler \"& Söhne\"");
        Access withoutBauer = shop.access(Set.of(), World.NAME.is("Bauer").not());
        JsonNode some = shop.page(withoutBauer, oldestFirst, about);
        assertThat(some.get("records").findValuesAsText("title")).containsExactly("Open", "Adler \"& Söhne\"");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatMayBeDoneIsToldWithTheRecord(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.access(Set.of("demo.close"), Condition.always());
        Selection can = new Selection(List.of(World.STATE), List.of(), true);
        JsonNode page = shop.page(access, Query.of(World.ORDER).sort(World.STATE.descending()), can);
        assertThat(page.get("records").get(0).get("can"))
                .isEqualTo(wanted("{'update':true,'delete':false,'share':false,'actions':['close']}"));
        assertThat(page.get("records").get(1).get("can"))
                .isEqualTo(wanted("{'update':false,'delete':false,'share':false,'actions':[]}"));
        Access without = shop.access(Set.of(), Condition.always());
        JsonNode order = shop.record(without, World.ORDER, shop.first, can, SensitiveReads.untold());
        assertThat(order.get("can").get("actions")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aPageSaysHowItGoesOnAndHowManyThereAre(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.access(Set.of(), Condition.always());
        Query query = Query.of(World.ORDER)
                .sort(World.ORDER.createdAt().ascending())
                .limit(1)
                .count();
        Selection state = new Selection(List.of(World.STATE, World.NAME.of(World.BUYER)), List.of(), false);
        JsonNode page = shop.page(access, query, state);
        assertThat(page.get("records"))
                .isEqualTo(wanted("[{'id':'" + shop.second + "','version':1,'state':'done','buyer.name':null}]"));
        assertThat(page.get("count")).isEqualTo(wanted("{'value':2,'exact':true}"));
        JsonNode next = shop.page(access, query.after(page.get("next").textValue()), state);
        assertThat(next.get("records").get(0).get("buyer.name").textValue()).isEqualTo("Bauer");
        assertThat(next.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void expandedReferencesCarryTheirRecords(Dialect dialect) {
        Shop shop = shop(dialect);
        Selection selection =
                new Selection(List.of(World.STATE), List.of(World.HEAD.of(World.BUYER), World.ABOUT), false);
        Access access = shop.access(Set.of(), Condition.always());
        JsonNode order = shop.record(access, World.ORDER, shop.first, selection, SensitiveReads.untold());
        assertThat(order.get("buyer").get("record").get("name").textValue()).isEqualTo("Bauer");
        assertThat(order.get("buyer")
                        .get("record")
                        .get("head")
                        .get("record")
                        .get("vip")
                        .booleanValue())
                .isTrue();
        assertThat(order.get("about").get("record").get("id").textValue()).isEqualTo(shop.adler.toString());
        Access blind = shop.access(Set.of(), World.NAME.is("nobody"));
        JsonNode less = shop.record(blind, World.ORDER, shop.first, selection, SensitiveReads.untold());
        assertThat(less.get("buyer").get("record").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void everyReadingOfASensitiveValueIsTold(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.access(Set.of(), Condition.always());
        List<String> told = new ArrayList<>();
        SensitiveReads reads = new SensitiveReads() {
            @Override
            public void read(EntityMeta entity, UUID id, List<FieldMeta> fields) {
                told.add(entity + "/" + id + " " + fields);
            }

            @Override
            public void grouped(EntityMeta entity, List<FieldMeta> fields) {
                told.add(entity + " " + fields);
            }
        };
        shop.record(access, World.ACCOUNT, shop.bauer, Selection.all(), reads);
        assertThat(told).as("an empty value tells nothing").isEmpty();
        shop.record(access, World.ACCOUNT, shop.adler, Selection.all(), reads);
        Selection behind = new Selection(List.of(World.SECRET.of(World.HEAD)), List.of(), false);
        shop.record(access, World.ACCOUNT, shop.bauer, behind, reads);
        assertThat(told)
                .containsOnly("demo.account/" + shop.adler + " [demo.account.secret]")
                .hasSize(2);
        shop.world.database.read(t -> shop.json.table(
                t, access, Query.of(World.ACCOUNT).groupBy(World.SECRET), List.of(Measure.count()), reads));
        assertThat(told).last().isEqualTo("demo.account [demo.account.secret]");
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void amountsAreSummedByCurrencyAndPeriodsBeginInTheActorsZone(Dialect dialect) {
        Shop shop = shop(dialect);
        Access access = shop.access(Set.of(), Condition.always());
        JsonNode table = shop.table(
                access,
                Query.of(World.ORDER).groupBy(World.ORDER.createdAt().by(Period.MONTH)),
                Measure.count(),
                Measure.sum(World.TOTAL));
        assertThat(table)
                .isEqualTo(wanted("{'lines':["
                        + "{'groups':{'created_at:month':'2026-02-28T23:00:00Z'},"
                        + "'measures':{'count':1,'sum(total)':{'amount':'7','currency':'CZK'}}},"
                        + "{'groups':{'created_at:month':'2026-03-31T22:00:00Z'},"
                        + "'measures':{'count':1,'sum(total)':{'amount':'5','currency':'EUR'}}}],"
                        + "'complete':true}"));
        JsonNode byBuyer =
                shop.table(access, Query.of(World.ORDER).groupBy(World.BUYER).limit(1), Measure.count());
        assertThat(byBuyer.get("complete").booleanValue()).isFalse();
        assertThat(byBuyer.get("lines")
                        .get(0)
                        .get("groups")
                        .get("buyer")
                        .get("title")
                        .textValue())
                .isEqualTo("Bauer");
    }
}
