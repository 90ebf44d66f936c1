package org.kontor.core.record;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.kontor.api.Records;
import org.kontor.core.database.SqlFailure;
import org.kontor.core.database.Transaction;

/**
 * Rows of the kernel's own tables that say something of an entity by its name, and go with it. They stand in the order in
 * which they are deleted: what belongs to other rows before those. Which tables and columns these are stands here alone;
 * what comes from outside is bound.
 */
public enum ForgottenRows {
    TRASH("system_trash", begins("entity")),
    TRASH_ABOUT("system_trash", begins("about_entity")),
    SHARES("system_share", begins("entity")),
    FAVOURITES("system_favourite", begins("entity")),
    RECENT("system_recent", begins("entity")),
    VIEW_CHOICES("system_view_choice", begins("entity")),
    VIEW_COLUMNS("system_view_columns", begins("entity")),
    MENTIONS("system_comment_mentions", "record_id", "system_comment", begins("about_entity")),
    TOLD("system_comment_told", "record_id", "system_comment", begins("about_entity")),
    COMMENTS("system_comment", begins("about_entity")),
    ATTACHMENTS("system_attachment", begins("about_entity")),
    WAITING("system_approval_waiting_for", "record_id", "system_approval", begins("about_entity")),
    ASSIGNED("system_approval_assigned", "record_id", "system_approval", begins("about_entity")),
    DECISIONS("system_approval_decision", begins("about_entity")),
    APPROVALS("system_approval", begins("about_entity")),
    DUPLICATE_PAIRS("system_duplicate_pair", begins("entity")),
    MERGE_PAGES("system_merge_page", "merge_id", "system_merge", begins("entity")),
    MERGED("system_merged", begins("entity")),
    MERGES("system_merge", begins("entity")),
    MASS_PAGES("system_mass_page", "mass_id", "system_mass_change", begins("entity")),
    MASS_FAILURES("system_mass_failure", "mass_change_id", "system_mass_change", begins("entity")),
    MASS_CHANGES("system_mass_change", begins("entity")),
    RENAMES("system_rename", begins("entity")),
    /** Of numbers, each by the name of its field with its entity's. */
    COUNTERS("system_counter", begins("field"));

    /** Longer than any name, so that only a whole one begins so. */
    private static final int WHOLE = 1000;

    private final String statement;

    ForgottenRows(String table, String where) {
        this.statement = "delete from " + table + " where " + where;
    }

    /** Of rows that belong to others. */
    ForgottenRows(String table, String reference, String others, String where) {
        this(table, reference + " in (select id from " + others + " where " + where + ")");
    }

    private static String begins(String column) {
        return "substring(" + column + ", 1, ?) = ?";
    }

    /** Deletes what is said of one entity. */
    public static void ofEntity(Records kernel, String entity) {
        forget(kernel, entity, WHOLE);
    }

    /** Deletes what is said of all entities of a plugin. */
    public static void ofPlugin(Records kernel, String plugin) {
        String prefix = plugin + ".";
        forget(kernel, prefix, prefix.length());
    }

    private static void forget(Records kernel, String prefix, int length) {
        ((BoundRecords) kernel).inside((store, occasion) -> {
            for (ForgottenRows rows : values()) {
                rows.delete(occasion.transaction(), prefix, length);
            }
            return true;
        });
    }

    private void delete(Transaction transaction, String prefix, int length) {
        try {
            PreparedStatement delete = transaction.prepare(statement);
            delete.setInt(1, length);
            delete.setString(2, prefix);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
