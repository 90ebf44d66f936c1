package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.change.AccessKind;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.ShortText;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.record.Prepared;
import org.kontor.core.record.Selection;
import org.kontor.core.system.SystemPermission;

/** What all resources of records begin and end with: finding the entity, opening a transaction, noting what was seen. */
final class Desk {
    private static final int LONGEST_NOTE = 4000;

    private final Services services;

    Desk(Services services) {
        this.services = services;
    }

    Services services() {
        return services;
    }

    Access access(Caller caller) {
        return services.policy().of(caller.actor());
    }

    /**
     * Whom a question that names a {@code user} is about: whoever asks, where it names nobody. Administrators ask of others.
     *
     * @param mine the asker's access
     * @throws Refusal FORBIDDEN, MALFORMED
     */
    Access theirs(Caller caller, Access mine, UriInfo address) {
        UUID user = Parameters.of(address, Set.of("user")).id("user").orElse(mine.user());
        if (user.equals(mine.user())) {
            return mine;
        }
        if (!mine.may(SystemPermission.ADMINISTER.id())) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.rights_of_others", "Only administrators are told what others may do"));
        }
        return services.policy()
                .state()
                .person(user)
                .map(person -> services.policy().of(services.policy().actor(user)))
                .orElseThrow(() -> Parameters.unfit(
                        "user", "system.parameter_person", "The parameter {name} must be an active user's id"));
    }

    /**
     * An entity with records of its own by its address.
     *
     * @throws Refusal NOT_FOUND as for {@link #asked}, FORBIDDEN when it is an aspect
     */
    EntityMeta entity(Access access, String plugin, String name) {
        EntityMeta entity = asked(access, plugin, name);
        if (entity.isAspect()) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of(
                                    "system.played",
                                    "{entity} has no records of its own: what can be done is done to the record that source"
                                            + " names")
                            .with("entity", entity.name()));
        }
        return entity;
    }

    /**
     * An entity or an aspect by its address, to be read. One that nobody declares and one of which the caller may do
     * nothing answer alike.
     *
     * @throws Refusal NOT_FOUND
     */
    EntityMeta asked(Access access, String plugin, String name) {
        return services.catalog()
                .findMeta(EntityName.of(plugin, name))
                .filter(entity -> !entity.isPart())
                .filter(entity -> isKnown(access, entity))
                .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_FOUND, unknown(plugin, name)));
    }

    private Message unknown(String plugin, String name) {
        boolean isAway = services.report()
                .find(plugin)
                .filter(entry -> entry.state() != PluginReport.State.ACTIVE)
                .isPresent();
        Message message = isAway
                ? Message.of("system.plugin_away", "There is no entity {entity}: the plugin {plugin} is not active")
                        .with("plugin", plugin)
                : Message.of("system.unknown_entity", "There is no entity {entity}");
        return message.with("entity", Parameters.shown(plugin + "." + name));
    }

    private static boolean isKnown(Access access, EntityMeta entity) {
        for (Verb verb : Verb.values()) {
            if (!access.rights(entity.name(), verb).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything of an entity of the kernel's own may be asked by a field: a token may open some entities only. */
    boolean opens(Access access, Field<?> field) {
        EntityName entity = Objects.requireNonNull(field.entity());
        return !access.rights(entity, Verb.READ).isEmpty()
                && access.opens(services.catalog().get(entity).get(field.name()), Verb.READ);
    }

    /**
     * A record by its address.
     *
     * @throws Refusal NOT_FOUND when the text is no id: the same answer as for an id that no record has
     */
    Ref ref(EntityMeta entity, String id) {
        return Ref.of(entity.name(), id(id));
    }

    static UUID id(String text) {
        return findId(text).orElseThrow(Desk::notFound);
    }

    static Optional<UUID> findId(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Refusal notFound() {
        return Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.not_found", "There is no such record"));
    }

    /** Reads in one transaction, and answers only when what was sensitive in it is noted. */
    <T> T read(Caller caller, Function<Visit, T> work) {
        return noted(work, inside -> services.data().reading(caller.actor(), inside));
    }

    /** Writes in one transaction, and answers only when what was sensitive in the answer is noted. */
    <T> T write(Caller caller, Function<Visit, T> work) {
        return noted(work, inside -> services.data().writing(caller.actor(), inside));
    }

    /** Writes, takes it back, and answers what would have become of it, only when what was sensitive in that is noted. */
    <T> T attempt(Caller caller, Function<Visit, T> work) {
        return noted(work, inside -> services.data().trying(caller.actor(), inside));
    }

    /** A transaction may begin again: what was seen counts of the last time. */
    private <T> T noted(Function<Visit, T> work, Function<BiFunction<Transaction, Access, T>, T> transaction) {
        Visit[] last = new Visit[1];
        T result = transaction.apply((begun, access) -> {
            Visit visit = new Visit(begun, access, new SensitiveNotes());
            last[0] = visit;
            return work.apply(visit);
        });
        note(last[0].access(), last[0].notes());
        return result;
    }

    /** Asks what is prepared, and answers only when what was sensitive in it is noted. */
    <T> T ask(Access access, Prepared<T> question) {
        SensitiveNotes notes = new SensitiveNotes();
        T result = services.data().answer(question, notes);
        note(access, notes);
        return result;
    }

    /** Notes what of an answer was sensitive. */
    void note(Access access, SensitiveNotes notes) {
        notes.entries(access, services.clock().instant()).forEach(services.reads()::append);
    }

    /**
     * Notes what somebody searched by, or took records out by.
     *
     * @param records how many they got, where that is told
     */
    void noteAsked(Access access, AccessKind kind, EntityMeta entity, long records, String asked) {
        ObjectNode what = services.json().createObjectNode();
        what.put("query", asked.length() > LONGEST_NOTE ? ShortText.of(asked, LONGEST_NOTE) + "…" : asked);
        Instant now = services.clock().instant();
        services.reads()
                .append(SensitiveNotes.entry(access, now, kind, entity.name(), Optional.empty(), records, what));
    }

    /**
     * A record with all that the caller may see of it and do with it, as it stands in this transaction.
     *
     * @throws Refusal NOT_FOUND when it is out of sight
     */
    RecordAnswer record(Visit visit, EntityMeta entity, UUID id) {
        return find(visit, entity, id).orElseThrow(Desk::notFound);
    }

    /** The same, if it is in sight. */
    Optional<RecordAnswer> find(Visit visit, EntityMeta entity, UUID id) {
        return services.recordJson()
                .record(visit.access(), entity, id, new Selection(List.of(), List.of(), true))
                .answer(visit.transaction(), visit.notes())
                .map(found -> new RecordAnswer(found.version(), lasts(entity), found.json()));
    }

    /** Whether a record is the same as long as its version is: sums of other records, and what is made of them, change without one. */
    boolean lasts(EntityMeta entity) {
        return entity.declaredFields().stream()
                .allMatch(field -> field.isParts()
                        ? lasts(services.catalog().get(field.field().targets().getFirst()))
                        : !services.writer().kept().changesUnseen(field));
    }
}
