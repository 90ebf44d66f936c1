package org.kontor.core.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.Database;

/** API tokens: for programs that act for a user, with fewer rights and for a time. */
public final class Tokens implements AutoCloseable {
    /** By which people and scanners recognise a leaked one. */
    public static final String PREFIX = "kontor_";

    private static final Duration LONGEST = Duration.ofDays(3 * 366);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_OF_USER = 100;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_NAMES = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+");

    private final Database database;
    private final RightsStore rights;
    private final Clock clock;
    private final Later later;
    private final Cache<UUID, Boolean> noted = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(NOTED_EVERY)
            .build();

    public Tokens(Database database, RightsStore rights, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.clock = clock;
        this.later = new Later(database, "tokens-used");
    }

    /**
     * Makes a token for whoever is signed in. What it may do is never more than what its user may do at that moment.
     *
     * @throws Refusal FORBIDDEN when asked for by a token or a plugin, INVALID
     */
    public NewToken create(KernelActor actor, String name, Instant expiresAt, TokenRights may) {
        if (actor.tokenId() != null || actor.plugin() != null) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.token_by_person", "Only a person who is signed in makes API tokens"));
        }
        Instant now = now();
        String title = name.strip();
        if (title.isEmpty()
                || title.length() > LONGEST_NAME
                || !title.codePoints().allMatch(Tokens::isShown)) {
            throw invalid(
                    "name",
                    Message.of(
                                    "system.token_name",
                                    "A token needs a name of at most {max, number} characters, none of them a sign of"
                                            + " control")
                            .with("max", LONGEST_NAME));
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw invalid(
                    "expires_at",
                    Message.of("system.token_expiry", "A token expires in the future, at most three years from now"));
        }
        requireFew(
                "entities", may.entities() == null ? Set.of() : may.entities().keySet());
        requireFew("permissions", may.permissions() == null ? Set.of() : may.permissions());
        String secret = PREFIX + Secrets.token();
        RightsMapper.TokenRow row = new RightsMapper.TokenRow(
                UUID.randomUUID(),
                actor.ref().id(),
                title,
                Secrets.hash(secret),
                may.readOnly(),
                may.entitiesText(),
                may.permissionsText(),
                now,
                expiresAt.truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
        database.write(transaction -> {
            TokenMapper tokens = transaction.mapper(TokenMapper.class);
            if (tokens.inForce(row.userId(), now) >= MOST_OF_USER) {
                throw invalid(
                        "name",
                        Message.of("system.token_many", "A user has at most {max, number} tokens; please revoke some")
                                .with("max", MOST_OF_USER));
            }
            tokens.insert(row);
            rights.changed(transaction);
            return true;
        });
        return new NewToken(token(row), secret);
    }

    /** What tokens say is held in memory for all requests. */
    private static void requireFew(String field, Set<String> names) {
        if (names.size() > MOST_NAMES || names.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw invalid(
                    field,
                    Message.of("system.token_names", "At most {max, number} names of entities or permissions")
                            .with("max", MOST_NAMES));
        }
        // one that nobody declares opens nothing; one that is none would not be read as it was written
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw invalid(
                    field,
                    Message.of(
                            "system.token_name_unfit",
                            "Each must be the name of an entity or a permission, such as contacts.account"));
        }
    }

    /** The token of a secret, if it is in force and its user may act. */
    public Optional<RightsState.Token> find(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        RightsState state = rights.state();
        UUID id = state.tokenHashes().get(Secrets.hash(secret));
        RightsState.Token token = id == null ? null : state.tokens().get(id);
        Instant now = now();
        if (token == null
                || !token.expiresAt().isAfter(now)
                || state.person(token.user()).isEmpty()) {
            return Optional.empty();
        }
        if (noted.asMap().putIfAbsent(token.id(), true) == null) {
            later.write(transaction -> {
                transaction.mapper(TokenMapper.class).used(token.id(), now);
                return true;
            });
        }
        return Optional.of(token);
    }

    /** All tokens of a user, the newest first, those that are no longer in force too. */
    public List<ApiToken> list(UUID user) {
        return database.glance(transaction -> transaction.mapper(TokenMapper.class).ofUser(user).stream()
                .map(Tokens::token)
                .toList());
    }

    /** Revokes a token of a user, at once; answers whether there was one in force. */
    public boolean revoke(UUID user, UUID tokenId) {
        return database.write(transaction -> {
            boolean wasInForce = transaction.mapper(TokenMapper.class).revoke(tokenId, user, now()) > 0;
            if (wasInForce) {
                rights.changed(transaction);
            }
            return wasInForce;
        });
    }

    private static boolean isShown(int letter) {
        return !Character.isISOControl(letter) && Character.getType(letter) != Character.SURROGATE;
    }

    private static ApiToken token(RightsMapper.TokenRow row) {
        return new ApiToken(
                row.id(),
                row.userId(),
                row.name(),
                TokenRights.stored(row.readOnly(), row.entities(), row.permissions()),
                row.createdAt(),
                row.expiresAt(),
                row.lastUsedAt(),
                row.revokedAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refusal invalid(String field, Message reason) {
        return Refusal.of(Refusal.Code.INVALID, reason, List.of(new Refusal.FieldError(field, reason)));
    }

    @Override
    public void close() {
        later.close();
    }
}
