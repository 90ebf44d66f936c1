package org.kontor.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.core.custom.CustomEntity;
import org.kontor.core.custom.CustomField;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.CustomRule;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.MessageText;
import org.kontor.core.module.Archives;
import org.kontor.core.module.Installation;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.PluginRecord;
import org.kontor.core.module.Sources;
import org.kontor.core.module.Standing;
import org.kontor.core.module.Wanted;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.OwnParts;
import org.kontor.core.plugin.PluginFiles;
import org.kontor.core.plugin.PluginLoader;
import org.kontor.core.plugin.PluginSelection;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.SchemaFailure;
import org.kontor.core.schema.SchemaPlan;
import org.kontor.core.schema.StoredRules;
import org.kontor.core.schema.TableSpec;
import org.kontor.core.system.FormerNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which plugins make up platforms: of those that lie there, those that are wanted, and of these those that hold. Keeps
 * each that is loaded as long as a platform has it.
 */
final class Lineup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lineup.class);
    /** The records that say what a platform is built of, beside lists. */
    static final Set<EntityName> RECORDS =
            Set.of(PluginRecord.NAME, CustomEntity.NAME, CustomField.NAME, CustomRule.NAME);

    /**
     * The plugins of a platform to come.
     *
     * @param wanted why these
     * @param sources where their files come from
     * @param catalog what they declare together
     * @param tables what has, or had, to be done to tables
     * @param unfit why others were left out for their templates or their tables
     * @param changing those of which something else will be written down when the platform is up
     * @param model what administrators added
     */
    record Chosen(
            PluginSelection selection,
            Wanted wanted,
            Sources sources,
            Catalog catalog,
            SchemaPlan tables,
            List<Violation> unfit,
            Set<String> changing,
            CustomModel model) {
        Chosen {
            unfit = List.copyOf(unfit);
            changing = Set.copyOf(changing);
        }

        /** All plugins that were loaded for it, new ones and those that are held. */
        List<LoadedPlugin> loaded() {
            return Stream.concat(selection.active().stream(), selection.inactive().stream())
                    .toList();
        }
    }

    /** Brings tables to a catalog, or says what that would take. */
    private interface Tables {
        /** @throws SchemaFailure when it cannot be done */
        SchemaPlan of(PluginSelection selection, Catalog catalog);
    }

    /**
     * A hold on the plugins of a platform that is being built.
     *
     * @param leases for that platform
     */
    record Hold(Map<LoadedPlugin, Leased<LoadedPlugin>> plugins, List<Lease<LoadedPlugin>> leases) {}

    private final Foundation foundation;
    private final PluginLoader loader;
    private final LoadedPlugin system;
    private final Archives archives;
    private final CrashNote crashes;
    private final Function<CustomModel, OwnParts> own;
    private Map<LoadedPlugin, Leased<LoadedPlugin>> held = Map.of();
    /** Why plugins were left out when their templates were looked through and their tables made last. */
    private List<Violation> unfit = List.of();

    private volatile Sources sources;
    private volatile CustomModel model = CustomModel.NONE;
    private @Nullable Wanted wanted;

    /**
     * @param system the kernel's own plugin
     * @param crashes names plugins that ended the process
     * @param own makes a plugin of what administrators added
     */
    Lineup(
            Foundation foundation,
            PluginLoader loader,
            LoadedPlugin system,
            Archives archives,
            CrashNote crashes,
            Function<CustomModel, OwnParts> own) {
        this.foundation = foundation;
        this.loader = loader;
        this.system = system;
        this.archives = archives;
        this.crashes = crashes;
        this.own = own;
        this.sources = fresh();
    }

    /** Looks into the folders again; whoever was left out is tried again too. */
    void look() {
        sources = fresh();
        wanted = null;
    }

    /** Whatever was done to tables and plugins, the next platform brings its own about anew. */
    void forget() {
        wanted = null;
    }

    /** Where files come from at this moment. */
    Sources fresh() {
        return Sources.look(foundation.configuration().plugin(), archives);
    }

    /** Where they came from when somebody looked last. */
    Sources sources() {
        return sources;
    }

    /** What administrators added, as it is written down: with the names that fields have by now. */
    CustomModel model() {
        return CustomModel.read(foundation.database());
    }

    /** The plugins that make up the next platform as things are; their tables are there. */
    Chosen choose() {
        Sources from = sources.again();
        Map<String, InstalledPlugin> written = new TreeMap<>(Installation.read(foundation.database()));
        List<InstalledPlugin> crashed = crashed(written);
        crashed.forEach(plugin -> written.put(plugin.id(), plugin));
        boolean isNew = written.isEmpty() && Installation.isNew(foundation.database(), foundation.stamp());
        Wanted now = (isNew ? Wanted.first(from) : Wanted.of(written, from)).and(crashed);
        // what could not be used is not tried anew with every list that somebody edits
        CustomModel added = model();
        boolean isSame = wanted != null && now.isLike(wanted) && added.equals(model);
        Chosen chosen = fitting(
                now,
                from,
                load(now),
                isSame ? unfit : List.of(),
                Set.of(),
                added,
                isSame ? (selection, catalog) -> SchemaPlan.NOTHING : this::applied);
        drop(chosen.selection().inactive());
        return chosen;
    }

    /**
     * The plugins of a platform as it would be; nothing is done to tables.
     *
     * @param loading of what is wanted
     * @param changing those that change: of the others, who was left out stays so
     * @param added what administrators will have added
     */
    Chosen rehearse(Wanted then, Sources from, PluginLoader.Loading loading, Set<String> changing, CustomModel added) {
        List<Violation> known = unfit.stream()
                .filter(violation -> !changing.contains(violation.pluginId()))
                .filter(violation -> !violation.pluginId().equals(OwnParts.PLUGIN) || added.equals(model))
                .toList();
        return fitting(then, from, loading, known, changing, added, this::planned);
    }

    /** Those that ended a process of this server are wanted no more, until an administrator enables them again. */
    private List<InstalledPlugin> crashed(Map<String, InstalledPlugin> written) {
        return crashes.crashes().values().stream()
                .flatMap(crash -> Stream.ofNullable(written.get(crash.pluginId()))
                        .filter(plugin -> plugin.standing() == Standing.ENABLED)
                        .map(plugin -> plugin.standing(Standing.SET_ASIDE)
                                .reason(MessageText.english(crash.violation().reason()))))
                .toList();
    }

    /** What plugins did is written down for all servers by now. */
    private void settle() {
        crashes.crashes().keySet().forEach(crashes::forgive);
    }

    /**
     * Loads the plugins that are wanted.
     *
     * @return those that are held already, and new ones, which whoever asks has to {@link #use} or {@link #drop}
     */
    PluginLoader.Loading load(Wanted files) {
        List<PluginFiles> all = Stream.concat(files.files().stream(), foundation.options().plugins().stream())
                .toList();
        return loader.load(all, held.keySet());
    }

    private static List<TableSpec> tables(PluginSelection selection, Catalog catalog) {
        return CatalogTables.of(catalog, OwnParts.rules(contributions(selection)));
    }

    private SchemaPlan planned(PluginSelection selection, Catalog catalog) {
        SchemaPlan plan = foundation.schema().plan(handWritten(selection), tables(selection, catalog));
        if (!plan.problems().isEmpty()) {
            throw new SchemaFailure(plan.problems(), null);
        }
        return plan;
    }

    private SchemaPlan applied(PluginSelection selection, Catalog catalog) {
        SchemaPlan plan = foundation.schema().apply(handWritten(selection), tables(selection, catalog));
        new StoredRules(foundation.database()).apply(catalog);
        return plan;
    }

    /**
     * Those that hold, whose templates can be printed and whose tables can be made: one that asks for the impossible does
     * not keep the others from starting.
     */
    private Chosen fitting(
            Wanted then,
            Sources from,
            PluginLoader.Loading loading,
            List<Violation> known,
            Set<String> changing,
            CustomModel added,
            Tables tables) {
        List<Violation> found = new ArrayList<>(known);
        while (true) {
            PluginSelection selection = select(then, loading, found, added);
            Catalog catalog = catalog(contributions(selection));
            List<Violation> unprintable = UnfitTemplates.violations(selection, catalog);
            found.addAll(unprintable);
            if (unprintable.isEmpty()) {
                try {
                    return new Chosen(
                            selection, then, from, catalog, tables.of(selection, catalog), found, changing, added);
                } catch (SchemaFailure failure) {
                    found.addAll(blamed(selection, new LeftOut(catalog, contributions(selection)), failure));
                }
            }
        }
    }

    private PluginSelection select(
            Wanted then, PluginLoader.Loading loading, List<Violation> found, CustomModel added) {
        List<Violation> violations = new ArrayList<>(loading.violations());
        violations.addAll(found);
        PluginSelection selection = PluginSelection.of(
                system, new PluginLoader.Loading(loading.plugins(), violations), then.absent(), own.apply(added));
        return new PluginSelection(
                selection.active(), selection.inactive(), selection.report().remarking(then.remarks()));
    }

    /** Why plugins are left out for their tables; where it is no plugin's fault, nothing starts. */
    private List<Violation> blamed(PluginSelection selection, LeftOut blame, SchemaFailure failure) {
        List<Violation> found = failure.problems().stream()
                .flatMap(problem -> blame.violation(problem).stream())
                .toList();
        Set<String> ids = selection.active().stream()
                .filter(plugin -> plugin != system)
                .map(LoadedPlugin::id)
                .collect(Collectors.toSet());
        if (found.isEmpty() || found.stream().anyMatch(violation -> !ids.contains(violation.pluginId()))) {
            throw failure;
        }
        LOG.debug("Left out for its tables", failure);
        return found;
    }

    /** Closes those that no platform has. */
    void drop(List<LoadedPlugin> plugins) {
        plugins.stream()
                .filter(plugin -> plugin != system && !held.containsKey(plugin))
                .forEach(LoadedPlugin::close);
    }

    static List<Contribution> contributions(PluginSelection selection) {
        return selection.active().stream().map(LoadedPlugin::contribution).toList();
    }

    private Catalog catalog(List<Contribution> contributions) {
        return new CatalogBuilder(
                        contributions,
                        Map.of(),
                        identifiers(),
                        FormerNames.known(foundation.database()),
                        foundation.vault())
                .build();
    }

    Identifiers identifiers() {
        return foundation.database().dialect() == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase();
    }

    /** Does to tables what a rehearsal said, while another platform serves. */
    void apply(Chosen rehearsed) {
        foundation
                .schema()
                .apply(handWritten(rehearsed.selection()), tables(rehearsed.selection(), rehearsed.catalog()));
        new StoredRules(foundation.database()).prepare(rehearsed.catalog());
    }

    private static List<HandWritten> handWritten(PluginSelection selection) {
        List<HandWritten> handWritten = new ArrayList<>(HandWritten.kernel());
        selection
                .active()
                .forEach(plugin -> plugin.contribution()
                        .migrations()
                        .forEach(path -> handWritten.add(new HandWritten(plugin.id(), path, plugin.loader()))));
        return handWritten;
    }

    /** Takes leases for a platform, so that a plugin's class loader closes when no platform uses it any more. */
    Hold hold(Chosen chosen) {
        Map<LoadedPlugin, Leased<LoadedPlugin>> plugins = new HashMap<>();
        List<Lease<LoadedPlugin>> leases = new ArrayList<>();
        for (LoadedPlugin plugin : chosen.selection().active()) {
            Leased<LoadedPlugin> leased = held.getOrDefault(plugin, new Leased<>(plugin, plugin));
            plugins.put(plugin, leased);
            leased.retain();
            leases.add(new Lease<>(leased));
        }
        return new Hold(plugins, leases);
    }

    /** From now on these are the ones. */
    void use(Chosen chosen, Hold hold) {
        wanted = chosen.wanted();
        sources = chosen.sources();
        unfit = chosen.unfit();
        model = chosen.model();
        release(held, hold.plugins());
        // what goes on until nobody works on it needs its files too
        archives.forget(Stream.concat(
                        Stream.concat(held.keySet().stream(), hold.plugins().keySet().stream())
                                .map(LoadedPlugin::hash),
                        chosen.wanted().plugins().values().stream().map(InstalledPlugin::hash))
                .collect(Collectors.toSet()));
        held = hold.plugins();
        settle();
    }

    /** Nothing came of that platform: its plugins go, but for those of the one before. */
    void giveUp(Hold hold) {
        hold.leases().forEach(Lease::close);
        release(hold.plugins(), held);
    }

    private static void release(
            Map<LoadedPlugin, Leased<LoadedPlugin>> plugins, Map<LoadedPlugin, Leased<LoadedPlugin>> butNot) {
        plugins.forEach((plugin, leased) -> {
            if (!butNot.containsKey(plugin)) {
                leased.release();
            }
        });
    }

    @Override
    public void close() {
        held.values().forEach(Leased::release);
        held = Map.of();
    }
}
