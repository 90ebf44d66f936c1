package org.kontor.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Money;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.FieldRights;
import org.kontor.core.access.Right;
import org.kontor.core.access.TestAccess;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;

/** Two accounts and an order with two lines. */
final class ReadingShop {
    final World world;
    final RecordReader reader;
    final UUID me;
    final UUID other;
    final UUID giver;
    final UUID adler = NewId.next();
    final UUID bauer = NewId.next();
    final UUID order = NewId.next();

    ReadingShop(Dialect dialect) {
        world = new World(dialect);
        reader = new RecordReader(world.catalog, Clock.systemUTC());
        me = world.users.getFirst();
        other = world.users.get(1);
        giver = world.users.get(2);
        world.users.forEach(id -> world.keep(CatalogBuilder.USER, id, Map.of("full_name", "Somebody")));
        world.keep(
                World.ACCOUNT,
                adler,
                Map.of(
                        "name",
                        "Adler",
                        "city",
                        "Praha",
                        "score",
                        7L,
                        "secret",
                        "x1",
                        "owner",
                        new Ref(CatalogBuilder.USER, me)));
        world.keep(
                World.ACCOUNT,
                bauer,
                Map.of(
                        "name",
                        "Bauer",
                        "city",
                        "Brno",
                        "score",
                        9L,
                        "secret",
                        "x2",
                        "owner",
                        new Ref(CatalogBuilder.USER, other)));
        List<UUID> lines = List.of(NewId.next(), NewId.next());
        world.keep(
                World.ORDER,
                order,
                Map.of(
                        "buyer",
                        new Ref(World.ACCOUNT, bauer),
                        "state",
                        Choice.of("open"),
                        "total",
                        Money.of("5", "EUR"),
                        "lines",
                        lines));
        lines.forEach(line -> world.keep(
                World.LINE,
                line,
                Map.of(
                        "parent",
                        new Ref(World.ORDER, order),
                        "position",
                        lines.indexOf(line),
                        "product",
                        "P" + lines.indexOf(line))));
        world.shares.add(new World.Share(World.ACCOUNT, bauer, me, null, false, giver));
        world.write();
    }

    <T> T read(Function<Transaction, T> work) {
        return world.database.read(work::apply);
    }

    Access access(Map<EntityName, Map<Verb, List<Right>>> rights) {
        return TestAccess.of(me, ZoneId.of("Europe/Prague"), Set.of(), Set.of(), rights, Set.of());
    }

    Access reading(Map<EntityName, List<Right>> rights) {
        Map<EntityName, Map<Verb, List<Right>>> all = new HashMap<>();
        rights.forEach((entity, each) -> all.put(entity, Map.of(Verb.READ, each)));
        return access(all);
    }

    boolean matches(Access access, Condition condition) {
        return read(t -> reader.matches(t, access, world.entity(World.ACCOUNT), adler, condition));
    }

    List<StoredRow> list(Access access, Query query) {
        return read(transaction -> reader.list(transaction, access, query)).rows();
    }

    List<String> names(Access access, Condition where) {
        return read(transaction -> reader.list(
                        transaction,
                        access,
                        Query.of(World.ACCOUNT).where(where).sort(World.NAME.ascending())))
                .rows()
                .stream()
                .map(row -> row.find(World.NAME).orElse("?"))
                .toList();
    }

    static FieldRights but(Field<?>... hidden) {
        return field -> field.system() != null || !Set.of(hidden).contains(field.field());
    }

    static FieldRights only(Field<?>... open) {
        return field -> field.system() != null || Set.of(open).contains(field.field());
    }

    static Right all(FieldRights fields) {
        return new Right(Scope.ALL, Condition.always(), fields);
    }

    static void isUnknown(Runnable question) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(question::run).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(Refusal.Code.MALFORMED);
            assertThat(refusal.text().key()).isEqualTo("system.unknown_field");
        });
    }
}
