package org.kontor.core.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Transaction;

/** How users have the columns of views for themselves: which, in which order, how wide, and which stay in sight. */
public final class ViewColumns {
    /** Of how many views of an entity somebody has columns of their own. */
    private static final int MOST = 200;

    private ViewColumns() {}

    /**
     * Columns of a view.
     *
     * @param shown fields, separated by commas
     * @param widths in their order, in pixels, separated by commas; nothing for one that fits itself
     * @param pinned how many of the first stay in sight
     */
    public record Columns(String shown, String widths, int pinned) {}

    /** Those of a user for the views of an entity, by the view. */
    public static Map<String, Columns> of(Transaction transaction, UUID user, EntityName entity) {
        Map<String, Columns> columns = new LinkedHashMap<>();
        transaction
                .mapper(MarkMapper.class)
                .columns(user, entity.toString())
                .forEach(
                        row -> columns.put(row.viewKey(), new Columns(row.shownColumns(), row.widths(), row.pinned())));
        return columns;
    }

    /**
     * Keeps those of a user for a view.
     *
     * @throws Refusal INVALID where somebody has them of more views than anybody uses
     */
    public static void keep(Transaction transaction, UUID user, EntityName entity, String view, Columns columns) {
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        mapper.hold(user);
        mapper.dropColumns(user, entity.toString(), view);
        if (mapper.columns(user, entity.toString()).size() >= MOST) {
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of(
                                    "system.view_columns_many",
                                    "Columns of your own are kept for at most {max} views of an entity")
                            .with("max", MOST));
        }
        mapper.keepColumns(user, entity.toString(), view, columns.shown(), columns.widths(), columns.pinned());
    }

    /** From then on the view is for its user as it is for everybody. */
    public static void forget(Transaction transaction, UUID user, EntityName entity, String view) {
        MarkMapper mapper = transaction.mapper(MarkMapper.class);
        mapper.hold(user);
        mapper.dropColumns(user, entity.toString(), view);
    }
}
