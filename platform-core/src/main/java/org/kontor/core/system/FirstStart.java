package org.kontor.core.system;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Data;
import org.kontor.api.Query;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Accounts;
import org.kontor.core.database.Database;

/** Makes the first administrator while nobody can sign in; afterwards there is no way in but the login. */
public final class FirstStart {
    /** The first administrator's login. */
    public static final String ADMIN = "admin";

    private FirstStart() {}

    /**
     * Makes the administrator if nobody has a password yet.
     *
     * @param given the password to use, or null for one that must be changed at the first sign-in
     * @return the password that was made up, to be printed this once; empty when none was
     * @throws org.kontor.api.Refusal INVALID when the given password is not good enough
     */
    public static Optional<String> ensureAdministrator(
            Database database, Data data, Accounts accounts, @Nullable String given) {
        int known = database.glance(
                transaction -> transaction.mapper(SystemMapper.class).credentials());
        if (known > 0) {
            return Optional.empty();
        }
        Row admin = data.write(
                AccessPolicy.self(AccessPolicy.KERNEL),
                records -> records.list(Query.of(User.NAME).where(User.LOGIN.is(ADMIN))).rows().stream()
                        .findFirst()
                        .orElseGet(() -> records.create(
                                User.NAME,
                                User.LOGIN.to(ADMIN),
                                User.FULL_NAME.to("Administrator"),
                                User.ADMINISTRATOR.to(true))));
        if (given != null) {
            accounts.setPassword(admin.ref().id(), ADMIN, given, false);
            return Optional.empty();
        }
        return Optional.of(accounts.setOneTimePassword(admin.ref().id(), ADMIN));
    }
}
