package org.kontor.core.system;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;

/** In which order users have the views of an entity, others' among them, and by which their list opens. */
public final class ViewChoices {
    /** How many views stand in an order. */
    public static final int MOST = 200;

    private ViewChoices() {}

    /**
     * What somebody chose.
     *
     * @param views in their order; those that are not named follow
     * @param opens by which their list opens; null where they did not say
     */
    public record Choice(List<UUID> views, @Nullable UUID opens) {
        /** Of whoever chose nothing. */
        public static final Choice NONE = new Choice(List.of(), null);

        public Choice {
            views = List.copyOf(views);
        }
    }

    /** What a user chose for the views of an entity. */
    public static Choice of(Transaction transaction, UUID user, EntityName entity) {
        return find(transaction, user, entity).orElse(Choice.NONE);
    }

    private static Optional<Choice> find(Transaction transaction, UUID user, EntityName entity) {
        try {
            PreparedStatement select = transaction.prepare(
                    "select views, opens_id from system_view_choice where user_id = ? and entity = ?");
            select.setObject(1, user);
            select.setString(2, entity.toString());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<UUID> views = Arrays.stream(row.getString(1).split(",", -1))
                        .filter(id -> !id.isEmpty())
                        .map(UUID::fromString)
                        .toList();
                return Optional.of(new Choice(views, row.getObject(2, UUID.class)));
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Keeps what a user chose. */
    public static void set(Transaction transaction, UUID user, EntityName entity, Choice choice) {
        boolean isThere = find(transaction, user, entity).isPresent();
        try {
            PreparedStatement write = transaction.prepare(
                    isThere
                            ? "update system_view_choice set views = ?, opens_id = ? where user_id = ? and entity = ?"
                            : "insert into system_view_choice (views, opens_id, user_id, entity) values (?, ?, ?, ?)"
                                    + transaction.dialect().orNothing());
            write.setString(1, choice.views().stream().map(UUID::toString).collect(Collectors.joining(",")));
            write.setObject(2, choice.opens());
            write.setObject(3, user);
            write.setString(4, entity.toString());
            write.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Those of an entity's views that were shared with somebody by name, or with a team of theirs. */
    public static List<UUID> sharedWith(Transaction transaction, UUID user, Iterable<UUID> teams) {
        StringBuilder sql = new StringBuilder("select record_id from system_share where entity = ? and (user_id = ?");
        List<UUID> bound = new ArrayList<>(List.of(user));
        for (UUID team : teams) {
            sql.append(" or team_id = ?");
            bound.add(team);
        }
        try {
            PreparedStatement select = transaction.prepare(sql.append(")").toString());
            select.setString(1, SavedQuery.NAME.toString());
            for (int i = 0; i < bound.size(); i++) {
                select.setObject(i + 2, bound.get(i));
            }
            List<UUID> shared = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    shared.add(row.getObject(1, UUID.class));
                }
            }
            return shared;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
