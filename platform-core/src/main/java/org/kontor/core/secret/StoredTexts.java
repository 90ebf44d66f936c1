package org.kontor.core.secret;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kontor.core.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the kernel keeps encrypted in tables of its own, beside fields of records. */
public enum StoredTexts {
    /** Secret settings. */
    SETTING("system_setting_secret", "content", "setting_id"),
    /** Answers that are kept for whoever repeats a request. */
    ANSWER("system_idempotency", "answer", "user_id", "request_key"),
    /** What steps of hooks answered, until they are done with a batch. */
    STEP("system_log_reader_step", "answer", "reader", "step");

    private static final Logger LOG = LoggerFactory.getLogger(StoredTexts.class);

    private final String table;
    private final String text;
    private final List<String> keys;

    StoredTexts(String table, String text, String... keys) {
        this.table = table;
        this.text = text;
        this.keys = List.of(keys);
    }

    /** Where the text of a row belongs, which no other opens. */
    public String place(Object... key) {
        return table + " " + Arrays.stream(key).map(String::valueOf).collect(Collectors.joining(" "));
    }

    String text() {
        return text;
    }

    /** All rows of some texts. */
    TextPages pages(String where) {
        return new TextPages(table, keys, text, List.of(), where, List.of());
    }

    /** Encrypts what an older version kept in plain; what is encrypted stays as it is. */
    public static void encrypt(Database database, Vault vault) {
        for (StoredTexts each : values()) {
            String plain = each.text + " is not null and " + each.text + " not like '" + Vault.LIKE + "'";
            long count = each.pages(plain).each(database, (key, text) -> vault.seal(each.place(key.toArray()), text));
            if (count > 0) {
                LOG.info("{} texts of {} that lay there in plain are encrypted", count, each.table);
            }
        }
    }
}
