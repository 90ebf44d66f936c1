package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;

/**
 * What stands beside records in tables of its own: shares, favourites, what was opened lately. The record that stays gets
 * what the others had; theirs lies there, out of sight, until they are back.
 */
final class MergeTraces {
    private static final String FAVOURITE = "$favourite";
    private static final String RECENT = "$recent";
    private static final String SHARE = "$share";

    private final Occasion occasion;
    private final ChangeWriter changes;

    MergeTraces(Occasion occasion, ChangeWriter changes) {
        this.occasion = occasion;
        this.changes = changes;
    }

    /** Gives one record what others have. */
    List<Moved> copy(StoredRow survivor, List<UUID> gone) {
        List<Moved> copied = new ArrayList<>();
        try {
            for (UUID each : gone) {
                marks(survivor, each, FAVOURITE, "system_favourite", "place, at", copied);
                marks(survivor, each, RECENT, "system_recent", "at", copied);
                shares(survivor, each, copied);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
        return copied;
    }

    private void marks(StoredRow survivor, UUID gone, String path, String table, String rest, List<Moved> copied)
            throws SQLException {
        String entity = survivor.ref().entity().toString();
        UUID id = survivor.ref().id();
        for (UUID user : ids(
                "select user_id from " + table + " t where entity = ? and record_id = ? and not exists (select 1 from "
                        + table + " s where s.user_id = t.user_id and s.entity = t.entity and s.record_id = ?)"
                        + " order by user_id",
                entity,
                gone,
                id)) {
            PreparedStatement insert = transaction()
                    .prepare("insert into " + table + " (user_id, entity, record_id, " + rest
                            + ") select user_id, entity,"
                            + " cast(? as uuid), " + rest + " from " + table
                            + " where entity = ? and record_id = ? and user_id = ?");
            bind(insert, id, entity, gone, user);
            insert.executeUpdate();
            copied.add(new Moved(survivor.ref(), path, user, 0, gone, id, false));
        }
    }

    private record Share(UUID id, Ref with, boolean canEdit) {}

    private void shares(StoredRow survivor, UUID gone, List<Moved> copied) throws SQLException {
        String entity = survivor.ref().entity().toString();
        UUID id = survivor.ref().id();
        for (Share share : shares(entity, gone, id)) {
            UUID made = NewId.next();
            PreparedStatement insert = transaction()
                    .prepare("insert into system_share (id, entity, record_id, user_id, team_id, can_edit, created_at,"
                            + " created_by) select cast(? as uuid), entity, cast(? as uuid), user_id, team_id, can_edit,"
                            + " created_at, created_by from system_share where id = ?");
            bind(insert, made, id, share.id());
            insert.executeUpdate();
            changes.shared(occasion, survivor, share.canEdit() ? "shared_to_edit" : "shared_to_read", share.with());
            copied.add(new Moved(survivor.ref(), SHARE, made, 0, gone, id, false));
        }
    }

    /** With whom a record is shared and another is not. */
    private List<Share> shares(String entity, UUID gone, UUID survivor) throws SQLException {
        PreparedStatement select = transaction()
                .prepare("select id, user_id, team_id, can_edit from system_share t where entity = ? and record_id = ?"
                        + " and not exists (select 1 from system_share s where s.entity = t.entity and s.record_id = ?"
                        + " and (s.user_id = t.user_id or s.team_id = t.team_id)) order by id");
        bind(select, entity, gone, survivor);
        return found(select);
    }

    private static List<Share> found(PreparedStatement select) throws SQLException {
        List<Share> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                UUID user = row.getObject(2, UUID.class);
                Ref with = user != null
                        ? new Ref(CatalogBuilder.USER, user)
                        : new Ref(CatalogBuilder.TEAM, row.getObject(3, UUID.class));
                found.add(new Share(row.getObject(1, UUID.class), with, row.getBoolean(4)));
            }
        }
        return found;
    }

    /** Takes back what was copied, as far as it is there still. */
    void takeBack(StoredRow survivor, List<Moved> copied) {
        EntityName entity = survivor.ref().entity();
        try {
            for (Moved each : copied) {
                UUID whose = each.part() == null ? each.from() : each.part();
                switch (each.path()) {
                    case FAVOURITE -> drop("system_favourite", whose, entity, each.to());
                    case RECENT -> drop("system_recent", whose, entity, each.to());
                    case SHARE -> unshare(survivor, whose);
                    default -> throw new IllegalStateException("unknown: " + each.path());
                }
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private void drop(String table, UUID user, EntityName entity, UUID record) throws SQLException {
        PreparedStatement delete =
                transaction().prepare("delete from " + table + " where user_id = ? and entity = ? and record_id = ?");
        bind(delete, user, entity.toString(), record);
        delete.executeUpdate();
    }

    private void unshare(StoredRow survivor, UUID share) throws SQLException {
        PreparedStatement select =
                transaction().prepare("select id, user_id, team_id, can_edit from system_share where id = ?");
        bind(select, share);
        for (Share found : found(select)) {
            PreparedStatement delete = transaction().prepare("delete from system_share where id = ?");
            bind(delete, share);
            delete.executeUpdate();
            changes.shared(occasion, survivor, "unshared", found.with());
        }
    }

    private List<UUID> ids(String sql, Object... values) throws SQLException {
        PreparedStatement select = transaction().prepare(sql);
        bind(select, values);
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private Transaction transaction() {
        return occasion.transaction();
    }
}
