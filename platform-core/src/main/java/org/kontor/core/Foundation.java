package org.kontor.core;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kontor.core.access.Accounts;
import org.kontor.core.access.Passwords;
import org.kontor.core.access.RightsStore;
import org.kontor.core.access.Sessions;
import org.kontor.core.access.Throttle;
import org.kontor.core.access.Tokens;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.LogReaders;
import org.kontor.core.change.ReadLog;
import org.kontor.core.change.Stamp;
import org.kontor.core.config.Configuration;
import org.kontor.core.config.DatabaseConfig;
import org.kontor.core.config.Secret;
import org.kontor.core.database.Database;
import org.kontor.core.database.DatabaseSettings;
import org.kontor.core.duplicate.DuplicateModels;
import org.kontor.core.extract.TextExtraction;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.file.FileSweep;
import org.kontor.core.file.FileTexts;
import org.kontor.core.file.FolderStore;
import org.kontor.core.layer.Layers;
import org.kontor.core.meta.Catalog;
import org.kontor.core.module.Archives;
import org.kontor.core.print.PdfMaker;
import org.kontor.core.record.FileUses;
import org.kontor.core.rest.DownloadTurns;
import org.kontor.core.rest.ExportTurns;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.LiquibaseSchema;
import org.kontor.core.search.SearchIndex;
import org.kontor.core.secret.Keeping;
import org.kontor.core.secret.StoredTexts;
import org.kontor.core.secret.Vault;
import org.kontor.core.slow.SlowReads;
import org.kontor.core.system.KernelSettings;
import org.kontor.core.system.SystemSettings;
import org.kontor.core.task.TaskMapper;

/** What every platform stands on, opened in this order and closed in the opposite one. */
record Foundation(
        Configuration configuration,
        StartOptions options,
        Database database,
        Vault vault,
        LiquibaseSchema schema,
        ChangeLog changeLog,
        LogReaders readers,
        ReadLog readLog,
        Stamp stamp,
        RightsStore rights,
        Passwords passwords,
        Sessions sessions,
        Tokens tokens,
        Accounts accounts,
        SystemSettings settings,
        Layers layers,
        ExportTurns exports,
        FileKeeper files,
        FileSweep sweep,
        DownloadTurns downloads,
        PdfMaker pdfs,
        Archives archives,
        SearchIndex search,
        FileTexts texts,
        TextExtraction extraction,
        SlowReads slow)
        implements AutoCloseable {

    /** Opens what is there, and makes nothing. */
    static Optional<Foundation> existing(Configuration configuration, StartOptions options, Supplier<Catalog> catalog) {
        DatabaseSettings settings = settings(configuration);
        if (!Database.isThere(settings)) {
            return Optional.empty();
        }
        Database database = Database.open(settings);
        try {
            if (!new LiquibaseSchema(database).isInstalled()) {
                database.close();
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return Optional.of(
                on(database, configuration, options, passwords(configuration, options), catalog, Keeping::existing));
    }

    /** Opens it, on a database that is made where it is missing. */
    static Foundation open(
            Configuration configuration, StartOptions options, Passwords passwords, Supplier<Catalog> catalog) {
        return on(Database.open(settings(configuration)), configuration, options, passwords, catalog, Keeping::open);
    }

    static Passwords passwords(Configuration configuration, StartOptions options) {
        return new Passwords(configuration.login().passwordLength(), options.hashCost());
    }

    /** Opens the keys of a database. */
    private interface Keys {
        Vault of(Database database, Path file, Clock clock);
    }

    private static Foundation on(
            Database database,
            Configuration configuration,
            StartOptions options,
            Passwords passwords,
            Supplier<Catalog> catalog,
            Keys keys) {
        Clock clock = options.clock();
        try {
            LiquibaseSchema schema = new LiquibaseSchema(database);
            schema.apply(HandWritten.kernel(), List.of());
            Vault vault = keys.of(database, configuration.secret().keyFile(), clock);
            ChangeLog changeLog = ChangeLog.open(database);
            ReadLog readLog = ReadLog.open(database);
            Stamp stamp = new Stamp(database);
            RightsStore rights = new RightsStore(database, stamp, clock);
            SystemSettings settings = new SystemSettings(database, vault, stamp, catalog, rights::state);
            LogReaders readers = LogReaders.start(
                    database,
                    changeLog,
                    () -> KernelSettings.changesKept(settings.kernel()).or(configuration.changes()::keep),
                    clock);
            Sessions sessions = new Sessions(
                    database,
                    rights,
                    configuration.session().idleTimeout(),
                    configuration.session().maxAge(),
                    clock);
            Tokens tokens = new Tokens(database, rights, clock);
            Throttle throttle = new Throttle(
                    configuration.login().attempts(), configuration.login().attemptsPeriod(), clock);
            Accounts accounts = new Accounts(database, rights, passwords, throttle, sessions, changeLog, clock);
            FileKeeper files = new FileKeeper(
                    new FolderStore(configuration.data().dir().resolve("files")), configuration.file(), clock);
            FileTexts texts = new FileTexts(database, clock);
            return new Foundation(
                    configuration,
                    options,
                    database,
                    vault,
                    schema,
                    changeLog,
                    readers,
                    readLog,
                    stamp,
                    rights,
                    passwords,
                    sessions,
                    tokens,
                    accounts,
                    settings,
                    new Layers(database, stamp, rights::state, settings::arranges),
                    new ExportTurns(
                            configuration.export().atOnce(),
                            configuration.export().atOncePerUser()),
                    files,
                    new FileSweep(database, files, new FileUses(), configuration.file(), clock),
                    new DownloadTurns(
                            configuration.file().downloadsAtOnce(),
                            configuration.file().downloadsAtOncePerUser()),
                    new PdfMaker(configuration.print()),
                    new Archives(database, configuration.data().dir().resolve("plugins"), clock),
                    SearchIndex.in(configuration.search(), database, changeLog, DuplicateModels.keys(), texts),
                    texts,
                    new TextExtraction(texts, files, configuration.search()),
                    new SlowReads(clock));
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    /** How the database of a configuration is opened. */
    static DatabaseSettings settings(Configuration configuration) {
        DatabaseConfig config = configuration.database();
        Path file = configuration.data().dir().resolve("kontor");
        return new DatabaseSettings(
                config.url().orElse("jdbc:h2:file:" + file),
                config.user().orElse("kontor"),
                config.password().map(Secret::value).orElse(""),
                config.poolSize(),
                config.connectionTimeout(),
                config.statementTimeout());
    }

    /** Reads what is remembered, and goes on looking; all tables of the first platform exist. */
    void begin() {
        StoredTexts.encrypt(database, vault);
        database.write(transaction -> transaction.mapper(TaskMapper.class).forgetInputs());
        rights.start();
        settings.start();
        layers.start();
        sweep.start();
        if (configuration.search().fileText()) {
            extraction.start();
        }
    }

    Clock clock() {
        return options.clock();
    }

    @Override
    public void close() {
        search.close();
        extraction.close();
        pdfs.close();
        sweep.close();
        layers.close();
        settings.close();
        tokens.close();
        sessions.close();
        rights.close();
        readLog.close();
        readers.close();
        changeLog.close();
        database.close();
    }
}
