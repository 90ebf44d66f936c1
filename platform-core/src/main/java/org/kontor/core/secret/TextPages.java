package org.kontor.core.secret;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.kontor.core.database.Database;
import org.kontor.core.database.Fault;
import org.kontor.core.database.Transaction;

/**
 * Texts of one column that are written anew page by page, each page in a transaction of its own. A text that somebody else
 * changes meanwhile is left to them, so that this may run beside all else, several times at once, and from its beginning
 * again after it was cut short.
 *
 * @param table as SQL writes it, like all names here
 * @param keys what tells rows apart
 * @param text the column
 * @param beside what is read along
 * @param where which rows; a condition with a place for each of the values
 */
public record TextPages(
        String table, List<String> keys, String text, List<String> beside, String where, List<Object> values) {
    private static final int PAGE = 500;

    public TextPages {
        keys = List.copyOf(keys);
        beside = List.copyOf(beside);
        values = List.copyOf(values);
    }

    /** Answers the text to be written; the same one where there is nothing to do. */
    @FunctionalInterface
    public interface Change {
        /** @param row the keys, and what is read along */
        String of(List<Object> row, String text);
    }

    private record Found(List<Object> row, String text) {}

    /** Goes through all of them, and answers how many were written. */
    public long each(Database database, Change change) {
        long count = 0;
        List<Object> last = List.of();
        while (true) {
            List<Object> from = last;
            List<Found> page = database.glance(transaction -> read(transaction, from));
            List<Found> changed = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (Found found : page) {
                String next = change.of(found.row(), found.text());
                if (!next.equals(found.text())) {
                    changed.add(found);
                    texts.add(next);
                }
            }
            if (!changed.isEmpty()) {
                count += database.write(transaction -> write(transaction, changed, texts));
                Fault.point("secret.page");
            }
            if (page.size() < PAGE) {
                return count;
            }
            last = page.getLast().row().subList(0, keys.size());
        }
    }

    private List<Found> read(Transaction transaction, List<Object> from) throws SQLException {
        String names = String.join(", ", keys);
        String more = beside.stream().map(each -> ", " + each).collect(Collectors.joining());
        String behind = from.isEmpty()
                ? ""
                : " and (" + names + ") > (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
        PreparedStatement select = transaction.prepare("select " + text + ", " + names + more + " from " + table
                + " where " + where + behind + " order by " + names + " fetch first " + PAGE + " rows only");
        int place = 1;
        for (Object value : values) {
            select.setObject(place++, value);
        }
        for (Object key : from) {
            select.setObject(place++, key);
        }
        List<Found> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                List<Object> read = new ArrayList<>();
                for (int i = 0; i < keys.size() + beside.size(); i++) {
                    read.add(row.getObject(2 + i));
                }
                found.add(new Found(read, row.getString(1)));
            }
        }
        return found;
    }

    private long write(Transaction transaction, List<Found> changed, List<String> texts) throws SQLException {
        PreparedStatement update = transaction.prepare("update " + table + " set " + text + " = ? where "
                + keys.stream().map(key -> key + " = ? and ").collect(Collectors.joining()) + text + " = ?");
        long count = 0;
        for (int i = 0; i < changed.size(); i++) {
            update.setString(1, texts.get(i));
            int place = 2;
            for (Object key : changed.get(i).row().subList(0, keys.size())) {
                update.setObject(place++, key);
            }
            update.setString(place, changed.get(i).text());
            count += update.executeUpdate();
        }
        return count;
    }
}
