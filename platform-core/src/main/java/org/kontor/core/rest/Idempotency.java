package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.secret.StoredTexts;
import org.kontor.core.secret.Vault;

/**
 * Has a write that is sent twice under one key done once: the answer is kept in the transaction of its effect and given
 * again to whoever repeats the request within a day.
 */
final class Idempotency {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);
    private static final int LONGEST_KEY = 200;

    private final Desk desk;
    private final Vault vault;
    private final Map<String, Object> running = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> sweptAt = new AtomicReference<>(Instant.EPOCH);

    Idempotency(Desk desk) {
        this.desk = desk;
        this.vault = desk.services().vault();
    }

    /**
     * Does it, or gives the answer of the first time.
     *
     * @param key what the caller names the request by, or null to have it done each time
     * @param route what is to be done
     * @param body what was sent
     * @param again renews the answer of the first time, so that it shows nothing that was taken away meanwhile
     */
    Answer once(
            Caller caller,
            @Nullable String key,
            String route,
            @Nullable JsonNode body,
            Function<Visit, Answer> work,
            BiFunction<Visit, Answer, Answer> again) {
        if (key == null) {
            return desk.write(caller, work);
        }
        checkKey(key);
        UUID user = caller.actor().ref().id();
        String hash = hash(body);
        String mark = user + " " + key;
        Object own = new Object();
        if (running.putIfAbsent(mark, own) != null) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("system.still_running", "The first request with this Idempotency-Key is still running"));
        }
        try {
            sweep();
            Optional<Answer> known = find(user, key, route, hash);
            return known.isPresent()
                    ? desk.read(caller, visit -> again.apply(visit, known.get()))
                    : first(caller, user, key, route, hash, work, () -> running.remove(mark, own));
        } finally {
            running.remove(mark, own);
        }
    }

    private Answer first(
            Caller caller,
            UUID user,
            String key,
            String route,
            String hash,
            Function<Visit, Answer> work,
            Runnable over) {
        try {
            return desk.write(caller, visit -> {
                // also where its thread does not come back: somebody else ends the transaction then
                visit.transaction().afterEnd(isCommitted -> over.run());
                IdempotencyMapper kept = visit.transaction().mapper(IdempotencyMapper.class);
                // first of all, so that another node with the same key waits here and not after its effect
                kept.insert(new IdempotencyMapper.Kept(user, key, route, hash, 0, null, null, null, now()));
                Answer answer = work.apply(visit);
                kept.update(new IdempotencyMapper.Kept(
                        user,
                        key,
                        route,
                        hash,
                        answer.status(),
                        answer.etag(),
                        answer.location(),
                        vault.seal(place(user, key), new String(answer.kept(), StandardCharsets.UTF_8)),
                        now()));
                return answer;
            });
        } catch (RuntimeException e) {
            boolean twice = SqlErrors.find(e)
                    .filter(error -> error.kind() == SqlError.Kind.UNIQUE)
                    .isPresent();
            Optional<Answer> other = twice && !(e instanceof Refusal) ? find(user, key, route, hash) : Optional.empty();
            return other.orElseThrow(() -> e);
        }
    }

    private Optional<Answer> find(UUID user, String key, String route, String hash) {
        IdempotencyMapper.Kept kept = desk.services()
                .database()
                .glance(transaction ->
                        transaction.mapper(IdempotencyMapper.class).find(user, key));
        if (kept == null) {
            return Optional.empty();
        }
        if (!kept.at().isAfter(now().minus(KEPT))) {
            // its day is over, and the key is free again
            sweep(now());
            return Optional.empty();
        }
        if (!kept.route().equals(route) || !kept.bodyHash().equals(hash)) {
            throw Refusal.of(
                    Refusal.Code.INVALID,
                    Message.of("system.key_used", "This Idempotency-Key was used for another request"));
        }
        String answer = kept.answer() == null ? "" : vault.openOwn(place(user, key), kept.answer());
        return Optional.of(
                new Answer(kept.status(), kept.etag(), kept.location(), answer.getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers hold what fields do that are encrypted everywhere else. */
    private static String place(UUID user, String key) {
        return StoredTexts.ANSWER.place(user, key);
    }

    private void sweep() {
        Instant now = now();
        Instant last = sweptAt.get();
        if (last.plus(SWEPT_EVERY).isBefore(now) && sweptAt.compareAndSet(last, now)) {
            sweep(now);
        }
    }

    private void sweep(Instant now) {
        desk.services()
                .database()
                .write(transaction ->
                        transaction.mapper(IdempotencyMapper.class).deleteBefore(now.minus(KEPT)));
    }

    private Instant now() {
        return desk.services().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void checkKey(String key) {
        boolean plain = !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && key.chars().allMatch(each -> each > 0x20 && each < 0x7f);
        if (!plain) {
            throw Parameters.malformed(Message.of(
                            "system.key_unfit", "Idempotency-Key must be 1 to {max} letters, digits and signs of ASCII")
                    .with("max", LONGEST_KEY));
        }
    }

    private static String hash(@Nullable JsonNode body) {
        return Tagged.hash((body == null ? "" : body.toString()).getBytes(StandardCharsets.UTF_8));
    }
}
