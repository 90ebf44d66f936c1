package org.kontor.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kontor.api.EntityName;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/**
 * Makes records of any entity out of its metadata. What the plugin's own rules and hooks refuse is tried again with other
 * values, then left out where it may be. Samples that the plugin's author gives are taken as they are.
 */
final class SampleRecords {
    private static final int ATTEMPTS = 40;
    private static final int DEEPEST = 3;

    /** Another one once the server was started again. */
    private final Supplier<TestClient> client;

    private final Catalog catalog;
    private final Random random;
    private final SampleValue values;
    private final Map<EntityName, String> known = new HashMap<>();

    /** Fields that only values of a well-known form fit, and which one did. */
    private final Map<String, JsonNode> learned = new HashMap<>();

    /** Entities whose known records are taken: a unique rule wants another one. */
    private final Set<EntityName> taken = new HashSet<>();

    /** Fields that no value fitted. */
    private final Set<String> left = new HashSet<>();

    /** Parts that others refer to: whoever may have some has some. */
    private final Set<EntityName> referred = new HashSet<>();

    /** Why there are no samples of an entity: it is not tried again. */
    private final Map<EntityName, NoSample> failed = new HashMap<>();

    private final Function<EntityName, Optional<ObjectNode>> given;

    /** @param given a sample by the plugin's author, where there is one */
    SampleRecords(
            Supplier<TestClient> client, Catalog catalog, long seed, Function<EntityName, Optional<ObjectNode>> given) {
        this.client = client;
        this.catalog = catalog;
        this.given = given;
        this.random = new Random(seed);
        this.values = new SampleValue(random);
    }

    /** What was sent, and what came of it. */
    record Made(ObjectNode sent, Answer answer) {
        String id() {
            return answer.id();
        }
    }

    /**
     * A record of the entity.
     *
     * @throws NoSample when none was taken, now or before
     */
    Made create(EntityMeta entity) {
        requireTaken(entity);
        try {
            return create(entity, 0);
        } catch (NoSample none) {
            failed.put(entity.name(), none);
            throw none;
        }
    }

    /** @throws NoSample when a sample of the entity was not taken before */
    void requireTaken(EntityMeta entity) {
        NoSample before = failed.get(entity.name());
        if (before != null) {
            throw before;
        }
    }

    /** Several records. */
    List<Made> several(EntityMeta entity, int count) {
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(create(entity));
        }
        return made;
    }

    private Made create(EntityMeta entity, int depth) {
        Optional<ObjectNode> own = given.apply(entity.name());
        if (own.isPresent()) {
            Answer answer = client.get().post(path(entity), own.get());
            if (!answer.isOk()) {
                throw new NoSample(entity.name(), "the contract test gave " + own.get() + "\n" + answer);
            }
            known.putIfAbsent(entity.name(), answer.id());
            return new Made(own.get(), answer);
        }
        ObjectNode body = body(entity, depth);
        Map<String, Integer> refused = new HashMap<>();
        Answer answer = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            answer = client.get().post(path(entity), body);
            if (answer.isOk()) {
                learn(entity, body, refused);
                known.putIfAbsent(entity.name(), answer.id());
                return new Made(body, answer);
            }
            if (answer.status() == 409) {
                answer.fields()
                        .forEach(field -> entity.find(field)
                                .ifPresent(each -> taken.addAll(each.field().targets())));
            }
            if (answer.status() == 409
                    || (answer.status() == 422 && answer.fields().isEmpty())) {
                body = attempt < ATTEMPTS / 2 ? body(entity, depth) : required(entity, body(entity, depth));
            } else if (answer.status() == 422) {
                for (String field : new HashSet<>(answer.fields())) {
                    amend(entity, body, field, refused, depth);
                }
            } else {
                break;
            }
        }
        throw new NoSample(entity.name(), body + "\n" + answer);
    }

    /** Other values for a record that exists, each of which the plugin may still refuse. */
    ObjectNode change(EntityMeta entity) {
        ObjectNode all = body(entity, 1);
        ObjectNode some = Json.object();
        for (FieldMeta field : writable(entity)) {
            if (all.has(field.name()) && !field.isParts() && !field.field().isUnique() && some.size() < 4) {
                some.set(field.name(), all.get(field.name()));
            }
        }
        return some;
    }

    /** Another value for a field. */
    JsonNode other(FieldMeta field) {
        return value(field, 1).orElseGet(NullNode::getInstance);
    }

    static String path(EntityMeta entity) {
        return "records/" + entity.name().plugin() + "/" + entity.name().name();
    }

    static List<FieldMeta> writable(EntityMeta entity) {
        return entity.declaredFields().stream()
                .filter(field -> field.isWritable() && !field.field().isRetired())
                .toList();
    }

    private ObjectNode body(EntityMeta entity, int depth) {
        ObjectNode body = Json.object();
        for (FieldMeta field : writable(entity)) {
            boolean wanted = field.field().isRequired() || isReferred(field) || random.nextInt(5) > 0;
            if (wanted && !left.contains(field.toString())) {
                value(field, depth).ifPresent(value -> body.set(field.name(), value));
            }
        }
        return body;
    }

    private static ObjectNode required(EntityMeta entity, ObjectNode body) {
        writable(entity).stream()
                .filter(field -> !field.field().isRequired())
                .forEach(field -> body.remove(field.name()));
        return body;
    }

    private Optional<JsonNode> value(FieldMeta field, int depth) {
        JsonNode fitting = learned.get(field.toString());
        if (fitting != null) {
            return Optional.of(fitting);
        }
        return switch (field.type()) {
            case REFERENCE -> reference(field, depth);
            case REFERENCES -> reference(field, depth).map(Json::array);
            case PARTS -> Optional.of(parts(field, depth));
            case FILE -> Optional.of(Json.object("id", file()));
            case CHOICE, CHOICES -> field.options().isEmpty() ? Optional.empty() : Optional.of(values.of(field));
            default -> Optional.of(values.of(field));
        };
    }

    /** One for each record: that two hold the same file is nothing that a plugin must take. */
    private String file() {
        String content = "sample " + random.nextInt(1_000_000);
        return client.get()
                .upload("sample.txt", "text/plain", content.getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .id();
    }

    /** The same values for another record: each file is uploaded again, since those of a deleted record are its own. */
    ObjectNode again(EntityMeta entity, ObjectNode sent) {
        ObjectNode again = sent.deepCopy();
        for (FieldMeta field : entity.declaredFields()) {
            JsonNode value = again.path(field.name());
            if (field.isFile() && value.isObject()) {
                again.set(field.name(), Json.object("id", file()));
            } else if (field.isParts() && value.isArray()) {
                EntityMeta part = catalog.get(field.field().targets().getFirst());
                ArrayNode parts = Json.MAPPER.createArrayNode();
                value.forEach(each -> parts.add(again(part, (ObjectNode) each)));
                again.set(field.name(), parts);
            }
        }
        return again;
    }

    private JsonNode parts(FieldMeta field, int depth) {
        EntityMeta part = catalog.get(field.field().targets().getFirst());
        ArrayNode parts = Json.MAPPER.createArrayNode();
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(body(part, depth));
        }
        return parts;
    }

    private boolean isReferred(FieldMeta field) {
        return field.isParts() && referred.contains(field.field().targets().getFirst());
    }

    private Optional<JsonNode> reference(FieldMeta field, int depth) {
        List<EntityName> targets = field.field().targets();
        EntityName target = targets.isEmpty() ? anything(field) : targets.get(random.nextInt(targets.size()));
        if (hangs(field) && !target.equals(CatalogBuilder.USER)) {
            // of its own, since it goes with it
            String known = this.known.get(target);
            String id = make(catalog.get(target), depth + 1);
            if (known == null) {
                this.known.remove(target);
            }
            return Optional.of(Json.object("entity", target.toString(), "id", id));
        }
        EntityMeta entity = catalog.findMeta(target).orElse(null);
        if (entity == null) {
            return Optional.empty();
        }
        boolean mayMake = depth < DEEPEST && !target.equals(field.entity());
        boolean isTaken = mayMake && taken.remove(target);
        if (isTaken) {
            known.put(target, make(entity, depth + 1));
        }
        String id = known.get(target);
        if (id == null && !entity.isPart()) {
            id = first(entity).orElse(null);
        }
        if (id == null && mayMake) {
            id = make(entity, depth + 1);
        }
        return Optional.ofNullable(id).map(known -> Json.object("entity", target.toString(), "id", known));
    }

    private boolean hangs(FieldMeta field) {
        return catalog.findMeta(field.entity())
                .flatMap(EntityMeta::attachedTo)
                .filter(field::equals)
                .isPresent();
    }

    /** What an open reference points to: of what hangs on records, one that takes such. */
    private EntityName anything(FieldMeta field) {
        return hangs(field)
                ? catalog.takingAttached().stream()
                        .map(EntityMeta::name)
                        .filter(name -> !name.equals(field.entity()))
                        .min(Comparator.comparing((EntityName name) ->
                                        !name.plugin().equals(field.entity().plugin()))
                                .thenComparing(EntityName::toString))
                        .orElse(CatalogBuilder.USER)
                : CatalogBuilder.USER;
    }

    /**
     * A new record to refer to. A part comes with its parent, which is what others refer to from then on: rules often want
     * both to be of one record.
     */
    private String make(EntityMeta entity, int depth) {
        EntityMeta.Parent parent = entity.parent().orElse(null);
        if (parent == null) {
            return create(entity, depth).id();
        }
        referred.add(entity.name());
        Made made = create(catalog.get(parent.entity()), depth);
        String id = made.answer().json().at("/" + parent.field() + "/0/id").asText();
        if (id.isEmpty()) {
            throw new NoSample(entity.name(), made.sent() + "\n" + made.answer());
        }
        known.put(parent.entity(), made.id());
        known.put(entity.name(), id);
        return id;
    }

    private Optional<String> first(EntityMeta entity) {
        JsonNode records =
                client.get().get(path(entity) + "?limit=1").expect(200).json().path("records");
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(records.get(0).path("id").asText());
    }

    /** Another value for a field that was refused; in parts {@code lines[2].quantity}. */
    private void amend(EntityMeta entity, ObjectNode body, String path, Map<String, Integer> refused, int depth) {
        int bracket = path.indexOf('[');
        int point = path.indexOf('.');
        if (path.isEmpty()) {
            ObjectNode other = body(entity, depth);
            writable(entity).stream()
                    .filter(field -> !refused.containsKey(field.toString()) && other.has(field.name()))
                    .forEach(field -> body.set(field.name(), other.get(field.name())));
            return;
        }
        if (bracket > 0 && point < 0) {
            FieldMeta parts = entity.find(path.substring(0, bracket)).orElseThrow(() -> unknown(entity, path));
            int index = Integer.parseInt(path.substring(bracket + 1, path.indexOf(']')));
            if (body.path(parts.name()).get(index) instanceof ObjectNode values) {
                amend(catalog.get(parts.field().targets().getFirst()), values, "", refused, depth);
            }
            return;
        }
        if (bracket > 0 && point > bracket) {
            FieldMeta parts = entity.find(path.substring(0, bracket)).orElseThrow(() -> unknown(entity, path));
            int index = Integer.parseInt(path.substring(bracket + 1, path.indexOf(']')));
            EntityMeta part = catalog.get(parts.field().targets().getFirst());
            // another error may have replaced the parts
            if (body.path(parts.name()).get(index) instanceof ObjectNode values) {
                amend(part, values, path.substring(point + 1), refused, depth);
            }
            return;
        }
        FieldMeta field = entity.find(path).orElseThrow(() -> unknown(entity, path));
        int times = refused.merge(field.toString(), 1, Integer::sum);
        learned.remove(field.toString());
        String form = times < 2 ? null : SampleValue.form(times - 2);
        if (form != null && isText(field)) {
            body.put(field.name(), form);
        } else if (times > 3 && !field.field().isRequired() && body.has(field.name())) {
            left.add(field.toString());
            body.remove(field.name());
        } else {
            value(field, depth).ifPresent(value -> body.set(field.name(), value));
        }
    }

    private void learn(EntityMeta entity, ObjectNode body, Map<String, Integer> refused) {
        for (FieldMeta field : writable(entity)) {
            if (refused.getOrDefault(field.toString(), 0) > 1
                    && body.has(field.name())
                    && !field.field().isUnique()) {
                learned.put(field.toString(), body.get(field.name()));
            }
        }
    }

    private static boolean isText(FieldMeta field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, PHONE, URL -> true;
            default -> false;
        };
    }

    private static AssertionError unknown(EntityMeta entity, String path) {
        return new AssertionError(entity + " refuses a field that it does not have: " + path);
    }
}
