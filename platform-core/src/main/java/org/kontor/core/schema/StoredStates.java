package org.kontor.core.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Choice;
import org.kontor.core.database.Database;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Fault;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.ShortNames;

/**
 * Gives records that have no state the first one, where actions move records from state to state: those from before there
 * were states, which count as being in it. Some at a time beside those who work, and without a new version, as formulas are
 * worked out. What another rule of the database refuses stays without, and is tried again with the next platform.
 */
public final class StoredStates {
    static final String NAMED = "state ";
    private static final int LONGEST = 200;
    /** What is noted as long as a server may still serve that knows of no states. */
    private static final String ONCE = "filled";

    private static final String SURE = "sure";

    /** Whether servers may still serve that know of no states. */
    public enum Others {
        /** They do: the model was changed under them. */
        THERE,
        /** Perhaps: this server starts, or follows another one. */
        PERHAPS,
        /** Nobody works on a platform of before any more. */
        GONE
    }

    private final Database database;
    private boolean hasFilled;

    public StoredStates(Database database) {
        this.database = database;
    }

    /**
     * Does what has not been done. What is made of a field that records get a value of counts as not worked out from the very
     * transaction on that gives it to them: whoever dies or fails in between leaves that to {@link StoredRules}.
     */
    public void fill(Catalog catalog, Others others) {
        Map<String, FieldMeta> wanted = wanted(catalog);
        Map<String, String> done = database.read(transaction -> RuleNotes.states(transaction.connection()));
        Map<String, String> noted = new LinkedHashMap<>();
        wanted.forEach((name, field) -> {
            String note = done.get(name);
            if (note == null || others == Others.GONE && note.equals(ONCE)) {
                Filled some = fill(
                        catalog.get(field.entity()),
                        field,
                        WantedRule.madeOf(catalog, database.dialect(), field.field()));
                if (some.left() == 0) {
                    boolean isSure = others == Others.GONE || others == Others.PERHAPS && some.given() == 0;
                    noted.put(name, isSure ? SURE : ONCE);
                }
            }
        });
        boolean hasGone = !wanted.keySet().containsAll(done.keySet());
        if (hasGone || !noted.isEmpty()) {
            note(wanted.keySet(), noted);
        }
    }

    /** Whether some record got a state, also where filling failed at a later one. */
    public boolean hasFilled() {
        return hasFilled;
    }

    /** Whether some were filled that are to be looked at once more. */
    public boolean isUnsure() {
        return database.read(transaction -> RuleNotes.states(transaction.connection()))
                .containsValue(ONCE);
    }

    private static Map<String, FieldMeta> wanted(Catalog catalog) {
        Map<String, FieldMeta> wanted = new LinkedHashMap<>();
        for (EntityMeta entity : catalog.all()) {
            if (!entity.isAspect()) {
                for (FieldMeta field : entity.declaredFields()) {
                    if (field.moved() && field.beginning().isPresent()) {
                        wanted.put(name(field), field);
                    }
                }
            }
        }
        return wanted;
    }

    private static String name(FieldMeta field) {
        String name = NAMED + field;
        return name.length() <= LONGEST ? name : ShortNames.cut(name, ShortNames.hash(name));
    }

    private void note(Set<String> wanted, Map<String, String> noted) {
        database.write(transaction -> {
            Connection connection = transaction.connection();
            for (String name : RuleNotes.states(connection).keySet()) {
                if (!wanted.contains(name) || noted.containsKey(name)) {
                    RuleNotes.forget(connection, name);
                }
            }
            for (Map.Entry<String, String> each : noted.entrySet()) {
                RuleNotes.note(connection, each.getKey(), each.getValue());
            }
            return true;
        });
    }

    /** How many records got a state, and how many are left without. */
    private record Filled(long given, long left) {}

    private Filled fill(EntityMeta entity, FieldMeta field, List<String> rules) {
        Page page = new Page(database.dialect(), entity, field, rules);
        new RulePages(database, true).each((connection, after, most) -> {
            UUID last = page.fill(connection, after, most);
            Fault.point("schema.state");
            hasFilled |= page.given > 0;
            return last;
        });
        return new Filled(page.given, page.left.size());
    }

    /** Fills some records; a page may be done again, since its transaction may be. */
    private static final class Page {
        private final Dialect dialect;
        private final EntityMeta entity;
        private final FieldMeta field;
        private final List<String> rules;
        private final String id;
        private final String empty;
        private final Set<UUID> left = new HashSet<>();
        private long given;

        /** @param rules what is made of the field, by the names of notes */
        Page(Dialect dialect, EntityMeta entity, FieldMeta field, List<String> rules) {
            this.dialect = dialect;
            this.entity = entity;
            this.field = field;
            this.rules = rules;
            this.id = entity.get("id").columns().getFirst().sql();
            this.empty = field.columns().getFirst().sql() + " is null";
        }

        @Nullable
        UUID fill(Connection connection, @Nullable UUID after, int most) throws SQLException {
            UUID from = after == null ? new UUID(0, 0) : after;
            // by all records and not by those without, of which there may be few: no page takes long
            UUID last = RulePages.last(connection, entity, from, most);
            List<UUID> ids = read(connection, from, last);
            if (!ids.isEmpty()) {
                if (dialect == Dialect.POSTGRESQL) {
                    openGuards(connection);
                }
                fill(connection, ids);
                for (String rule : rules) {
                    RuleNotes.forget(connection, rule);
                }
            }
            return last;
        }

        private void fill(Connection connection, List<UUID> ids) throws SQLException {
            if (!update(connection, ids)) {
                for (UUID each : ids) {
                    if (!update(connection, List.of(each))) {
                        left.add(each);
                    }
                }
            }
        }

        private List<UUID> read(Connection connection, UUID from, @Nullable UUID last) throws SQLException {
            String sql = "select " + id + " from " + entity.table() + " where " + empty + " and " + id + " > ?"
                    + (last == null ? "" : " and " + id + " <= ?") + " order by " + id;
            List<UUID> ids = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setObject(1, from);
                if (last != null) {
                    select.setObject(2, last);
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                    }
                }
            }
            return ids;
        }

        /** What was empty is filled in frozen records too, as upgrades do. */
        private void openGuards(Connection connection) throws SQLException {
            try (PreparedStatement set = connection.prepareStatement("select set_config('kontor.fill', ?, true)")) {
                set.setString(
                        1, entity.tableName() + "." + field.columns().getFirst().name());
                set.execute();
            }
        }

        /** Answers false where a rule refuses it, and nothing is written. */
        private boolean update(Connection connection, List<UUID> ids) throws SQLException {
            Savepoint before = connection.setSavepoint();
            List<@Nullable Object> bound = new ArrayList<>();
            Choice first = field.beginning().orElseThrow();
            field.kind().bind(first, bound);
            String sql = "update " + entity.table() + " set "
                    + field.columns().getFirst().sql() + " = ? where " + empty + " and " + id + " in ("
                    + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setObject(1, bound.getFirst());
                for (int i = 0; i < ids.size(); i++) {
                    update.setObject(i + 2, ids.get(i));
                }
                given += update.executeUpdate();
                connection.releaseSavepoint(before);
                return true;
            } catch (SQLException e) {
                switch (SqlErrors.of(e).kind()) {
                    case CHECK, UNIQUE, OVERLAP -> {
                        connection.rollback(before);
                        return false;
                    }
                    default -> throw e;
                }
            }
        }
    }
}
