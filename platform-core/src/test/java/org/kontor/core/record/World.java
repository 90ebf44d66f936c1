package org.kontor.core.record;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.kontor.api.Action;
import org.kontor.api.Aspect;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Money;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;

/** A small shop, in a database and in memory alike. */
final class World implements AutoCloseable {
    static final EntityName ACCOUNT = EntityName.of("demo", "account");
    static final Field<String> NAME = ACCOUNT.text("name");
    static final Field<String> CITY = ACCOUNT.text("city");
    static final Field<Choice> GRADE = ACCOUNT.choice("grade", Choice.of("a"), Choice.of("b"), Choice.of("c"));
    static final Field<Set<Choice>> KINDS = ACCOUNT.choices("kinds", Choice.of("new"), Choice.of("old"));
    static final Field<Money> CREDIT = ACCOUNT.money("credit");
    static final Field<Long> SCORE = ACCOUNT.integer("score");
    static final Field<BigDecimal> RATE = ACCOUNT.decimal("rate");
    static final Field<LocalDate> SINCE = ACCOUNT.date("since");
    static final Field<Instant> SEEN = ACCOUNT.moment("seen");
    static final Field<Boolean> VIP = ACCOUNT.yesNo("vip");
    static final Field<String> SECRET = ACCOUNT.text("secret").sensitive();
    static final Field<Ref> HEAD = ACCOUNT.reference("head", ACCOUNT);
    static final Field<List<Ref>> FRIENDS = ACCOUNT.references("friends", ACCOUNT);

    static final EntityName ORDER = EntityName.of("demo", "deal");
    static final Field<Ref> BUYER = ORDER.reference("buyer", ACCOUNT);
    static final Field<Ref> ABOUT = ORDER.reference("about");
    static final Field<Money> TOTAL = ORDER.money("total");
    static final Field<Choice> STATE = ORDER.choice("state", Choice.of("open"), Choice.of("done"));
    static final Field<String> NOTE = ORDER.longText("note");

    static final EntityName LINE = EntityName.of("demo", "line");
    static final Field<String> PRODUCT = LINE.text("product");
    static final Field<BigDecimal> QUANTITY = LINE.decimal("quantity");
    static final Field<Ref> MAKER = LINE.reference("maker", ACCOUNT);
    static final Field<List<Row>> LINES = ORDER.parts("lines", LINE);

    static final EntityName EVENT = EntityName.of("demo", "event");
    static final Field<Instant> EVENT_AT = EVENT.moment("at").required();
    static final Field<LocalDate> EVENT_DAY = EVENT.date("from_day");
    static final Field<String> EVENT_TEXT = EVENT.text("text");
    static final Field<String> EVENT_MORE = EVENT.longText("more");
    static final Field<Money> EVENT_AMOUNT = EVENT.money("amount");
    static final Field<BigDecimal> EVENT_NUMBER = EVENT.decimal("number");
    static final Field<Ref> EVENT_ABOUT = EVENT.reference("about");
    static final Field<Ref> EVENT_BY = EVENT.reference("by_account", ACCOUNT);
    static final Field<String> EVENT_WHAT = EVENT.text("what");

    static final Permission CLOSE = Permission.of("demo", "close", "Close");
    static final List<String> TEXTS = List.of(
            "Praha", "praha", "Brno", "Ústí", "ústí", "a_b", "a%b", "A!b", "Zürich", "zurich", "行健", "o'x", "b");

    /** A record in memory; null values are empty, parts and references are lists. */
    record Kept(EntityName entity, UUID id, Map<String, Object> values) {
        Object get(String field) {
            return values.get(field);
        }
    }

    record Share(EntityName entity, UUID record, UUID user, UUID team, boolean canEdit, UUID giver) {}

    final Database database;
    final Catalog catalog;
    final List<UUID> users = ids(4);
    final List<UUID> teams = ids(3);
    final Map<EntityName, Map<UUID, Kept>> records = new LinkedHashMap<>();
    final List<Share> shares = new ArrayList<>();

    World(Dialect dialect) {
        database = TestDatabase.fresh(dialect);
        catalog = new CatalogBuilder(
                        List.of(kernel(), demo()),
                        Map.of(),
                        dialect == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase())
                .build();
        new LiquibaseSchema(database).apply(HandWritten.kernel(), CatalogTables.of(catalog));
    }

    private static Contribution kernel() {
        return Contribution.of("system", "System")
                .entities(
                        Entity.of(CatalogBuilder.USER, "User", "Users")
                                .fields(CatalogBuilder.USER.text("full_name"))
                                .title(CatalogBuilder.USER.text("full_name")),
                        Entity.of(CatalogBuilder.TEAM, "Team", "Teams")
                                .fields(CatalogBuilder.TEAM.text("name"))
                                .title(CatalogBuilder.TEAM.text("name")));
    }

    private static Contribution demo() {
        return Contribution.of("demo", "Demo")
                .entities(
                        Entity.of(ACCOUNT, "Account", "Accounts")
                                .fields(
                                        NAME, CITY, GRADE, KINDS, CREDIT, SCORE, RATE, SINCE, SEEN, VIP, SECRET, HEAD,
                                        FRIENDS)
                                .title(NAME)
                                .owned(),
                        Entity.of(ORDER, "Deal", "Deals")
                                .fields(BUYER, ABOUT, TOTAL, STATE, NOTE, LINES)
                                .title(BUYER, STATE),
                        Entity.of(LINE, "Line", "Lines").fields(PRODUCT, QUANTITY, MAKER))
                .aspects(Aspect.of(EVENT, "Event", "Events")
                        .fields(
                                EVENT_AT,
                                EVENT_DAY,
                                EVENT_TEXT,
                                EVENT_MORE,
                                EVENT_AMOUNT,
                                EVENT_NUMBER,
                                EVENT_ABOUT,
                                EVENT_BY,
                                EVENT_WHAT)
                        .listedBy(EVENT_ABOUT, EVENT_AT)
                        .listedBy(EVENT_AT))
                .rules(
                        ACCOUNT,
                        Rule.plays(
                                EVENT,
                                GRADE.isNot(Choice.of("a")),
                                EVENT_AT.from(SEEN),
                                EVENT_DAY.from(SINCE),
                                EVENT_TEXT.from(NAME),
                                EVENT_AMOUNT.from(CREDIT),
                                EVENT_ABOUT.from(ACCOUNT.self()),
                                EVENT_BY.from(HEAD),
                                EVENT_WHAT.to("seen")),
                        Rule.plays(
                                EVENT,
                                Condition.always(),
                                EVENT_AT.from(SEEN.of(HEAD)),
                                EVENT_TEXT.from(SECRET),
                                EVENT_NUMBER.from(RATE),
                                EVENT_ABOUT.from(HEAD)))
                .rules(
                        ORDER,
                        Rule.plays(
                                EVENT,
                                STATE.is(Choice.of("open")).or(NOTE.isEmpty()),
                                EVENT_AT.from(ORDER.createdAt()),
                                EVENT_DAY.from(SINCE.of(BUYER)),
                                EVENT_TEXT.from(CITY.of(BUYER)),
                                EVENT_MORE.from(NOTE),
                                EVENT_AMOUNT.from(TOTAL),
                                EVENT_ABOUT.from(ABOUT),
                                EVENT_BY.from(BUYER)))
                .rules(
                        LINE,
                        Rule.plays(
                                EVENT,
                                Condition.always(),
                                EVENT_AT.from(ORDER.createdAt().of(LINE.parent())),
                                EVENT_TEXT.from(PRODUCT),
                                EVENT_MORE.from(CITY.of(MAKER)),
                                EVENT_NUMBER.from(QUANTITY),
                                EVENT_ABOUT.from(LINE.parent()),
                                EVENT_BY.from(MAKER),
                                EVENT_WHAT.to("line")))
                .permissions(CLOSE)
                .actions(Action.on(ORDER, "close")
                        .requires(CLOSE)
                        .when(NOTE.isEmpty().not())
                        .moves(STATE, Set.of(Choice.of("open")), Choice.of("done"))
                        .run(call -> Result.none()));
    }

    static List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(any -> NewId.next()).toList();
    }

    EntityMeta entity(EntityName name) {
        return catalog.get(name);
    }

    /** Forgets everything and makes up new records. */
    void refill(Random random, int accounts, int orders) {
        records.clear();
        shares.clear();
        users.forEach(id -> keep(CatalogBuilder.USER, id, Map.of("full_name", "User " + users.indexOf(id))));
        teams.forEach(id -> keep(CatalogBuilder.TEAM, id, Map.of("name", "Team " + teams.indexOf(id))));
        List<UUID> accountIds = new ArrayList<>(ids(accounts));
        Collections.shuffle(accountIds, random);
        accountIds.forEach(id -> keep(ACCOUNT, id, made(ACCOUNT, random, accountIds)));
        ids(orders).forEach(id -> {
            Map<String, Object> values = made(ORDER, random, accountIds);
            List<UUID> lines = ids(random.nextInt(4));
            values.put("lines", lines);
            keep(ORDER, id, values);
            for (UUID line : lines) {
                Map<String, Object> part = made(LINE, random, accountIds);
                part.put("parent", new Ref(ORDER, id));
                part.put("position", lines.indexOf(line));
                keep(LINE, line, part);
            }
        });
        for (EntityName entity : List.of(ACCOUNT, ORDER)) {
            for (UUID id : List.copyOf(records.get(entity).keySet())) {
                if (random.nextInt(4) == 0) {
                    boolean toUser = random.nextBoolean();
                    shares.add(new Share(
                            entity,
                            id,
                            toUser ? pick(random, users) : null,
                            toUser ? null : pick(random, teams),
                            random.nextBoolean(),
                            pick(random, users)));
                }
            }
        }
        write();
    }

    void keep(EntityName entity, UUID id, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putIfAbsent("created_at", Instant.parse("2026-01-01T00:00:00Z").plusSeconds(records.size()));
        all.putIfAbsent("updated_at", all.get("created_at"));
        all.putIfAbsent("created_by", new Ref(CatalogBuilder.USER, users.getFirst()));
        all.putIfAbsent("updated_by", all.get("created_by"));
        all.put("id", new Ref(entity, id));
        records.computeIfAbsent(entity, any -> new LinkedHashMap<>()).put(id, new Kept(entity, id, all));
    }

    static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Map<String, Object> made(EntityName entity, Random random, List<UUID> accounts) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldMeta field : entity(entity).fields()) {
            if (field.name().equals("owner") || field.name().equals("team")) {
                List<UUID> whose = field.name().equals("owner") ? users : teams;
                EntityName target = field.field().targets().getFirst();
                values.put(field.name(), random.nextInt(5) == 0 ? null : new Ref(target, pick(random, whose)));
            } else if (field.name().equals("created_by")) {
                values.put(field.name(), new Ref(CatalogBuilder.USER, pick(random, users)));
            } else if (field.name().equals("created_at")) {
                values.put(field.name(), value(FieldType.MOMENT, random, accounts));
            } else if (field.system() == null && !field.isParts()) {
                boolean empty = random.nextInt(4) == 0;
                values.put(field.name(), empty ? null : value(field.type(), random, accounts));
            }
        }
        return values;
    }

    /** A value of a type, out of few, so that values meet. */
    Object value(FieldType type, Random random, List<UUID> accounts) {
        return switch (type) {
            case TEXT, LONG_TEXT -> pick(random, TEXTS);
            case INTEGER -> (long) random.nextInt(-2, 5);
            case DECIMAL ->
                BigDecimal.valueOf(random.nextInt(-3, 6), random.nextInt(0, 3)).stripTrailingZeros();
            case MONEY -> Money.of(String.valueOf(random.nextInt(1, 5)), pick(random, List.of("EUR", "CZK")));
            case YES_NO -> random.nextBoolean();
            case DATE -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(0, 120));
            case MOMENT -> Instant.parse("2026-01-01T00:00:00Z").plusSeconds(1800L * random.nextInt(0, 5000));
            case CHOICE -> Choice.of(pick(random, List.of("a", "b", "c", "open", "done")));
            case CHOICES ->
                random.nextBoolean()
                        ? Set.of(Choice.of("new"))
                        : Set.of(Choice.of(pick(random, List.of("old", "new"))));
            case REFERENCE -> new Ref(ACCOUNT, random.nextInt(8) == 0 ? UUID.randomUUID() : pick(random, accounts));
            case REFERENCES ->
                IntStream.range(0, random.nextInt(1, 4))
                        .mapToObj(any -> new Ref(ACCOUNT, pick(random, accounts)))
                        .distinct()
                        .toList();
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    /** Puts into the database what is in memory. */
    void write() {
        database.write(transaction -> {
            var statement = transaction.connection().createStatement();
            for (EntityMeta entity : catalog.all()) {
                if (!entity.isAspect()) {
                    statement.execute("delete from " + entity.table());
                }
            }
            statement.execute("delete from demo_account_friends");
            statement.execute("delete from system_share");
            records.remove(EVENT);
            for (Map<UUID, Kept> all : records.values()) {
                for (Kept kept : all.values()) {
                    insert(transaction.connection(), kept);
                }
            }
            for (Share share : shares) {
                run(
                        transaction.connection(),
                        "insert into system_share (id, entity, record_id, user_id, team_id, can_edit, created_at, created_by)"
                                + " values (?, ?, ?, ?, ?, ?, current_timestamp, ?)",
                        new ArrayList<>(Arrays.asList(
                                NewId.next(),
                                share.entity().toString(),
                                share.record(),
                                share.user(),
                                share.team(),
                                share.canEdit(),
                                share.giver())));
            }
            return true;
        });
    }

    private void insert(Connection connection, Kept kept) throws SQLException {
        EntityMeta entity = entity(kept.entity());
        StringBuilder names = new StringBuilder("\"" + name("version") + "\"");
        List<Object> values = new ArrayList<>(List.of(1L));
        for (FieldMeta field : entity.fields()) {
            field.columns().forEach(column -> names.append(", ").append(column.sql()));
            if (!field.columns().isEmpty()) {
                field.kind().bind(kept.get(field.name()), values);
            }
        }
        if (entity.isPart()) {
            names.append(", \"").append(name("position")).append('"');
            values.add(kept.get("position"));
        }
        run(
                connection,
                "insert into " + entity.table() + " (" + names + ") values (?" + ", ?".repeat(values.size() - 1) + ")",
                values);
        if (kept.get("friends") instanceof List<?> friends) {
            for (Object friend : friends) {
                run(
                        connection,
                        "insert into demo_account_friends (id, record_id, target_id, position) values (?, ?, ?, ?)",
                        List.of(NewId.next(), kept.id(), ((Ref) friend).id(), friends.indexOf(friend)));
            }
        }
    }

    private String name(String name) {
        return database.dialect().name(name);
    }

    private static void run(Connection connection, String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
