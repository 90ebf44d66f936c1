package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.access.Right;
import org.kontor.core.access.RightSource;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Why somebody may, or may not, do something to a record and see or change its fields: each source of rights by itself, and
 * whether it reaches the record. Of a record that the asker does not see, it says the same as of one that is not there.
 */
final class ExplainedRights {
    private static final List<Verb> VERBS = List.of(Verb.READ, Verb.UPDATE, Verb.DELETE, Verb.SHARE, Verb.EXPORT);

    private static final Message REACHES = Message.of("system.right_reaches", "{source} reaches it");
    private static final Message UNSEEN =
            Message.of("system.right_unseen", "What is not seen cannot be changed either");

    private final Services services;
    private final Transaction transaction;
    private final Access theirs;
    private final EntityMeta entity;
    private final Ref record;
    private final Locale locale;
    private final boolean isWhole;
    /** Of each verb the sources that have a right which reaches the record, with these rights. */
    private final Map<Verb, List<RightSource>> reaching = new EnumMap<>(Verb.class);

    /**
     * @param theirs the one whose rights are explained
     * @param locale of the one who asks
     * @param isWhole whether the asker may know everything
     */
    ExplainedRights(
            Services services,
            Transaction transaction,
            Access theirs,
            EntityMeta entity,
            UUID id,
            Locale locale,
            boolean isWhole) {
        this.services = services;
        this.transaction = transaction;
        this.theirs = theirs;
        this.entity = entity;
        this.record = Ref.of(entity.name(), id);
        this.locale = locale;
        this.isWhole = isWhole;
    }

    ObjectNode json() {
        ObjectNode json = services.json().createObjectNode();
        json.putObject("user")
                .put("id", theirs.user().toString())
                .put("title", theirs.actor().name());
        json.putObject("record")
                .put("entity", entity.name().toString())
                .put("id", record.id().toString());
        ObjectNode verbs = json.putObject("verbs");
        for (Verb verb : VERBS) {
            verb(verb, verbs.putObject(verb.name().toLowerCase(Locale.ROOT)));
        }
        ArrayNode fields = json.putArray("fields");
        entity.declaredFields().stream()
                .filter(field -> !field.field().isRetired() && isTold(field))
                .forEach(field -> field(field, fields.addObject()));
        return json;
    }

    private boolean isTold(FieldMeta field) {
        return isWhole || theirs.opens(field, Verb.READ) || theirs.opens(field, Verb.UPDATE);
    }

    private boolean isSeen() {
        return !reaching.getOrDefault(Verb.READ, List.of()).isEmpty();
    }

    private void verb(Verb verb, ObjectNode json) {
        // what a token takes away is not explained beyond that
        List<RightSource> sources = theirs.rights(entity.name(), verb).isEmpty()
                ? List.of()
                : services.policy().sources(theirs.user(), entity.name(), verb);
        boolean isAsked = verb == Verb.READ || isSeen();
        Map<Right, Right> scopes = new IdentityHashMap<>();
        sources.forEach(source -> source.rights().forEach(right -> scopes.put(right, inScope(right))));
        Set<Right> reached = isAsked ? reached(scopes) : Set.of();
        reaching.put(
                verb,
                sources.stream()
                        .map(source -> new RightSource(
                                source.kind(),
                                source.role(),
                                source.label(),
                                source.rights().stream()
                                        .filter(reached::contains)
                                        .toList()))
                        .filter(source -> !source.rights().isEmpty())
                        .toList());
        json.put("may", !reaching.getOrDefault(verb, List.of()).isEmpty());
        if (sources.isEmpty()) {
            json.put("reason", text(Message.of("system.right_none", "Nothing gives {person} this right on {entity}")));
        } else if (!isAsked) {
            json.put("reason", text(UNSEEN));
        }
        ArrayNode told = json.putArray("sources");
        for (RightSource source : sources) {
            source(source, told.addObject(), right -> isAsked ? reason(right, reached, scopes.get(right)) : UNSEEN);
        }
    }

    /** Those that reach the record, and those that would without their condition; two that are equal are two. */
    private Set<Right> reached(Map<Right, Right> scopes) {
        Set<Right> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        if (!scopes.isEmpty()) {
            List<Right> all = Stream.concat(scopes.keySet().stream(), scopes.values().stream())
                    .toList();
            reached.addAll(services.rights().reaching(transaction, theirs, record, all));
        }
        return reached;
    }

    private void source(RightSource source, ObjectNode json, Function<Right, Message> reason) {
        json.put("kind", source.kind().name().toLowerCase(Locale.ROOT));
        source.role().ifPresent(role -> json.put("role", role.toString()));
        json.put("label", label(source));
        ArrayNode rights = json.putArray("rights");
        for (Right right : source.rights()) {
            ObjectNode one = rights.addObject();
            Message why = reason.apply(right);
            one.put("scope", right.isOwn() ? lower(right.scope()) : lower(Scope.SHARED));
            one.put("conditional", !right.condition().equals(Condition.always()));
            one.put("reaches", why.equals(REACHES));
            one.put("reason", text(why.with("source", label(source))));
        }
    }

    private Message reason(Right right, Set<Right> reached, @Nullable Right scope) {
        if (reached.contains(right)) {
            return REACHES;
        }
        if (!isWhole && !isSeen()) {
            return Message.of("system.right_not_reaching", "{source} does not reach it, if there is such a record");
        }
        if (right.attached() && !reached.contains(scope)) {
            return Message.of(
                    "system.right_attached",
                    "{source} reaches what hangs on records that {person} may read; what this one hangs on is none of"
                            + " them");
        }
        if (reached.contains(scope)) {
            return Message.of(
                    "system.right_condition",
                    "{source} reaches records that meet a condition, which this one does not");
        }
        return outside(right.isOwn() ? right.scope() : Scope.SHARED);
    }

    private static Right inScope(Right right) {
        return new Right(right.scope(), Condition.always(), right.fields(), right.shared(), right.attached(), null);
    }

    private static Message outside(Scope scope) {
        return switch (scope) {
            case OWN -> Message.of("system.right_own", "{source} reaches records that one owns; this one is none");
            case TEAM ->
                Message.of(
                        "system.right_team", "{source} reaches records of one's own teams; this one is none of them");
            case SUBORDINATES ->
                Message.of(
                        "system.right_subordinates",
                        "{source} reaches records of oneself and of the people below; this one is none of them");
            case SHARED ->
                Message.of(
                        "system.right_shared",
                        "{source} reaches records that somebody shared who may see them; this one is none of them");
            case ALL -> Message.of("system.right_gone", "{source} reaches every record; there is no such one");
        };
    }

    private void field(FieldMeta field, ObjectNode json) {
        json.put("field", field.name());
        json.put("label", services.texts().label(field.field(), field.owner(), locale));
        for (Verb verb : List.of(Verb.READ, Verb.UPDATE)) {
            ArrayNode by = json.putArray(lower(verb));
            reaching.getOrDefault(verb, List.of()).stream()
                    .filter(source -> source.rights().stream()
                            .anyMatch(right -> right.fields().includes(field)))
                    .map(this::label)
                    .forEach(by::add);
        }
        json.put("sensitive", field.field().isSensitive());
        json.put("derived", field.field().isDerived());
    }

    private String label(RightSource source) {
        return switch (source.kind()) {
            case ROLE -> source.label();
            case ADMINISTRATOR -> text(Message.of("system.source_administrator", "The right to administer"));
            case EVERYBODY -> text(Message.of("system.source_everybody", "What everybody may do"));
            case SHARES -> text(Message.of("system.source_shares", "What others share"));
        };
    }

    private String text(Message message) {
        return services.texts()
                .text(message.with("person", theirs.actor().name()).with("entity", entity.name()), locale);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
