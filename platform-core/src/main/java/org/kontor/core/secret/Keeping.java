package org.kontor.core.secret;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.kontor.core.database.Database;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.database.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the keys of an installation. Its database knows under which keys something lies in it, so that a wrong file is named
 * at start, and never found out value by value.
 */
public final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private Keeping() {}

    /**
     * The vault of an installation. The first start makes its file.
     *
     * @param path of the file of keys
     * @throws SecretFailure when the file is missing although the database needs it, is another installation's, is open to
     *     others or holds anything but keys
     */
    public static Vault open(Database database, Path path, Clock clock) {
        KeyFile file = new KeyFile(path);
        Set<String> noted = database.glance(Keeping::noted);
        if (!file.isThere() && !noted.isEmpty()) {
            throw new SecretFailure(
                    "the database holds what is encrypted under the key " + String.join(", ", noted)
                            + ", and the file of keys " + path + " is missing",
                    "bring it back from its copy, or say by kontor.secret.key-file where it is; every server of an"
                            + " installation needs the same one");
        }
        boolean isNew = !file.isThere();
        SecretKeys keys = isNew ? file.make() : file.read();
        if (isNew) {
            LOG.info("The file of keys {} was made. Keep a copy of it, apart from the backups of the data.", path);
        }
        require(noted, keys, path);
        Vault vault = new Vault(file, keys);
        if (!noted.contains(vault.newestId())) {
            note(database, vault.newestId(), clock);
            // another server may have been the first at the same moment, with another file
            require(database.glance(Keeping::noted), keys, path);
        }
        return vault;
    }

    /** The vault for a command that needs no key where there is no file. */
    public static Vault existing(Database database, Path path, Clock clock) {
        return new KeyFile(path).isThere() ? open(database, path, clock) : Vault.none();
    }

    /**
     * Adds a key to the file, which encrypts from the next start of each server on.
     *
     * @return what it is known by
     * @throws SecretFailure as {@link #open}
     */
    public static String addKey(Database database, Path path, Clock clock) {
        open(database, path, clock);
        return new KeyFile(path).add().id();
    }

    private static void require(Set<String> noted, SecretKeys keys, Path path) {
        Set<String> missing = new TreeSet<>(noted);
        missing.removeAll(keys.ids());
        if (!missing.isEmpty()) {
            throw new SecretFailure(
                    "the database holds what is encrypted under the key " + String.join(", ", missing) + ", and " + path
                            + " holds " + String.join(", ", new TreeSet<>(keys.ids())) + " only",
                    "it is the file of another installation, or an old copy: bring the right one, or say by"
                            + " kontor.secret.key-file where it is; every server of an installation needs the same one");
        }
    }

    static Set<String> noted(Transaction transaction) throws SQLException {
        Set<String> noted = new TreeSet<>();
        PreparedStatement select = transaction.prepare("select key_id from system_secret_key");
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                noted.add(row.getString(1));
            }
        }
        return noted;
    }

    private static void note(Database database, String id, Clock clock) {
        try {
            database.write(transaction -> {
                PreparedStatement insert =
                        transaction.prepare("insert into system_secret_key (key_id, noted_at) values (?, ?)");
                insert.setString(1, id);
                insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                return insert.executeUpdate();
            });
        } catch (RuntimeException e) {
            boolean isThere = SqlErrors.find(e)
                    .filter(error -> error.kind() == SqlError.Kind.UNIQUE)
                    .isPresent();
            if (!isThere) {
                throw e;
            }
        }
    }
}
