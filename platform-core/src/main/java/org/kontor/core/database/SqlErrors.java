package org.kontor.core.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.core.database.SqlError.Kind;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads the errors of both databases. */
public final class SqlErrors {
    /** H2 writes {@code "PUBLIC.UX_NAME ON PUBLIC.TABLE(…)"} for unique indexes and {@code "CK_NAME: …"} for checks. */
    private static final Pattern H2_NAME = Pattern.compile("\"(?:[^\".:]+\\.)?([^\".: ]+)(?: ON | INDEX |: )");

    private static final int DEEPEST = 20;

    private SqlErrors() {}

    /** What an exception of the database means. */
    public static SqlError of(SQLException exception) {
        Kind kind = kind(exception);
        boolean isNamed = kind == Kind.UNIQUE || kind == Kind.CHECK || kind == Kind.OVERLAP;
        return new SqlError(kind, isNamed ? constraint(exception) : Optional.empty());
    }

    /** What an exception means that has an exception of the database somewhere in its causes. */
    public static Optional<SqlError> find(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        // H2 makes causes that go in circles
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql) {
                return Optional.of(of(sql));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Whether a table or a column was not there, as happens to who works on a model that was changed meanwhile. */
    public static boolean isMissing(@Nullable Throwable thrown) {
        return find(thrown).filter(error -> error.kind() == Kind.MISSING).isPresent();
    }

    private static Kind kind(SQLException exception) {
        String state = exception.getSQLState();
        if (exception instanceof SQLTransientConnectionException) {
            return Kind.CONNECTION;
        }
        if (state == null) {
            return Kind.OTHER;
        }
        return switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23513", "23514" -> Kind.CHECK;
            case "23P01" -> Kind.OVERLAP;
            case "23502" -> Kind.REQUIRED;
            case "22001" -> Kind.TOO_LONG;
            case "22003", "22004" -> Kind.OUT_OF_RANGE;
            // 90131: H2 gave up waiting for a row that another transaction changed meanwhile
            case "40001", "40P01", "90131" -> Kind.DEADLOCK;
            case "0A000" -> isOutdatedPlan(exception) ? Kind.OUTDATED : Kind.OTHER;
            case "42S02", "42S03", "42S04", "42S22", "42P01", "42703" -> Kind.MISSING;
            case "57014", "55P03", "HYT00" -> Kind.TIMEOUT;
            case "25006" -> Kind.READ_ONLY;
            case "57P01", "57P02", "57P03", "53300", "90067", "90098", "90121" -> Kind.CONNECTION;
            default -> state.startsWith("08") ? Kind.CONNECTION : Kind.OTHER;
        };
    }

    private static boolean isOutdatedPlan(SQLException exception) {
        return String.valueOf(exception.getMessage()).contains("cached plan must not change result type");
    }

    private static Optional<String> constraint(SQLException exception) {
        if (exception instanceof PSQLException postgres) {
            return Optional.ofNullable(postgres.getServerErrorMessage())
                    .map(ServerErrorMessage::getConstraint)
                    .map(name -> name.toLowerCase(Locale.ROOT));
        }
        if (exception.getNextException() instanceof PSQLException next) {
            return constraint(next);
        }
        Matcher name = H2_NAME.matcher(String.valueOf(exception.getMessage()));
        return name.find() ? Optional.of(name.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
