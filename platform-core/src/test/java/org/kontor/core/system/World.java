package org.kontor.core.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kontor.api.Assignment;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Accounts;
import org.kontor.core.access.HashCost;
import org.kontor.core.access.HiddenValues;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Passwords;
import org.kontor.core.access.RightsStore;
import org.kontor.core.access.Sessions;
import org.kontor.core.access.TestClock;
import org.kontor.core.access.Throttle;
import org.kontor.core.access.Tokens;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.record.ApprovalDesk;
import org.kontor.core.record.Callbacks;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordReader;
import org.kontor.core.record.RecordRights;
import org.kontor.core.record.RecordWriter;
import org.kontor.core.record.TaskQueue;
import org.kontor.core.record.TestFiles;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;
import org.kontor.core.secret.Vault;

/** One node on a database: plugin zero with what it stands on, and more plugins if wanted. */
final class World implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final TestClock clock = new TestClock();
    final Database database;
    final ChangeLog log;
    final RightsStore rights;
    final SystemSettings settings;
    final Sessions sessions;
    final Tokens tokens;
    final Accounts accounts;
    final List<Contribution> contributions;
    final Catalog catalog;
    final AccessPolicy policy;
    final JdbcData data;
    final Shares shares;

    World(DatabaseSettings at, Contribution... plugins) {
        database = Database.open(at);
        List<Contribution> all = new ArrayList<>();
        all.add(SystemPlugin.contribution(
                this::declared,
                clock,
                new NoTemplates(),
                NoModules.of(),
                () -> {
                    throw new IllegalStateException("no settings in this world");
                },
                user -> true));
        all.addAll(Arrays.asList(plugins));
        contributions = List.copyOf(all);
        Identifiers identifiers = database.dialect() == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase();
        Catalog first = new CatalogBuilder(contributions, Map.of(), identifiers).build();
        new LiquibaseSchema(database).apply(HandWritten.kernel(), CatalogTables.of(first));
        catalog = new CatalogBuilder(contributions, ChoiceLists.options(database, contributions), identifiers).build();
        log = ChangeLog.open(database);
        Stamp stamp = new Stamp(database);
        rights = new RightsStore(database, stamp, clock);
        settings = new SystemSettings(
                database, Vault.none(), stamp, () -> declared().catalog(), rights::state);
        sessions = new Sessions(database, rights, Duration.ofHours(8), Duration.ofDays(7), clock);
        tokens = new Tokens(database, rights, clock);
        accounts = new Accounts(
                database,
                rights,
                new Passwords(12, new HashCost(64, 1)),
                new Throttle(10, Duration.ofMinutes(15), clock),
                sessions,
                log,
                clock);
        policy = new AccessPolicy(rights, catalog, contributions, clock, settings::usual, HiddenValues.NONE);
        RecordReader reader = new RecordReader(catalog, clock);
        RecordWriter writer = new RecordWriter(
                catalog,
                reader,
                log,
                TestFiles.keeper(clock),
                policy,
                Callbacks.direct(),
                (transaction, entity) -> {
                    rights.onWrite(transaction, entity);
                    settings.onWrite(transaction, entity);
                },
                clock,
                TaskQueue.none(),
                ApprovalDesk.none());
        data = new JdbcData(database, policy, writer);
        shares = new Shares(database, policy, rights, new RecordRights(catalog, reader), log, clock);
        Seeds.technicalUsers(database, contributions, clock);
        rights.start();
        settings.start();
        seed();
    }

    /** As every start does. */
    void seed() {
        Seeds.technicalUsers(database, contributions, clock);
        data.write(kernel(), records -> {
            Seeds.records(records, catalog, contributions);
            return true;
        });
    }

    private Declared declared() {
        return new Declared(catalog, contributions, policy);
    }

    KernelActor kernel() {
        return AccessPolicy.self(AccessPolicy.KERNEL);
    }

    Row create(KernelActor by, EntityName entity, Assignment... assignments) {
        return data.write(by, records -> records.create(entity, assignments));
    }

    Row update(KernelActor by, Ref record, Assignment... assignments) {
        return data.write(by, records -> records.update(records.get(record), assignments));
    }

    /** An active person with a password. */
    UUID person(String login, Assignment... more) {
        List<Assignment> all = new ArrayList<>(Arrays.asList(more));
        all.add(User.LOGIN.to(login));
        all.add(User.FULL_NAME.to("Person " + login));
        UUID id = create(kernel(), User.NAME, all.toArray(Assignment[]::new))
                .ref()
                .id();
        accounts.setPassword(id, login, PASSWORD, false);
        return id;
    }

    KernelActor actor(UUID user) {
        return policy.actor(user);
    }

    static Ref user(UUID id) {
        return Ref.of(User.NAME, id);
    }

    @Override
    public void close() {
        tokens.close();
        sessions.close();
        settings.close();
        rights.close();
        log.close();
        database.close();
    }
}
