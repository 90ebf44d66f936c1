package org.kontor.core.record;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.HiddenValues;
import org.kontor.core.access.RightsStore;
import org.kontor.core.access.Usual;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.Stamp;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.TestDatabase;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;
import org.kontor.core.schema.StoredRules;

/** What tests of rules share: the depot on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DepotTest {
    static final String DATABASES = "org.kontor.core.database.TestDatabase#all";
    static final Actor SELF = AccessPolicy.self("depot");

    private final Map<Dialect, Opened> opened = new EnumMap<>(Dialect.class);

    /** The depot on a database. */
    record Opened(Database database, Catalog catalog, ChangeLog log, RecordWriter writer, JdbcData data) {
        <T> T write(Function<Records, T> work) {
            return data.write(SELF, work);
        }

        <T> T read(Function<Records, T> work) {
            return data.read(SELF, work);
        }

        Row create(EntityName entity, Assignment... assignments) {
            return write(records -> records.create(entity, assignments));
        }

        Row update(Ref ref, Assignment... assignments) {
            return write(records -> records.update(records.get(ref), assignments));
        }

        void delete(Ref ref) {
            write(records -> {
                records.delete(records.get(ref));
                return ref;
            });
        }

        void restore(Ref ref) {
            data.writing(SELF, (transaction, access) -> writer.restore(transaction, access, ref.id()));
        }

        Row get(Ref ref) {
            return read(records -> records.get(ref));
        }
    }

    Opened depot(Dialect dialect) {
        return opened.computeIfAbsent(dialect, any -> open(TestDatabase.fresh(dialect), contribution()));
    }

    /** What the tests of a class share. */
    Contribution contribution() {
        return Depot.contribution();
    }

    static Opened open(Database database, Contribution... contributions) {
        Opened opened = on(database, catalog(database, contributions));
        return opened;
    }

    static Catalog catalog(Database database, Contribution... contributions) {
        List<Contribution> all = new ArrayList<>(List.of(contributions));
        all.addFirst(Contribution.of("system", "System")
                .entities(
                        Entity.of(CatalogBuilder.USER, "User", "Users").fields(CatalogBuilder.USER.text("full_name")),
                        Entity.of(CatalogBuilder.TEAM, "Team", "Teams").fields(CatalogBuilder.TEAM.text("name"))));
        Identifiers identifiers = database.dialect() == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase();
        return new CatalogBuilder(all, Map.of(), identifiers).build();
    }

    private static Opened on(Database database, Catalog catalog) {
        prepare(database, catalog);
        Clock clock = Clock.systemUTC();
        ChangeLog log = ChangeLog.open(database);
        AccessPolicy policy = new AccessPolicy(
                new RightsStore(database, new Stamp(database), clock),
                catalog,
                List.of(Depot.contribution()),
                clock,
                () -> Usual.PLAIN,
                HiddenValues.NONE);
        RecordReader reader = new RecordReader(catalog, clock);
        RecordWriter writer = new RecordWriter(
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
        return new Opened(database, catalog, log, writer, new JdbcData(database, policy, writer));
    }

    /** Makes the tables, and brings what is in them in line with the rules. */
    static void prepare(Database database, Catalog catalog) {
        new LiquibaseSchema(database).apply(HandWritten.kernel(), CatalogTables.of(catalog));
        new StoredRules(database).apply(catalog);
    }

    @AfterAll
    void close() {
        opened.values().forEach(each -> {
            each.log().close();
            each.database().close();
        });
    }
}
