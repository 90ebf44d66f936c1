package org.kontor.core.meta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Aspect;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Hook;
import org.kontor.api.Message;
import org.kontor.api.Period;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.api.Setting;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.api.Upgrade;
import org.kontor.core.meta.kind.FieldKinds;

/** Everything that the platform declares, resolved; immutable, one for each platform. Made by {@link CatalogBuilder}. */
public final class Catalog implements org.kontor.api.Catalog {
    private static final int MOST_HOPS = 5;

    private final Map<EntityName, EntityMeta> entities;
    private final Map<String, Action> freeActions;
    private final Map<Hook, String> hookOwners;
    private final FieldKinds kinds;
    private final Identifiers identifiers;
    private final Renames renames;
    private final Map<String, List<Upgrade>> upgrades;
    private final Map<String, List<Setting<?>>> settings;
    private final ConditionJson conditionJson;
    private final List<EntityMeta> takingAttached;
    private final List<EntityMeta> attached;

    Catalog(
            Map<EntityName, EntityMeta> entities,
            Map<String, Action> freeActions,
            Map<Hook, String> hookOwners,
            Identifiers identifiers,
            Renames renames,
            Map<String, List<Upgrade>> upgrades,
            Map<String, List<Setting<?>>> settings) {
        this.entities = Map.copyOf(entities);
        this.freeActions = Map.copyOf(freeActions);
        this.hookOwners = Map.copyOf(hookOwners);
        this.identifiers = identifiers;
        this.renames = renames;
        this.upgrades = Map.copyOf(upgrades);
        this.settings = Map.copyOf(settings);
        this.conditionJson = new ConditionJson(this);
        this.takingAttached = sorted(EntityMeta::takesAttached);
        this.attached = sorted(entity -> entity.attachedTo().isPresent());
        this.kinds = new FieldKinds(() -> conditionJson);
    }

    /** All entities, and the aspects. */
    public Collection<EntityMeta> all() {
        return entities.values();
    }

    private List<EntityMeta> sorted(Predicate<EntityMeta> which) {
        return entities.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .toList();
    }

    /** Entities on whose records something may hang, by their names, see {@link Entity#attachedTo}. */
    public List<EntityMeta> takingAttached() {
        return takingAttached;
    }

    /** Entities whose records hang on others, by their names. */
    public List<EntityMeta> attached() {
        return attached;
    }

    /**
     * An entity.
     *
     * @throws IllegalArgumentException when nobody declares it
     */
    public EntityMeta get(EntityName name) {
        EntityMeta entity = entities.get(name);
        if (entity == null) {
            throw new IllegalArgumentException("no plugin declares the entity " + name);
        }
        return entity;
    }

    /** An entity, if somebody declares it. */
    public Optional<EntityMeta> findMeta(EntityName name) {
        return Optional.ofNullable(entities.get(name));
    }

    /** An entity by its name as a text, {@code contacts.account}, if somebody declares it. */
    public Optional<EntityMeta> named(String name) {
        try {
            return findMeta(EntityName.parse(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    public Identifiers identifiers() {
        return identifiers;
    }

    /** Which fields had other names before. */
    public Renames renames() {
        return renames;
    }

    /** What plugins do once with the records that older versions left: by plugin, in the order of versions. */
    public Map<String, List<Upgrade>> upgrades() {
        return upgrades;
    }

    /** What can be set of a plugin. */
    public List<Setting<?>> settings(String plugin) {
        return settings.getOrDefault(plugin, List.of());
    }

    /** Reads and writes conditions as JSON. */
    public ConditionJson conditionJson() {
        return conditionJson;
    }

    /** The kind of a field that belongs to no entity: an action's input, a setting. */
    public FieldMeta outside(Field<?> field, List<ChoiceOption> options) {
        return new FieldMeta(
                EntityName.of(field.shape().plugin(), field.shape().name()),
                field.name(),
                field,
                kinds.of(field),
                List.of(),
                null,
                field.shape().plugin(),
                options,
                false,
                false,
                null);
    }

    /** An action, on records or of its own. */
    public Optional<Action> action(ActionName name) {
        String entity = name.entity();
        if (entity == null) {
            return Optional.ofNullable(freeActions.get(name.toString()));
        }
        return findMeta(EntityName.parse(entity)).stream()
                .flatMap(meta -> meta.actions().stream())
                .filter(action -> action.name().equals(name))
                .findFirst();
    }

    /** The plugin whose code a hook is; it may be another than the entity's. */
    public String owner(Hook hook) {
        return hookOwners.getOrDefault(hook, hook.entity().plugin());
    }

    /** The actions that belong to no record. */
    public Collection<Action> freeActions() {
        return freeActions.values();
    }

    /**
     * Resolves a term.
     *
     * @throws BadValue when a field on the way does not exist or is no reference with one target
     */
    public TermPath resolve(Term<?> term) throws BadValue {
        return switch (term) {
            case Field<?> field -> own(field.entity(), field.name());
            case SystemTerm<?> system -> own(system.owningEntity(), system.path());
            case Bucket<?> bucket -> {
                TermPath path = resolve(bucket.term());
                if (path.last().type() != FieldType.DATE && path.last().type() != FieldType.MOMENT) {
                    throw new BadValue(
                            Message.of("system.no_period", "{field} is no date and cannot be cut to a period")
                                    .with("field", path.path()));
                }
                if (path.last().isEncrypted()) {
                    // as of what is not there: who may not read it learns nothing by it
                    throw unknownField(bucket.path());
                }
                yield new TermPath(path.entity(), path.hops(), path.last(), bucket.period());
            }
            case Behind<?> behind -> {
                TermPath reference = resolve(behind.reference());
                TermPath rest = resolve(behind.term());
                List<FieldMeta> hops = new ArrayList<>(reference.hops());
                hops.add(reference.last());
                hops.addAll(rest.hops());
                List<EntityName> targets = reference.last().field().targets();
                boolean fits = reference.last().type() == FieldType.REFERENCE
                        && targets.size() == 1
                        && targets.getFirst().equals(rest.entity().name());
                if (!fits || hops.size() > MOST_HOPS) {
                    throw unknownField(term.path());
                }
                yield new TermPath(reference.entity(), hops, rest.last(), rest.bucket());
            }
        };
    }

    private TermPath own(@Nullable EntityName entity, String field) throws BadValue {
        EntityMeta meta = entity == null ? null : entities.get(entity);
        FieldMeta found = meta == null ? null : meta.find(field).orElse(null);
        if (meta == null || found == null) {
            throw unknownField(field);
        }
        return new TermPath(meta, List.of(), found, null);
    }

    /**
     * Reads a path as clients write it, {@code account.city} or {@code created_at:month}.
     *
     * @throws BadValue when there is no such field; the same answer as for a field that may not be read
     */
    public Term<?> term(EntityName entity, String path) throws BadValue {
        int colon = path.indexOf(':');
        String plain = colon < 0 ? path : path.substring(0, colon);
        String[] names = plain.split("\\.", -1);
        if (names.length > MOST_HOPS + 1) {
            throw unknownField(path);
        }
        Term<?> term = term(entity, names, 0, path);
        return colon < 0 ? term : term.by(period(path.substring(colon + 1), path));
    }

    private Term<?> term(EntityName entity, String[] names, int at, String path) throws BadValue {
        EntityMeta meta = entities.get(entity);
        FieldMeta field = meta == null ? null : meta.findByAnyName(names[at]).orElse(null);
        if (field == null) {
            throw unknownField(path);
        }
        Term<?> here = field.system() == null ? field.field() : new SystemTerm<>(entity, field.system());
        if (at == names.length - 1) {
            return here;
        }
        if (field.type() != FieldType.REFERENCE || field.field().targets().size() != 1) {
            throw unknownField(path);
        }
        @SuppressWarnings("unchecked")
        Term<Ref> reference = (Term<Ref>) here;
        return term(field.field().targets().getFirst(), names, at + 1, path).of(reference);
    }

    private static Period period(String name, String path) throws BadValue {
        for (Period period : Period.values()) {
            if (period.name().toLowerCase(Locale.ROOT).equals(name)) {
                return period;
            }
        }
        throw unknownField(path);
    }

    /** The answer to a field that does not exist, and to one that may not be read. */
    public static BadValue unknownField(String path) {
        return new BadValue(Message.of("system.unknown_field", "There is no field {field}")
                .with("field", path.length() > 100 ? path.substring(0, 100) + "…" : path));
    }

    @Override
    public List<Entity> entities() {
        return entities.values().stream()
                .filter(entity -> !entity.isAspect())
                .map(EntityMeta::declared)
                .sorted((a, b) -> a.name().toString().compareTo(b.name().toString()))
                .toList();
    }

    @Override
    public Optional<Entity> find(EntityName name) {
        return findMeta(name).filter(entity -> !entity.isAspect()).map(EntityMeta::declared);
    }

    @Override
    public List<Rule> rules(EntityName name) {
        return get(name).rules();
    }

    @Override
    public List<Action> actions(EntityName name) {
        return get(name).actions();
    }

    @Override
    public List<Choice> choices(Field<?> field) {
        return options(field).stream()
                .filter(ChoiceOption::active)
                .map(option -> new Choice(option.name()))
                .toList();
    }

    /** The values of a field's list as they stand now; those of a field outside entities as other fields have them. */
    public List<ChoiceOption> options(Field<?> field) {
        Optional<FieldMeta> own = Optional.ofNullable(field.entity())
                .flatMap(this::findMeta)
                .flatMap(entity -> entity.find(field.name()));
        return own.or(() -> entities.values().stream()
                        .flatMap(entity -> entity.fields().stream())
                        .filter(each ->
                                field.list().isPresent() && each.field().list().equals(field.list()))
                        .findFirst())
                .map(FieldMeta::options)
                .orElseGet(() -> field.list().stream()
                        .flatMap(list -> list.choices().stream())
                        .map(choice -> new ChoiceOption(choice.name(), CatalogBuilder.readable(choice.name()), true))
                        .toList());
    }

    @Override
    public List<Aspect> aspects() {
        return entities.values().stream()
                .flatMap(entity -> entity.aspect().stream())
                .sorted(Comparator.comparing(aspect -> aspect.name().toString()))
                .toList();
    }
}
