package org.kontor.core.meta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Aspect;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Hook;
import org.kontor.api.Rule;
import org.kontor.api.SystemTerm;
import org.kontor.api.Upgrade;
import org.kontor.core.meta.kind.FieldKinds;
import org.kontor.core.secret.Vault;

/** Joins what all plugins contribute into one catalog. Takes contributions that passed the check. */
public final class CatalogBuilder {
    private static final Set<String> RESERVED_TABLES = Set.of(
            "current_catalog",
            "current_date",
            "current_path",
            "current_role",
            "current_schema",
            "current_time",
            "current_timestamp",
            "current_user",
            "session_user",
            "system_user");

    /** The users' entity, to which owner and creator refer. */
    public static final EntityName USER = EntityName.of("system", "user");

    /** The teams' entity. */
    public static final EntityName TEAM = EntityName.of("system", "team");

    private final List<Contribution> contributions;
    private final Map<String, List<ChoiceOption>> options;
    private final Identifiers identifiers;
    private final Renames renames;
    private final AtomicReference<@Nullable Catalog> built = new AtomicReference<>();
    private final FieldKinds kinds;

    private record Declared(Field<?> field, String owner) {}

    /**
     * @param contributions of all plugins, the kernel's own among them
     * @param options what administrators made of editable lists, by the list's name; lists that are missing here stand
     *     as declared
     */
    public CatalogBuilder(
            List<Contribution> contributions, Map<String, List<ChoiceOption>> options, Identifiers identifiers) {
        this(contributions, options, identifiers, Renames.NONE, Vault.none());
    }

    /**
     * The same, on a database in which fields had other names, and which holds what is encrypted.
     *
     * @param renames which and until when
     * @param vault what encrypts
     */
    public CatalogBuilder(
            List<Contribution> contributions,
            Map<String, List<ChoiceOption>> options,
            Identifiers identifiers,
            Renames renames,
            Vault vault) {
        this.contributions = List.copyOf(contributions);
        this.options = Map.copyOf(options);
        this.identifiers = identifiers;
        this.renames = renames;
        this.kinds = new FieldKinds(this::conditions, renames, vault);
    }

    private ConditionJson conditions() {
        Catalog catalog = built.get();
        if (catalog == null) {
            throw new IllegalStateException("a condition was read before the catalog was built");
        }
        return catalog.conditionJson();
    }

    public Catalog build() {
        Map<EntityName, Entity> entities = new LinkedHashMap<>();
        Map<EntityName, List<Declared>> fields = new LinkedHashMap<>();
        contributions.forEach(contribution -> contribution.entities().forEach(entity -> {
            entities.put(entity.name(), entity);
            List<Declared> own = new ArrayList<>();
            entity.fields().forEach(field -> own.add(new Declared(field, contribution.pluginId())));
            fields.put(entity.name(), own);
        }));
        contributions.forEach(contribution -> contribution.foreignFields().forEach(foreign -> {
            List<Declared> there = fields.get(foreign.entity());
            if (there != null) {
                foreign.fields().forEach(field -> there.add(new Declared(field, contribution.pluginId())));
            }
        }));
        fields.replaceAll(this::known);
        Map<EntityName, EntityMeta.Parent> parents = parents(fields);
        Set<Field<?>> moved = movedFields();
        Set<Field<?>> ruled = ruledFields();
        Map<EntityName, List<FieldMeta>> resolved = new LinkedHashMap<>();
        entities.forEach((name, entity) -> resolved.put(
                name, resolve(entity, fields.getOrDefault(name, List.of()), parents.get(name), moved, ruled)));
        Map<EntityName, EntityMeta> metas = new LinkedHashMap<>();
        entities.forEach((name, entity) -> metas.put(name, meta(entity, resolved, parents.get(name))));
        contributions.forEach(contribution ->
                contribution.aspects().forEach(aspect -> metas.put(aspect.name(), aspect(aspect, metas))));
        Catalog catalog = new Catalog(
                metas,
                freeActions(),
                hookOwners(),
                identifiers,
                renames,
                upgrades(),
                contributions.stream().collect(Collectors.toMap(Contribution::pluginId, Contribution::settings)));
        built.set(catalog);
        return catalog;
    }

    /** An older version that comes back finds its fields under the names that a newer one gave them. */
    private List<Declared> known(EntityName entity, List<Declared> declared) {
        Set<String> there = Renames.said(declared.stream().map(Declared::field).toList());
        return declared.stream()
                .map(each -> each.field().formerName().isPresent()
                        ? each
                        : renames.newer(entity, each.field().name(), there)
                                .map(newer -> new Declared(each.field().formerly(newer), each.owner()))
                                .orElse(each))
                .toList();
    }

    private static Map<EntityName, EntityMeta.Parent> parents(Map<EntityName, List<Declared>> fields) {
        Map<EntityName, EntityMeta.Parent> parents = new HashMap<>();
        fields.forEach((entity, declared) -> declared.stream()
                .map(Declared::field)
                .filter(field -> field.type() == FieldType.PARTS)
                .forEach(
                        field -> parents.put(field.targets().getFirst(), new EntityMeta.Parent(entity, field.name()))));
        return parents;
    }

    private Set<Field<?>> movedFields() {
        Set<Field<?>> moved = new HashSet<>();
        contributions.forEach(contribution -> contribution.actions().forEach(action -> {
            action.move().ifPresent(move -> moved.add(move.field()));
            action.turn().ifPresent(turn -> moved.add(turn.field()));
        }));
        return moved;
    }

    /** The fields that rules keep. */
    private Set<Field<?>> ruledFields() {
        Set<Field<?>> ruled = new HashSet<>();
        contributions.forEach(contribution -> contribution.rules().stream()
                .flatMap(rules -> rules.rules().stream())
                .forEach(rule -> KeptField.of(rule).ifPresent(ruled::add)));
        return ruled;
    }

    private List<FieldMeta> resolve(
            Entity entity,
            List<Declared> declared,
            EntityMeta.@Nullable Parent parent,
            Set<Field<?>> moved,
            Set<Field<?>> ruled) {
        EntityName name = entity.name();
        List<FieldMeta> all = new ArrayList<>();
        all.add(system(name, SystemTerm.Kind.ID, "id", reference(name, "id", name)));
        if (parent != null) {
            all.add(system(name, SystemTerm.Kind.PARENT, "parent_id", reference(name, "parent", parent.entity())));
        }
        if (entity.isOwned()) {
            all.add(system(name, SystemTerm.Kind.OWNER, "owner_id", reference(name, "owner", USER)));
            all.add(system(name, SystemTerm.Kind.TEAM, "team_id", reference(name, "team", TEAM)));
        }
        all.add(system(name, SystemTerm.Kind.CREATED_AT, "created_at", name.moment("created_at")));
        all.add(system(name, SystemTerm.Kind.CREATED_BY, "created_by", reference(name, "created_by", USER)));
        all.add(system(name, SystemTerm.Kind.UPDATED_AT, "updated_at", name.moment("updated_at")));
        all.add(system(name, SystemTerm.Kind.UPDATED_BY, "updated_by", reference(name, "updated_by", USER)));
        declared.forEach(each -> all.add(declared(entity, each, moved, ruled)));
        return all;
    }

    private static Field<?> reference(EntityName entity, String name, EntityName target) {
        return entity.reference(name, target);
    }

    private FieldMeta system(EntityName entity, SystemTerm.Kind kind, String column, Field<?> field) {
        Column.Type type = field.type() == FieldType.MOMENT ? Column.Type.MOMENT : Column.Type.UUID;
        return new FieldMeta(
                entity,
                field.name(),
                field,
                kinds.of(field),
                List.of(identifiers.column(column, type)),
                kind,
                entity.plugin(),
                List.of(),
                false,
                false,
                null);
    }

    private FieldMeta declared(Entity entity, Declared declared, Set<Field<?>> moved, Set<Field<?>> ruled) {
        Field<?> field = declared.field();
        String link = field.type() == FieldType.REFERENCES ? identifiers.quote(linkTable(entity.name(), field)) : null;
        return new FieldMeta(
                entity.name(),
                field.name(),
                field,
                kinds.of(field),
                kinds.of(field).columns(field, identifiers),
                null,
                declared.owner(),
                options(field),
                moved.contains(field),
                ruled.contains(field),
                link);
    }

    /**
     * The name of the table that holds the links of a field of references; made of three names, it may be too long for a
     * database, which would cut it to one that is another's.
     */
    public static String linkTable(EntityName entity, Field<?> field) {
        return linkTable(entity, field.name());
    }

    /** The same of a field's name, which it may have had before. */
    public static String linkTable(EntityName entity, String field) {
        return ShortNames.cut(entity.plugin() + "_" + entity.name() + "_" + field);
    }

    /** The name of an entity's table; one that SQL reserves ends with {@code _}, so that it may stand unquoted. */
    public static String tableName(EntityName entity) {
        String name = entity.plugin() + "_" + entity.name();
        return RESERVED_TABLES.contains(name) ? name + "_" : name;
    }

    private List<ChoiceOption> options(Field<?> field) {
        return field.list()
                .map(list -> options.getOrDefault(
                        list.toString(),
                        list.choices().stream()
                                .map(choice -> new ChoiceOption(choice.name(), readable(choice.name()), true))
                                .toList()))
                .orElse(List.of());
    }

    /** A name made readable: {@code full_name} is "Full name". */
    public static String readable(String name) {
        String words = name.replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private EntityMeta meta(
            Entity entity, Map<EntityName, List<FieldMeta>> resolved, EntityMeta.@Nullable Parent parent) {
        EntityName name = entity.name();
        List<FieldMeta> fields = resolved.getOrDefault(name, List.of());
        List<Field<?>> declared = fields.stream()
                .filter(field -> field.system() == null)
                .<Field<?>>map(FieldMeta::field)
                .toList();
        Entity whole = EntityMeta.with(entity, declared);
        List<EntityMeta.Incoming> incoming = new ArrayList<>();
        resolved.forEach((from, theirs) -> theirs.stream()
                .filter(field -> field.system() == null)
                .filter(field -> field.type() == FieldType.REFERENCE || field.type() == FieldType.REFERENCES)
                .filter(field -> field.field().targets().isEmpty()
                        || field.field().targets().contains(name))
                .forEach(field -> incoming.add(new EntityMeta.Incoming(from, field))));
        List<Rule> rules = new ArrayList<>();
        List<Hook> hooks = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        contributions.forEach(contribution -> {
            contribution.rules().stream()
                    .filter(each -> each.entity().equals(name))
                    .forEach(each -> rules.addAll(each.rules()));
            // what is due is looked for by an index
            contribution.notices().stream()
                    .filter(notice -> notice.entity().equals(name))
                    .flatMap(notice -> notice.at().stream())
                    .forEach(moment -> rules.add(Rule.index(moment)));
            contribution.hooks().stream()
                    .filter(hook -> hook.entity().equals(name))
                    .forEach(hooks::add);
            contribution.actions().stream()
                    .filter(action -> action.entity().filter(name::equals).isPresent())
                    .forEach(actions::add);
        });
        String table = tableName(name);
        return new EntityMeta(
                whole, table, identifiers.quote(table), fields, rules, hooks, actions, parent, incoming, null);
    }

    private EntityMeta aspect(Aspect aspect, Map<EntityName, EntityMeta> entities) {
        EntityName name = aspect.name();
        List<FieldMeta> fields = new ArrayList<>();
        fields.add(system(name, SystemTerm.Kind.ID, "id", reference(name, "id", name)));
        fields.add(source(name));
        Entity shown = new Entity(
                name,
                aspect.label(),
                aspect.plural(),
                aspect.fields(),
                List.copyOf(aspect.title()),
                false,
                aspect.help(),
                List.of(),
                Condition.always(),
                null,
                false);
        aspect.fields()
                .forEach(field -> fields.add(declared(shown, new Declared(field, name.plugin()), Set.of(), Set.of())));
        String table = tableName(name);
        return new EntityMeta(
                shown,
                table,
                identifiers.quote(table),
                fields,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                new EntityMeta.Played(aspect, plays(name, entities)));
    }

    private List<Play> plays(EntityName aspect, Map<EntityName, EntityMeta> entities) {
        List<Play> plays = new ArrayList<>();
        entities.values().stream()
                .sorted(Comparator.comparing(entity -> entity.name().toString()))
                .forEach(entity -> {
                    int turn = 0;
                    for (Rule rule : entity.rules()) {
                        if (rule instanceof Rule.Plays each && each.aspect().equals(aspect)) {
                            plays.add(Play.of(plays.size(), entity.name(), turn++, each));
                        }
                    }
                });
        return plays;
    }

    private FieldMeta source(EntityName aspect) {
        Field<?> field = aspect.reference("source");
        return new FieldMeta(
                aspect,
                field.name(),
                field,
                kinds.of(field),
                kinds.of(field).columns(field, identifiers),
                SystemTerm.Kind.SOURCE,
                aspect.plugin(),
                List.of(),
                false,
                false,
                null);
    }

    private Map<Hook, String> hookOwners() {
        Map<Hook, String> owners = new HashMap<>();
        contributions.forEach(
                contribution -> contribution.hooks().forEach(hook -> owners.put(hook, contribution.pluginId())));
        return owners;
    }

    private Map<String, List<Upgrade>> upgrades() {
        Map<String, List<Upgrade>> upgrades = new HashMap<>();
        contributions.stream()
                .filter(contribution -> !contribution.upgrades().isEmpty())
                .forEach(contribution -> upgrades.put(
                        contribution.pluginId(),
                        contribution.upgrades().stream()
                                .sorted(Comparator.comparing(upgrade ->
                                        PluginVersion.parse(upgrade.version()).orElseThrow()))
                                .toList()));
        return upgrades;
    }

    private Map<String, Action> freeActions() {
        Map<String, Action> free = new LinkedHashMap<>();
        contributions.forEach(contribution -> contribution.actions().stream()
                .filter(action -> action.entity().isEmpty())
                .forEach(action -> free.put(action.name().toString(), action)));
        return free;
    }
}
