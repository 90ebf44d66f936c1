package org.kontor.core.record;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.kontor.api.Actor;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.HiddenValues;
import org.kontor.core.access.Right;
import org.kontor.core.access.RightsStore;
import org.kontor.core.access.TestAccess;
import org.kontor.core.access.Usual;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;

/** The shop on a fresh database. */
public final class ShopPlatform implements AutoCloseable {
    static final Field<String> USER_NAME = CatalogBuilder.USER.text("full_name");

    public final Shop shop = new Shop();
    public final Database database;
    public final Catalog catalog;
    public final ChangeLog log;
    public final RecordReader reader;
    public final RecordWriter writer;
    public final JdbcData data;
    public final Actor self = AccessPolicy.self("shop");
    private final Stamp stamp;

    public ShopPlatform(Dialect dialect) {
        List<Contribution> contributions = List.of(
                Contribution.of("system", "System")
                        .entities(
                                Entity.of(CatalogBuilder.USER, "User", "Users").fields(USER_NAME),
                                Entity.of(CatalogBuilder.TEAM, "Team", "Teams")
                                        .fields(CatalogBuilder.TEAM.text("name"))),
                shop.contribution());
        this.database = TestDatabase.fresh(dialect);
        Identifiers identifiers = dialect == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase();
        this.catalog = new CatalogBuilder(contributions, Map.of(), identifiers).build();
        new LiquibaseSchema(database).apply(HandWritten.kernel(), CatalogTables.of(catalog));
        Clock clock = Clock.systemUTC();
        this.log = ChangeLog.open(database);
        this.stamp = new Stamp(database);
        AccessPolicy policy = new AccessPolicy(
                new RightsStore(database, stamp, clock),
                catalog,
                contributions,
                clock,
                () -> Usual.PLAIN,
                HiddenValues.NONE);
        this.reader = new RecordReader(catalog, clock);
        this.writer = new RecordWriter(
                catalog,
                reader,
                log,
                TestFiles.keeper(clock),
                policy,
                Callbacks.direct(),
                WriteListener.deaf(),
                clock,
                TaskQueue.none(),
                ApprovalDesk.none());
        this.data = new JdbcData(database, policy, writer);
    }

    /** A person with rights of the test's choice. */
    public Access person(Map<EntityName, Map<Verb, List<Right>>> rights) {
        return TestAccess.of(UUID.randomUUID(), ZoneOffset.UTC, Set.of(), Set.of(), rights, Set.of());
    }

    public <T> T write(Access access, BiFunction<Transaction, Access, T> work) {
        return database.write(transaction -> work.apply(transaction, access));
    }

    @Override
    public void close() {
        log.close();
        database.close();
    }
}
