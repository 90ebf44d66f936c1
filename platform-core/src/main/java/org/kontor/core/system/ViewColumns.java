package org.kontor.core.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.Renames.Rename;

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

    /**
     * Lets everybody's follow fields to their new names. Where those do not fit any more, the view is as it is for everybody.
     *
     * @param now how columns of an entity are called now
     */
    static void follow(MarkMapper mapper, List<Rename> renamed, Function<EntityName, UnaryOperator<String>> now) {
        renamed.stream().map(Rename::former).distinct().forEach(former -> {
            for (MarkMapper.OwnersRow row : mapper.columnsWith(former)) {
                List<String> columns = GrantCheck.split(row.shownColumns());
                List<String> followed = columns.stream()
                        .map(now.apply(EntityName.parse(row.entity())))
                        .toList();
                if (!followed.equals(columns)) {
                    keep(mapper, row, String.join(",", followed));
                }
            }
        });
    }

    private static void keep(MarkMapper mapper, MarkMapper.OwnersRow row, String columns) {
        if (columns.length() > SavedQuery.COLUMNS.maxLength()) {
            mapper.dropColumns(row.userId(), row.entity(), row.viewKey());
        } else {
            mapper.renameColumns(row, columns);
        }
    }
}
