package org.kontor.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything that one plugin adds, as one immutable value. Every method answers a copy with more in it; order does not
 * matter.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="plugin"}
 */
public final class Contribution {
    /** Fields that this plugin adds to another plugin's entity; their names begin with this plugin's id and {@code _}. */
    public record ForeignFields(EntityName entity, List<Field<?>> fields) {}

    /** Rules for an entity, own or foreign. */
    public record EntityRules(EntityName entity, List<Rule> rules) {}

    /** Rights that the plugin's own actor asks for on another plugin's entity. */
    public record Need(EntityName entity, List<Verb> verbs) {}

    /** A service offered to plugins that depend on this one. */
    public record Service(Class<?> type, Object instance) {}

    private record Dependency(String pluginId) {}

    private record Resource(Class<?> type) {}

    private record Mapper(Class<?> type) {}

    private record Migration(String path) {}

    private final String pluginId;
    private final String title;
    private final int apiVersion;
    private final List<Object> items;

    private Contribution(String pluginId, String title, int apiVersion, List<Object> items) {
        this.pluginId = Objects.requireNonNull(pluginId, "pluginId");
        this.title = Objects.requireNonNull(title, "title");
        this.apiVersion = apiVersion;
        this.items = items;
    }

    /**
     * The beginning of every contribution.
     *
     * @param pluginId lower-case letters, digits and {@code _}, beginning with a letter, at most 30 characters; equal to
     *     the plugin's folder
     * @param title what administrators see, in English; other languages come from {@code i18n}
     */
    public static Contribution of(String pluginId, String title) {
        return new Contribution(pluginId, title, Api.VERSION, List.of());
    }

    /** The plugin API's version that this plugin was written against, when it isn't the current one. */
    public Contribution api(int version) {
        return new Contribution(pluginId, title, version, items);
    }

    /** Plugins that must be there, and whose {@code api} packages this one may import. */
    public Contribution dependsOn(String... pluginIds) {
        return and(Arrays.stream(pluginIds).map(Dependency::new));
    }

    /** Entities that this plugin owns. Each becomes a table, REST resources, rights, history and pages. */
    public Contribution entities(Entity... entities) {
        return and(Arrays.stream(entities));
    }

    /** Fields for another plugin's entity, named {@code <this plugin>_<name>}. */
    public Contribution fields(EntityName foreignEntity, Field<?>... fields) {
        return and(Stream.of(new ForeignFields(foreignEntity, List.of(fields))));
    }

    /** What is always true of an entity's records, whoever writes them. */
    public Contribution rules(EntityName entity, Rule... rules) {
        return and(Stream.of(new EntityRules(entity, List.of(rules))));
    }

    /** Code that runs while records of an entity are written. */
    public Contribution hooks(Hook... hooks) {
        return and(Arrays.stream(hooks));
    }

    /** Verbs beyond create, update and delete. */
    public Contribution actions(Action... actions) {
        return and(Arrays.stream(actions));
    }

    /** Permissions beyond the verbs of entities. */
    public Contribution permissions(Permission... permissions) {
        return and(Arrays.stream(permissions));
    }

    /** Roles that administrators may give out or copy as they are. */
    public Contribution roles(Role... roles) {
        return and(Arrays.stream(roles));
    }

    /** Rights that {@link PluginContext#self()} needs on another plugin's entity; administrators see and grant them. */
    public Contribution needs(EntityName foreignEntity, Verb... verbs) {
        return and(Stream.of(new Need(foreignEntity, List.of(verbs))));
    }

    /**
     * Jakarta REST resource classes, served below {@code /api/v1/plugins/<id>/}. Each method states its {@link
     * Requires}. Constructed once per platform: by a constructor taking {@link PluginContext}, or without parameters.
     */
    public Contribution resources(Class<?>... resources) {
        return and(Arrays.stream(resources).map(Resource::new));
    }

    /** MyBatis mapper interfaces, used through {@link Records#mapper}. Each method states its {@link Requires}. */
    @Experimental
    public Contribution mappers(Class<?>... mappers) {
        return and(Arrays.stream(mappers).map(Mapper::new));
    }

    /** Liquibase change logs in the jar for what entities cannot say; they touch tables {@code <plugin>_…} only. */
    public Contribution migrations(String... paths) {
        return and(Arrays.stream(paths).map(Migration::new));
    }

    /** Settings that administrators set for the whole system, born from a {@link ShapeName} of this plugin. */
    public Contribution settings(Field<?>... fields) {
        return and(Arrays.stream(fields).map(Setting::of));
    }

    /** Settings with more to be said of them: that teams or users have their own, what holds where nobody set anything. */
    public Contribution settings(Setting<?>... settings) {
        return and(Arrays.stream(settings));
    }

    /** Offers a service to plugins that depend on this one. Its methods take the caller's {@link Records} first. */
    public <S> Contribution provides(Class<S> type, S service) {
        return and(Stream.of(new Service(type, service)));
    }

    /** Pages, menus, panels and widgets, as data. */
    public Contribution ui(Ui... elements) {
        return and(Arrays.stream(elements));
    }

    /** Work that never ends, each held by one node of the cluster. */
    public Contribution backgrounds(Background... backgrounds) {
        return and(Arrays.stream(backgrounds));
    }

    /** Aspects that this plugin declares, for itself and others to play. */
    public Contribution aspects(Aspect... aspects) {
        return and(Arrays.stream(aspects));
    }

    /** Templates of documents, and pieces that they include. */
    public Contribution templates(Template... templates) {
        return and(Arrays.stream(templates));
    }

    /** What versions of this plugin do once with the records that older ones left. */
    public Contribution upgrades(Upgrade... upgrades) {
        return and(Arrays.stream(upgrades));
    }

    /** What users are told of. */
    public Contribution notices(Notice... notices) {
        return and(Arrays.stream(notices));
    }

    /** Ways by which users may have notices brought to them. */
    public Contribution ways(Way... ways) {
        return and(Arrays.stream(ways));
    }

    /** Records to try the product with. */
    public Contribution demo(Demo demo) {
        return and(Stream.of(demo));
    }

    /** The plugin's id. */
    public String pluginId() {
        return pluginId;
    }

    /** The plugin's English title. */
    public String title() {
        return title;
    }

    /** The plugin API's version that the plugin asks for. */
    public int apiVersion() {
        return apiVersion;
    }

    /** Ids of the plugins that this one depends on. */
    public List<String> dependencies() {
        return all(Dependency.class).map(Dependency::pluginId).toList();
    }

    /** The plugin's own entities. */
    public List<Entity> entities() {
        return all(Entity.class).toList();
    }

    /** Fields for foreign entities. */
    public List<ForeignFields> foreignFields() {
        return all(ForeignFields.class).toList();
    }

    /** Rules by entity. */
    public List<EntityRules> rules() {
        return all(EntityRules.class).toList();
    }

    /** The hooks. */
    public List<Hook> hooks() {
        return all(Hook.class).toList();
    }

    /** The actions. */
    public List<Action> actions() {
        return all(Action.class).toList();
    }

    /** The permissions. */
    public List<Permission> permissions() {
        return all(Permission.class).toList();
    }

    /** The roles. */
    public List<Role> roles() {
        return all(Role.class).toList();
    }

    /** What the plugin's own actor asks for. */
    public List<Need> needs() {
        return all(Need.class).toList();
    }

    /** The REST resource classes. */
    public List<Class<?>> resources() {
        return all(Resource.class).<Class<?>>map(Resource::type).toList();
    }

    /** The mapper interfaces. */
    public List<Class<?>> mappers() {
        return all(Mapper.class).<Class<?>>map(Mapper::type).toList();
    }

    /** Paths of the hand-written change logs in the jar. */
    public List<String> migrations() {
        return all(Migration.class).map(Migration::path).toList();
    }

    /** The settings. */
    public List<Setting<?>> settings() {
        return all(Setting.class).<Setting<?>>map(setting -> setting).toList();
    }

    /** The services offered. */
    public List<Service> services() {
        return all(Service.class).toList();
    }

    /** The UI elements. */
    public List<Ui> ui() {
        return all(Ui.class).toList();
    }

    /** The backgrounds. */
    public List<Background> backgrounds() {
        return all(Background.class).toList();
    }

    /** The aspects. */
    public List<Aspect> aspects() {
        return all(Aspect.class).toList();
    }

    /** The templates of documents. */
    public List<Template> templates() {
        return all(Template.class).toList();
    }

    /** The upgrades. */
    public List<Upgrade> upgrades() {
        return all(Upgrade.class).toList();
    }

    /** The notices. */
    public List<Notice> notices() {
        return all(Notice.class).toList();
    }

    /** The ways of notices. */
    public List<Way> ways() {
        return all(Way.class).toList();
    }

    /** What makes records to try the product with. */
    public List<Demo> demos() {
        return all(Demo.class).toList();
    }

    private <I> Stream<I> all(Class<I> kind) {
        return items.stream().filter(kind::isInstance).map(kind::cast);
    }

    private Contribution and(Stream<?> more) {
        List<Object> all = new ArrayList<>(items);
        more.forEach(item -> all.add(Objects.requireNonNull(item, "a contribution holds no null")));
        return new Contribution(pluginId, title, apiVersion, List.copyOf(all));
    }

    @Override
    public String toString() {
        return "Contribution[" + pluginId + ", " + items.size() + " items]";
    }
}
