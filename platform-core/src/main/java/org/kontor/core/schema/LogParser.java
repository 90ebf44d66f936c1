package org.kontor.core.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.configuration.ConfigurationValueProvider;
import liquibase.configuration.LiquibaseConfiguration;
import liquibase.configuration.core.ScopeValueProvider;
import liquibase.database.core.H2Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.kontor.api.Message;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.meta.MessageText;
import org.kontor.core.meta.Plain;

/** Reads hand-written change logs, and says what their owners may not do in them. */
final class LogParser {
    static {
        // Liquibase looks up settings for every change set that ever ran, whenever one is to run: among all variables
        // of
        // the process that took three quarters of the time. None of them has a say in how tables are made
        LiquibaseConfiguration settings = Scope.getCurrentScope().getSingleton(LiquibaseConfiguration.class);
        for (ConfigurationValueProvider provider : List.copyOf(settings.getProviders())) {
            if (!(provider instanceof ScopeValueProvider)) {
                settings.unregisterProvider(provider);
            }
        }
    }

    private LogParser() {}

    /** In which Liquibase tells us, and nobody else. */
    static Map<String, Object> scope() {
        return Map.of(
                Scope.Attr.logService.name(),
                new LiquibaseLog(),
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                "liquibase.analytics.enabled",
                false);
    }

    /**
     * A log, ready to run.
     *
     * @throws SchemaFailure when its owner may not do what it does
     */
    static DatabaseChangeLog parse(HandWritten changeLog, Dialect dialect, liquibase.database.Database database)
            throws LiquibaseException {
        ClassLoaderResourceAccessor resources = new ClassLoaderResourceAccessor(changeLog.loader());
        ChangeLogParameters parameters = new ChangeLogParameters(database);
        parameters.set("long.text", ColumnType.LONG_TEXT.sql(dialect));
        parameters.set("bytes", ColumnType.BYTES.sql(dialect));
        DatabaseChangeLog parsed = ChangeLogParserFactory.getInstance()
                .getParser(changeLog.path(), resources)
                .parse(changeLog.path(), parameters, resources);
        for (ChangeSet set : parsed.getChangeSets()) {
            if (!set.getFilePath().equals(changeLog.path())) {
                throw new SchemaFailure(
                        "it includes " + set.getFilePath() + "; name each file in the contribution instead");
            }
            // two plugins may use the same path
            set.setFilePath(changeLog.name());
        }
        List<String> problems = new TableFence(changeLog.owner()).problems(parsed);
        if (!problems.isEmpty()) {
            throw new SchemaFailure(String.join("; ", problems));
        }
        return parsed;
    }

    /** Why a log cannot run, as far as that is known before it does. */
    static Optional<SchemaProblem> problem(HandWritten changeLog, Dialect dialect) {
        try {
            return Scope.child(scope(), () -> {
                try (liquibase.database.Database database =
                        dialect == Dialect.H2 ? new H2Database() : new PostgresDatabase()) {
                    parse(changeLog, dialect, database);
                }
                return Optional.empty();
            });
        } catch (Exception e) {
            return Optional.of(problem(changeLog, e));
        }
    }

    /** That of a log which failed. */
    static SchemaProblem problem(HandWritten changeLog, Exception why) {
        return new SchemaProblem(
                new SchemaProblem.OfLog(changeLog.owner(), changeLog.path()),
                said(why),
                Message.of("system.log_failed_mend", "mend the file; what ran of it is not run again"));
    }

    /** What went wrong, in the words of whoever knows best. */
    static Message said(Throwable thrown) {
        boolean isUnique = SqlErrors.find(thrown)
                .map(SqlError::kind)
                .filter(SqlError.Kind.UNIQUE::equals)
                .isPresent();
        return isUnique
                ? Message.of("system.log_unique", "there are records with equal values")
                : Plain.text(innermost(thrown));
    }

    /** The same, for logs. */
    static String reason(Throwable thrown) {
        return MessageText.english(said(thrown));
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
