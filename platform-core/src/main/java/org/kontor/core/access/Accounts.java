package org.kontor.core.access;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.access.CredentialMapper.Credential;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.NewChange;
import org.kontor.core.database.Database;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.CatalogBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, and everything about passwords. */
public final class Accounts {
    /** The permission to keep users, teams and their passwords. */
    public static final String MANAGE_USERS = "system.manage_users";

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    /** As the field says; folding may make a login longer, but none that exists. */
    private static final int LONGEST_LOGIN = 100;

    private static final String PASSWORD_RESET = "password_reset";
    private static final String PASSWORD_CHANGED = "password_changed";
    private static final Set<String> PASSWORD_NOTES = Set.of(PASSWORD_RESET, PASSWORD_CHANGED);
    private static final Duration ONE_TIME = Duration.ofDays(3);

    private final Database database;
    private final RightsStore rights;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final ChangeLog log;
    private final Clock clock;

    public Accounts(
            Database database,
            RightsStore rights,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            ChangeLog log,
            Clock clock) {
        this.database = database;
        this.rights = rights;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /** The one form that all spellings of a login have; compared to the letter, accents included. */
    public static String fold(String login) {
        return Normalizer.normalize(login.strip(), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Signs a person in. An unknown login, a wrong password, somebody deactivated and an expired one-time password get
     * the same answer after the same time.
     *
     * @throws Refusal UNAUTHENTICATED, or LIMITED with the argument {@code seconds}
     */
    public SignedIn login(String login, String password, String address, @Nullable String agent) {
        String folded = login.length() > LONGEST_LOGIN ? "" : fold(login);
        if (folded.isEmpty() || folded.length() > LONGEST_LOGIN) {
            // nobody is called that; folding a megabyte of it, and keeping it as a key, would cost more than it says
            throw wrong();
        }
        Throttle.Attempt attempt = throttle.begin(folded, address);
        RightsState state = rights.state();
        UUID id = state.logins().get(folded);
        Credential credential = id != null && state.person(id).isPresent() ? find(id) : null;
        boolean fits = passwords.matches(password, credential == null ? null : credential.hash());
        Instant now = now();
        boolean isValid = credential != null
                && (credential.validUntil() == null || credential.validUntil().isAfter(now));
        if (!fits || credential == null || !isValid) {
            LOG.info("Sign-in refused from {}", address);
            throw wrong();
        }
        attempt.succeeded();
        SignedIn signedIn = database.write(transaction -> {
            requirePerson(transaction, credential.userId());
            Credential held = transaction.mapper(CredentialMapper.class).find(credential.userId());
            if (held == null || !held.hash().equals(credential.hash())) {
                throw wrong();
            }
            return sessions.begin(transaction, credential.userId(), credential.mustChange(), address, agent);
        });
        if (passwords.isOutdated(credential.hash())) {
            String hash = passwords.hash(password);
            database.write(transaction -> {
                transaction.mapper(CredentialMapper.class).rehash(credential.userId(), credential.hash(), hash);
                return true;
            });
        }
        LOG.info("User {} signed in from {}", credential.userId(), address);
        return signedIn;
    }

    private static Refusal wrong() {
        return Refusal.of(
                Refusal.Code.UNAUTHENTICATED,
                Message.of("system.login_wrong", "User or password is wrong. Please try again."));
    }

    /**
     * Changes the password of whoever is signed in. All their sessions end, and a new one begins.
     *
     * @throws Refusal INVALID when the present password is wrong or the new one is not good enough, LIMITED
     */
    public SignedIn changePassword(
            Session session, String present, String wanted, String address, @Nullable String agent) {
        RightsState.User user = rights.state().person(session.user()).orElseThrow(AccessPolicy::signedOut);
        Throttle.Attempt attempt = throttle.begin(user.login(), address);
        Credential credential = find(user.id());
        if (!passwords.matches(present, credential == null ? null : credential.hash())) {
            throw invalid("present", "system.password_wrong", "This is not your present password");
        }
        attempt.succeeded();
        if (present.equals(wanted)) {
            throw invalid("password", "system.password_same", "Please choose another password than the present one");
        }
        requireGood(wanted, user);
        String hash = passwords.hash(wanted);
        return database.write(transaction -> {
            requirePerson(transaction, user.id());
            store(transaction, user.id(), hash, false, null);
            sessions.endAll(transaction, user.id());
            note(transaction, user.id(), user.fullName(), user.id(), PASSWORD_CHANGED);
            return sessions.begin(transaction, user.id(), false, address, agent);
        });
    }

    /**
     * Gives a user a one-time password, which opens nothing but choosing an own one, for three days. Their sessions end.
     * Whoever learns it can act as the user: so nobody sets it of somebody who may more than they themselves.
     *
     * @return the password, told this once
     * @throws Refusal FORBIDDEN, NOT_FOUND
     */
    public String resetPassword(AccessPolicy policy, KernelActor actor, UUID user) {
        Access access = policy.of(actor);
        RightsState state = policy.state();
        RightsState.User target = state.person(user).orElse(null);
        boolean isAllowed = actor.tokenId() == null && access.may(MANAGE_USERS);
        boolean isAbove = policy.isAdministrator(actor) || target == null || holdsAllOf(state, actor, target);
        if (!isAllowed || !isAbove) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.password_reset_forbidden", "You may not set this user's password"));
        }
        if (target == null) {
            throw Refusal.of(
                    Refusal.Code.NOT_FOUND, Message.of("system.no_user", "There is no active person with this id"));
        }
        String password = Secrets.password();
        String hash = passwords.hash(password);
        database.write(transaction -> {
            requirePerson(transaction, user);
            store(transaction, user, hash, true, now().plus(ONE_TIME));
            sessions.endAll(transaction, user);
            note(transaction, actor.ref().id(), actor.name(), user, PASSWORD_RESET);
            return true;
        });
        return password;
    }

    private static boolean holdsAllOf(RightsState state, KernelActor actor, RightsState.User target) {
        return !state.isAdministrator(target)
                && state.person(actor.ref().id())
                        .filter(keeper ->
                                keeper.roles().containsAll(target.roles()) && !state.reachesFurther(target, keeper))
                        .isPresent();
    }

    /**
     * Sets a password without asking for the present one: for the first administrator and for tests.
     *
     * @param mustChange whether it only opens choosing an own one
     * @throws Refusal INVALID when it is not good enough
     */
    public void setPassword(UUID user, String login, String password, boolean mustChange) {
        passwords.requireGood(password, login);
        String hash = passwords.hash(password);
        database.write(transaction -> {
            store(transaction, user, hash, mustChange, null);
            sessions.endAll(transaction, user);
            return true;
        });
    }

    /** Sets a made-up password that only opens choosing an own one, and answers it this once. */
    public String setOneTimePassword(UUID user, String login) {
        String password = Secrets.password();
        setPassword(user, login, password, true);
        return password;
    }

    private void requireGood(String password, RightsState.User user) {
        passwords.requireGood(
                password, user.login(), user.fullName(), user.email() == null ? user.login() : user.email());
    }

    private @Nullable Credential find(UUID user) {
        return database.glance(
                transaction -> transaction.mapper(CredentialMapper.class).find(user));
    }

    /** Against a deactivation in the very moment between reading and writing. */
    private static void requirePerson(Transaction transaction, UUID user) {
        if (transaction.mapper(CredentialMapper.class).hold(user) == null) {
            throw AccessPolicy.signedOut();
        }
    }

    private void store(
            Transaction transaction, UUID user, String hash, boolean mustChange, @Nullable Instant validUntil) {
        CredentialMapper credentials = transaction.mapper(CredentialMapper.class);
        credentials.delete(user);
        credentials.insert(new Credential(user, hash, now(), mustChange, validUntil));
    }

    /** Whether an entry says that a password was set: the business of the person and of administrators. */
    public static boolean isAboutPassword(NewChange change) {
        return change.record().entity().equals(CatalogBuilder.USER)
                && PASSWORD_NOTES.stream().anyMatch(what -> change.changes().equals(note(what)));
    }

    private static String note(String what) {
        return "{\"" + NewChange.ACTION + "\":\"" + what + "\"}";
    }

    /** That it happened, never the secret. */
    private void note(Transaction transaction, UUID actor, String actorName, UUID user, String what) {
        log.append(
                transaction,
                List.of(new NewChange(
                        now(),
                        Ref.of(CatalogBuilder.USER, user),
                        0,
                        ChangeKind.ACTION,
                        actor,
                        actorName,
                        Optional.empty(),
                        note(what))));
    }

    private static Refusal invalid(String field, String key, String english) {
        Message reason = Message.of(key, english);
        return Refusal.of(Refusal.Code.INVALID, reason, List.of(new Refusal.FieldError(field, reason)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
