package org.kontor.core.secret;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;

/**
 * Brings everything that is encrypted under the newest key, or only looks. What is under it already stays as it is, so that
 * it goes on where it was cut short when it is begun again.
 */
public final class Renewal {
    private static final String ALL = "%" + Vault.LIKE;

    private final Database database;
    private final Vault vault;

    public Renewal(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * What came of it.
     *
     * @param key the newest one
     * @param renewed how many texts were brought under it, or are under another still
     * @param unopenable how many cannot be decrypted
     * @param unopenableUnder the keys that those are under
     * @param known the keys that are here
     */
    public record Result(String key, long renewed, long unopenable, Set<String> unopenableUnder, Set<String> known) {
        public Result {
            unopenableUnder = Set.copyOf(unopenableUnder);
            known = Set.copyOf(known);
        }
    }

    /** Writes all of it anew that is under an older key; then no older one is asked for at start any more. */
    public Result renew() {
        Result result = each(true);
        // what a key that is here does not open was altered, or typed by somebody: no key is of use for it
        Set<String> needed = new HashSet<>(result.unopenableUnder());
        needed.removeAll(result.known());
        needed.add(result.key());
        database.write(transaction -> {
            for (String noted : Keeping.noted(transaction)) {
                if (!needed.contains(noted)) {
                    PreparedStatement delete = transaction.prepare("delete from system_secret_key where key_id = ?");
                    delete.setString(1, noted);
                    delete.executeUpdate();
                }
            }
            return true;
        });
        return result;
    }

    /** Only counts. */
    public Result look() {
        return each(false);
    }

    private Result each(boolean writes) {
        LongAdder renewed = new LongAdder();
        List<String> unopenable = new ArrayList<>();
        for (TextPages pages : database.glance(this::pages)) {
            pages.each(database, (key, text) -> {
                Vault.Renewed next = vault.renewed(text);
                renewed.add(next.count());
                unopenable.addAll(next.unopenable());
                return writes ? next.text() : text;
            });
        }
        return new Result(vault.newestId(), renewed.sum(), unopenable.size(), new HashSet<>(unopenable), vault.ids());
    }

    private List<TextPages> pages(Transaction transaction) throws SQLException {
        List<TextPages> all = new ArrayList<>();
        PreparedStatement select =
                transaction.prepare("select table_name, column_name from system_secret_column order by 1, 2");
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String column = transaction.dialect().quote(row.getString(2));
                all.add(new TextPages(
                        transaction.dialect().quote(row.getString(1)),
                        List.of("id"),
                        column,
                        List.of(),
                        column + " like '" + Vault.LIKE + "'",
                        List.of()));
            }
        }
        all.add(new TextPages("system_change", List.of("seq"), "changes", List.of(), "changes like ?", List.of(ALL)));
        all.add(new TextPages("system_trash", List.of("id"), "data", List.of(), "data like ?", List.of(ALL)));
        for (StoredTexts each : StoredTexts.values()) {
            all.add(each.pages(each.text() + " like '" + Vault.LIKE + "'"));
        }
        return all;
    }
}
