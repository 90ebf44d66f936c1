package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kontor.api.Message;
import org.kontor.core.database.Database;
import org.kontor.core.schema.SchemaStep.AddIndex;

/** Records that stand against what is to be unique: told before anybody tries. */
public final class Clashes {
    private static final int MOST = 10;
    private static final int LONGEST = 60;

    private final Database database;

    public Clashes(Database database) {
        this.database = database;
    }

    /**
     * The clashes with each index of a plan that is to be unique; those of columns that are new have none.
     *
     * @param isTold whether values of a table's columns may be told to whoever reads the plan
     */
    public List<SchemaProblem> of(SchemaPlan plan, BiPredicate<String, List<String>> isTold) {
        List<AddIndex> unique = plan.steps().stream()
                .filter(AddIndex.class::isInstance)
                .map(AddIndex.class::cast)
                .filter(step -> step.index().unique())
                .toList();
        if (unique.isEmpty()) {
            return List.of();
        }
        return database.read(transaction -> {
            LiveSchema live = LiveSchema.read(transaction.connection(), database.dialect());
            List<SchemaProblem> problems = new ArrayList<>();
            for (AddIndex step : unique) {
                if (live.hasColumns(step.table(), step.index().columns())) {
                    List<String> clashes = clashes(transaction.connection(), step);
                    if (!clashes.isEmpty()) {
                        problems.add(problem(
                                step,
                                clashes,
                                isTold.test(step.table(), step.index().columns())));
                    }
                }
            }
            return problems;
        });
    }

    private static SchemaProblem problem(AddIndex step, List<String> clashes, boolean isTold) {
        return new SchemaProblem(
                new SchemaProblem.OfTable(step.table(), step.index().columns()),
                reason(step, clashes, isTold),
                Message.of("system.clash_mend", "change all but one of each, and make the plan again"));
    }

    private static Message reason(AddIndex step, List<String> clashes, boolean isTold) {
        boolean isAll = clashes.size() < MOST;
        Message reason = isTold
                ? isAll
                        ? Message.of("system.clash_told", "has records with equal values of {columns}: {values}")
                        : Message.of(
                                "system.clash_told_more",
                                "has records with equal values of {columns}: {values}; and perhaps more")
                : isAll
                        ? Message.of("system.clash", "has records with equal values of {columns}")
                        : Message.of(
                                "system.clash_more", "has records with equal values of {columns}; and perhaps more");
        reason = reason.with("columns", step.index().columns());
        return isTold ? reason.with("values", String.join("; ", clashes)) : reason;
    }

    private List<String> clashes(Connection connection, AddIndex step) throws SQLException {
        String columns =
                step.index().columns().stream().map(database.dialect()::quote).collect(Collectors.joining(", "));
        String given = step.index().columns().stream()
                .map(column -> database.dialect().quote(column) + " is not null")
                .collect(Collectors.joining(" and "));
        List<String> clashes = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select count(*), " + columns + " from "
                        + database.dialect().quote(step.table()) + " where " + given + " group by " + columns
                        + " having count(*) > 1 order by 1 desc limit " + MOST);
                ResultSet rows = select.executeQuery()) {
            int most = step.index().columns().size();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i : IntStream.rangeClosed(2, most + 1).toArray()) {
                    values.add(shortened(String.valueOf(rows.getString(i))));
                }
                clashes.add(String.join(", ", values) + " (" + rows.getLong(1) + " records)");
            }
        }
        return clashes;
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
