package org.kontor.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.core.database.Dialect;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.module.Archives;
import org.kontor.core.module.Installation;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.Sources;
import org.kontor.core.module.Standing;
import org.kontor.core.module.Wanted;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginFiles;
import org.kontor.core.plugin.PluginLoader;
import org.kontor.core.plugin.PluginSelection;
import org.kontor.core.plugin.Violation;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.SchemaFailure;
import org.kontor.core.schema.SchemaPlan;
import org.kontor.core.schema.StoredRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which plugins make up platforms: of those that lie there, those that are wanted, and of these those that hold. Keeps
 * each that is loaded as long as a platform has it.
 */
final class Lineup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lineup.class);

    /**
     * The plugins of a platform to come.
     *
     * @param wanted why these
     * @param changing those of which something else will be written down when the platform is up
     */
    record Chosen(PluginSelection selection, Wanted wanted, Set<String> changing) {
        Chosen {
            changing = Set.copyOf(changing);
        }
    }

    private final Foundation foundation;
    private final PluginLoader loader;
    private final LoadedPlugin system;
    private final Archives archives;
    private final CrashNote crashes;
    private Map<LoadedPlugin, Leased<LoadedPlugin>> held = Map.of();
    /** Why plugins were left out when their templates were looked through and their tables made last. */
    private List<Violation> unfit = List.of();

    private Sources sources;
    private @Nullable Wanted wanted;

    /**
     * @param system the kernel's own plugin
     * @param crashes names plugins that ended the process
     */
    Lineup(Foundation foundation, PluginLoader loader, LoadedPlugin system, Archives archives, CrashNote crashes) {
        this.foundation = foundation;
        this.loader = loader;
        this.system = system;
        this.archives = archives;
        this.crashes = crashes;
        this.sources = Sources.look(foundation.configuration().plugin(), archives);
    }

    /** Looks into the folders again. */
    Sources look() {
        sources = Sources.look(foundation.configuration().plugin(), archives);
        return sources;
    }

    /** The plugins that make up the next platform as things are; their tables are there. */
    Chosen choose() {
        sources = sources.again();
        Map<String, InstalledPlugin> written = new TreeMap<>(Installation.read(foundation.database()));
        List<InstalledPlugin> crashed = crashed(written);
        crashed.forEach(plugin -> written.put(plugin.id(), plugin));
        Wanted now = Wanted.of(written, sources).and(crashed);
        boolean isSame = wanted != null && now.isLike(wanted);
        return isSame ? new Chosen(used(select(now, load(now), unfit)), now, Set.of()) : fitting(now);
    }

    /** Those that ended a process of this server are wanted no more, until an administrator enables them again. */
    private List<InstalledPlugin> crashed(Map<String, InstalledPlugin> written) {
        return crashes.crashes().values().stream()
                .flatMap(crash -> Stream.ofNullable(written.get(crash.pluginId()))
                        .filter(plugin -> plugin.standing() == Standing.ENABLED)
                        .map(plugin -> plugin.standing(Standing.SET_ASIDE)
                                .reason(crash.violation().reason())))
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

    /** Those of them that hold, but for what is known to be unfit. */
    PluginSelection select(Wanted files, PluginLoader.Loading loading, List<Violation> found) {
        List<Violation> violations = new ArrayList<>(loading.violations());
        violations.addAll(found);
        return PluginSelection.of(system, new PluginLoader.Loading(loading.plugins(), violations), files.absent());
    }

    /** What has to be done to tables before a platform of these plugins is up. */
    SchemaPlan plan(PluginSelection selection, Catalog catalog) {
        return foundation.schema().plan(handWritten(selection), CatalogTables.of(catalog));
    }

    /**
     * Those that hold, whose templates can be printed and whose tables can be made: one that asks for the impossible does
     * not keep the others from starting.
     */
    private Chosen fitting(Wanted now) {
        PluginLoader.Loading loading = load(now);
        unfit = List.of();
        while (true) {
            PluginSelection selection = select(now, loading, unfit);
            Catalog catalog = catalog(contributions(selection));
            List<Violation> unprintable = UnfitTemplates.violations(selection, catalog);
            if (!unprintable.isEmpty()) {
                unfit = Stream.concat(unfit.stream(), unprintable.stream()).toList();
                continue;
            }
            try {
                applySchema(selection, catalog);
                return new Chosen(used(selection), now, Set.of());
            } catch (SchemaFailure failure) {
                leaveOut(selection, new LeftOut(catalog, contributions(selection)), failure);
            }
        }
    }

    private void leaveOut(PluginSelection selection, LeftOut blame, SchemaFailure failure) {
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
        unfit = Stream.concat(unfit.stream(), found.stream()).toList();
    }

    /** Closes what was loaded and is not to be used. */
    PluginSelection used(PluginSelection selection) {
        drop(selection.inactive());
        return selection;
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

    Catalog catalog(List<Contribution> contributions) {
        return new CatalogBuilder(contributions, Map.of(), identifiers()).build();
    }

    Identifiers identifiers() {
        return foundation.database().dialect() == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase();
    }

    /** Brings the tables to the catalog. */
    void applySchema(PluginSelection selection, Catalog catalog) {
        foundation.schema().apply(handWritten(selection), CatalogTables.of(catalog));
        new StoredRules(foundation.database()).apply(catalog);
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

    /** From now on these are the ones: takes a lease on each, so that its class loader closes when no platform uses it any more. */
    List<Lease<LoadedPlugin>> use(Chosen chosen) {
        wanted = chosen.wanted();
        Map<LoadedPlugin, Leased<LoadedPlugin>> next = new HashMap<>();
        List<Lease<LoadedPlugin>> leases = new ArrayList<>();
        for (LoadedPlugin plugin : chosen.selection().active()) {
            Leased<LoadedPlugin> leased = held.getOrDefault(plugin, new Leased<>(plugin, plugin));
            next.put(plugin, leased);
            leased.retain();
            leases.add(new Lease<>(leased));
        }
        held.forEach((plugin, leased) -> {
            if (!next.containsKey(plugin)) {
                leased.release();
            }
        });
        held = next;
        settle();
        return leases;
    }

    @Override
    public void close() {
        held.values().forEach(Leased::release);
        held = Map.of();
    }
}
