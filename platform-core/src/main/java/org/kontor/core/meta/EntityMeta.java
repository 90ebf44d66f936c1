package org.kontor.core.meta;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Aspect;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Rule;

/** An entity, resolved: every plugin's fields, rules, hooks and actions, its table and who points to it. */
public final class EntityMeta {
    /** A reference by which records of an entity point here. */
    public record Incoming(EntityName from, FieldMeta field) {}

    /** Of a part: where it lives. */
    public record Parent(EntityName entity, String field) {}

    private final Entity declared;
    private final String tableName;
    private final String table;
    private final Map<String, FieldMeta> all;
    private final Map<String, FieldMeta> formers;
    private final List<FieldMeta> stored;
    private final List<Rule> rules;
    private final List<Hook> hooks;
    private final List<Action> actions;
    private final @Nullable Parent parent;
    private final List<Incoming> incoming;
    private final @Nullable Played played;

    /** Of an aspect: as it was declared, and who plays it. */
    public record Played(Aspect aspect, List<Play> plays) {
        public Played {
            plays = List.copyOf(plays);
        }
    }

    EntityMeta(
            Entity declared,
            String tableName,
            String table,
            List<FieldMeta> fields,
            List<Rule> rules,
            List<Hook> hooks,
            List<Action> actions,
            @Nullable Parent parent,
            List<Incoming> incoming,
            @Nullable Played played) {
        this.declared = declared;
        this.tableName = tableName;
        this.table = table;
        Map<String, FieldMeta> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        this.all = Map.copyOf(byName);
        Map<String, FieldMeta> byFormerName = new HashMap<>();
        fields.forEach(field -> field.field().formerName().ifPresent(former -> byFormerName.put(former, field)));
        this.formers = Map.copyOf(byFormerName);
        this.stored = List.copyOf(fields);
        this.rules = List.copyOf(rules);
        this.hooks = List.copyOf(hooks);
        this.actions = List.copyOf(actions);
        this.parent = parent;
        this.incoming = List.copyOf(incoming);
        this.played = played;
    }

    /** The same declaration with all fields that it has, whoever declared them. */
    static Entity with(Entity entity, List<Field<?>> fields) {
        return new Entity(
                entity.name(),
                entity.label(),
                entity.plural(),
                fields,
                entity.title(),
                entity.isOwned(),
                entity.help(),
                entity.key(),
                entity.moving(),
                entity.attachedTo(),
                entity.takesAttached());
    }

    public EntityName name() {
        return declared.name();
    }

    /** The declaration, with the fields that other plugins and administrators added. */
    public Entity declared() {
        return declared;
    }

    /** The table's name in lower case. */
    public String tableName() {
        return tableName;
    }

    /** The table's name, quoted. */
    public String table() {
        return table;
    }

    /** Every field, system fields first (id foremost), then the declared ones in the order of forms. */
    public List<FieldMeta> fields() {
        return stored;
    }

    /** The declared fields, in the order of forms. */
    public List<FieldMeta> declaredFields() {
        return stored.stream().filter(field -> field.system() == null).toList();
    }

    public Optional<FieldMeta> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** The field of that name, or the one that had it before: what was stored or learnt by heart goes on to be understood. */
    public Optional<FieldMeta> findByAnyName(String name) {
        return find(name).or(() -> Optional.ofNullable(formers.get(name)));
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public FieldMeta get(String name) {
        FieldMeta field = all.get(name);
        if (field == null) {
            throw new IllegalArgumentException(name() + " has no field '" + name + "'");
        }
        return field;
    }

    public boolean isOwned() {
        return declared.isOwned();
    }

    /** Of what hangs on records of others: the open reference that names the one, see {@link Entity#attachedTo}. */
    public Optional<FieldMeta> attachedTo() {
        return Optional.ofNullable(declared.attachedTo()).map(field -> get(field.name()));
    }

    /** Whether something may hang on its records: they are records of their own, and hang on nothing themselves. */
    public boolean takesAttached() {
        return declared.takesAttached() && declared.attachedTo() == null && !isPart() && !isAspect();
    }

    public boolean isPart() {
        return parent != null;
    }

    /** Of a part: where it lives. */
    public Optional<Parent> parent() {
        return Optional.ofNullable(parent);
    }

    public List<Rule> rules() {
        return rules;
    }

    public List<Hook> hooks() {
        return hooks;
    }

    public List<Action> actions() {
        return actions;
    }

    public Optional<Action> action(String name) {
        return actions.stream()
                .filter(action -> action.name().name().equals(name))
                .findFirst();
    }

    /** Who points here, parts left out. */
    public List<Incoming> incoming() {
        return incoming;
    }

    /** Whether it has no table, and its records are those of entities that play it. */
    /** Whether some action on its records needs an approval. */
    public boolean isApproved() {
        return actions.stream().anyMatch(action -> action.approval().isPresent());
    }

    public boolean isAspect() {
        return played != null;
    }

    /** Of an aspect: its declaration. */
    public Optional<Aspect> aspect() {
        return Optional.ofNullable(played).map(Played::aspect);
    }

    /** Of an aspect: the rules by which it is played, in the order of their numbers. */
    public List<Play> plays() {
        return played == null ? List.of() : played.plays();
    }

    /**
     * The entities whose records are read with this one's: itself; of an aspect also those that play it; of what hangs on
     * others all of those.
     */
    public Set<EntityName> readAlong(Catalog catalog) {
        Set<EntityName> all = new LinkedHashSet<>(Set.of(name()));
        if (declared.attachedTo() != null) {
            catalog.takingAttached().forEach(entity -> all.add(entity.name()));
        }
        for (Play play : plays()) {
            all.addAll(catalog.get(play.entity()).readAlong(catalog));
            catalog.get(play.entity()).parent().map(Parent::entity).ifPresent(all::add);
        }
        return all;
    }

    @Override
    public String toString() {
        return name().toString();
    }
}
