package org.kontor.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Dialect;
import org.kontor.core.database.Transaction;
import org.kontor.core.http.RestApplication;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;
import org.kontor.core.meta.Renames;
import org.kontor.core.notice.Telling;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.KernelPluginContext;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginCall;
import org.kontor.core.plugin.PluginDirectory;
import org.kontor.core.plugin.PluginFiles;
import org.kontor.core.plugin.PluginLoader;
import org.kontor.core.plugin.PluginSelection;
import org.kontor.core.plugin.PluginServices;
import org.kontor.core.plugin.PluginTemplates;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.plugin.Violation;
import org.kontor.core.print.Printer;
import org.kontor.core.record.Callbacks;
import org.kontor.core.record.FileUses;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordReader;
import org.kontor.core.record.RecordRights;
import org.kontor.core.record.RecordWriter;
import org.kontor.core.record.StoredConditions;
import org.kontor.core.record.TaskQueue;
import org.kontor.core.rest.EventSight;
import org.kontor.core.rest.Events;
import org.kontor.core.schema.CatalogTables;
import org.kontor.core.schema.HandWritten;
import org.kontor.core.schema.SchemaFailure;
import org.kontor.core.schema.StoredRules;
import org.kontor.core.system.ChoiceLists;
import org.kontor.core.system.ChoiceValue;
import org.kontor.core.system.Declared;
import org.kontor.core.system.FirstStart;
import org.kontor.core.system.FormerNames;
import org.kontor.core.system.Seeds;
import org.kontor.core.system.SystemPlugin;
import org.kontor.core.task.Works;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes platforms, in named steps: load the plugins, choose those that hold, join them into a catalog, bring the tables
 * to it, and put on top what serves it.
 */
final class PlatformBuilder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformBuilder.class);
    private static final String VERSION = Optional.ofNullable(
                    PlatformBuilder.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final Foundation foundation;
    private final Current<Platform> current;
    private final Runnable modelChanged;
    private final TaskQueue tasks;
    private final Supplier<Works> works;
    private final Events events;
    private final CallWatch watch;
    private final CrashNote crashes;
    private final PluginDoors doors;
    private final PluginLoader loader;
    private final LoadedPlugin system;
    private final AtomicReference<Declared> declared = new AtomicReference<>();
    private final AtomicReference<Printer> printer = new AtomicReference<>();
    private Map<LoadedPlugin, Leased<LoadedPlugin>> held = Map.of();
    /** Why plugins were left out when their templates were looked through and their tables made last. */
    private List<Violation> unfit = List.of();

    private PluginDirectory directory;

    /**
     * @param modelChanged to be run after a transaction that changed what platforms are built from
     * @param tasks where actions that run behind go
     * @param works what this node works on beside requests
     * @param events where browsers hear of changes
     * @param watch sees to the calls into plugins' code
     * @param crashes names plugins that ended the process
     */
    PlatformBuilder(
            Foundation foundation,
            Current<Platform> current,
            Runnable modelChanged,
            TaskQueue tasks,
            Supplier<Works> works,
            Events events,
            CallWatch watch,
            CrashNote crashes) {
        this.foundation = foundation;
        this.current = current;
        this.modelChanged = modelChanged;
        this.tasks = tasks;
        this.works = works;
        this.events = events;
        this.watch = watch;
        this.crashes = crashes;
        this.doors = new PluginDoors(current, foundation.settings());
        this.loader = new PluginLoader(PlatformBuilder.class.getClassLoader(), this::context, watch);
        this.system = LoadedPlugin.within(
                context -> SystemPlugin.contribution(
                        this::declared, foundation.clock(), new StoredTemplates(printer::get)),
                VERSION,
                context(AccessPolicy.KERNEL),
                watch);
        this.directory = directory();
    }

    private Declared declared() {
        Declared now = declared.get();
        if (now == null) {
            throw new IllegalStateException("records were written before a platform was up");
        }
        return now;
    }

    private KernelPluginContext context(String pluginId) {
        return new KernelPluginContext(pluginId, AccessPolicy.self(pluginId), foundation.clock());
    }

    /** The first platform, with the records that the kernel needs. */
    Platform first() {
        PluginSelection selection = fitting();
        foundation.begin();
        return platform(selection);
    }

    /**
     * The platform to come.
     *
     * @param lookAgain whether plugins are looked for again, or the same as before are used
     */
    Platform next(boolean lookAgain) {
        if (lookAgain) {
            directory = directory();
        }
        return platform(lookAgain ? fitting() : used(select(load())));
    }

    private PluginDirectory directory() {
        return PluginDirectory.read(foundation.configuration().plugin())
                .without(crashes.crashes().keySet());
    }

    private PluginLoader.Loading load() {
        List<PluginFiles> files = Stream.concat(directory.enabled().stream(), foundation.options().plugins().stream())
                .toList();
        return loader.load(files, held.keySet());
    }

    private PluginSelection select(PluginLoader.Loading loading) {
        List<Violation> violations = new ArrayList<>(loading.violations());
        violations.addAll(unfit);
        return PluginSelection.of(
                system,
                new PluginLoader.Loading(loading.plugins(), violations),
                directory.disabled(),
                this::whyDisabled);
    }

    private Violation whyDisabled(PluginFiles files) {
        CrashNote.Crash crash = crashes.crashes().get(files.id());
        return crash == null ? PluginSelection.byConfiguration(files) : crash.violation();
    }

    /**
     * Those that hold, whose templates can be printed and whose tables can be made: one that asks for the impossible does
     * not keep the others from starting.
     */
    private PluginSelection fitting() {
        PluginLoader.Loading loading = load();
        unfit = List.of();
        while (true) {
            PluginSelection selection = select(loading);
            Catalog catalog = catalog(contributions(selection));
            List<Violation> unprintable = UnfitTemplates.violations(selection, catalog);
            if (!unprintable.isEmpty()) {
                unfit = Stream.concat(unfit.stream(), unprintable.stream()).toList();
                continue;
            }
            try {
                applySchema(selection, catalog);
                return used(selection);
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

    private PluginSelection used(PluginSelection selection) {
        selection.inactive().stream()
                .filter(plugin -> !held.containsKey(plugin))
                .forEach(LoadedPlugin::close);
        return selection;
    }

    private static List<Contribution> contributions(PluginSelection selection) {
        return selection.active().stream().map(LoadedPlugin::contribution).toList();
    }

    private Catalog catalog(List<Contribution> contributions) {
        return new CatalogBuilder(contributions, Map.of(), identifiers()).build();
    }

    private Identifiers identifiers() {
        return foundation.database().dialect() == Dialect.H2 ? Identifiers.upperCase() : Identifiers.lowerCase();
    }

    private void applySchema(PluginSelection selection, Catalog catalog) {
        List<HandWritten> handWritten = new ArrayList<>(HandWritten.kernel());
        selection
                .active()
                .forEach(plugin -> plugin.contribution()
                        .migrations()
                        .forEach(path -> handWritten.add(new HandWritten(plugin.id(), path, plugin.loader()))));
        foundation.schema().apply(handWritten, CatalogTables.of(catalog));
        new StoredRules(foundation.database()).apply(catalog);
    }

    private Platform platform(PluginSelection selection) {
        List<Contribution> contributions = contributions(selection);
        Seeds.technicalUsers(foundation.database(), contributions, foundation.clock());
        Renames known = FormerNames.read(foundation.database());
        List<Renames.Rename> renamed =
                FormerNames.unsettled(contributions, known, foundation.clock().instant());
        Catalog catalog = new CatalogBuilder(
                        contributions,
                        ChoiceLists.options(foundation.database(), contributions),
                        identifiers(),
                        known.and(renamed))
                .build();
        AccessPolicy policy = new AccessPolicy(foundation.rights(), catalog, contributions, foundation.clock());
        Map<String, PluginCall> calls = new HashMap<>();
        selection.active().forEach(plugin -> calls.put(plugin.id(), plugin.call()));
        RecordReader reader = new RecordReader(catalog, foundation.clock());
        Callbacks callbacks = (kind, plugin, what, code) ->
                Objects.requireNonNull(calls.get(plugin), plugin).run(kind, what, code);
        RecordWriter writer = new RecordWriter(
                catalog,
                reader,
                foundation.changeLog(),
                foundation.files(),
                policy,
                callbacks,
                this::written,
                foundation.clock(),
                tasks);
        JdbcData data = new JdbcData(foundation.database(), policy, writer);
        PluginTexts texts = PluginTexts.of(selection.active());
        foundation.files().declare(foundation.database(), FileUses.columns(catalog));
        Printer printing = new Printer(
                catalog,
                texts,
                PluginTemplates.of(selection.active()),
                data,
                policy,
                foundation.readLog(),
                foundation.pdfs(),
                foundation.clock());
        printer.set(printing);
        declared.set(new Declared(catalog, contributions, policy));
        selection.active().forEach(plugin -> plugin.context().open(doors));
        if (!renamed.isEmpty()) {
            foundation.database().write(new StoredConditions(catalog)::renew);
        }
        data.write(AccessPolicy.self(AccessPolicy.KERNEL), records -> {
            FormerNames.settle(records, catalog, contributions, renamed);
            Seeds.records(records, catalog, contributions);
            return true;
        });
        RestApplication application = new RestApplication(RestServices.of(
                foundation, events, selection, catalog, policy, reader, writer, data, texts, printing, works, watch));
        RecordRights rights = new RecordRights(catalog, reader);
        return new Platform(
                hold(selection.active()),
                new PluginServices(selection.active()),
                catalog,
                policy,
                data,
                texts,
                callbacks,
                printing,
                selection.report(),
                new EventSight(policy, data, rights),
                new Telling(catalog, policy, data, rights, contributions, foundation.clock()),
                application);
    }

    /** Whatever remembers records of this entity learns that they change. */
    private void written(Transaction transaction, EntityName entity) {
        foundation.rights().onWrite(transaction, entity);
        foundation.settings().onWrite(transaction, entity);
        if (entity.equals(ChoiceValue.NAME)) {
            transaction.once(PlatformBuilder.class, () -> {
                transaction.afterCommit(modelChanged);
                return this;
            });
        }
    }

    /** Takes a lease on each plugin, so that its class loader closes when no platform uses it any more. */
    private List<Lease<LoadedPlugin>> hold(List<LoadedPlugin> active) {
        Map<LoadedPlugin, Leased<LoadedPlugin>> next = new HashMap<>();
        List<Lease<LoadedPlugin>> leases = new ArrayList<>();
        for (LoadedPlugin plugin : active) {
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
        return leases;
    }

    /** What the kernel says once: the first administrator, if there is none. */
    void firstAdministrator() {
        try (Lease<Platform> lease = current.lease()) {
            FirstStart.ensureAdministrator(
                            foundation.database(),
                            lease.get().data(),
                            foundation.accounts(),
                            foundation
                                    .configuration()
                                    .adminPassword()
                                    .map(secret -> secret.value())
                                    .orElse(null))
                    .ifPresent(password -> foundation.options().say().accept("""

                                    First start: sign in as admin with the one-time password  %s
                                    It is shown this once; you will be asked for one of your own.
                                    """.formatted(password)));
        }
    }

    @Override
    public void close() {
        held.values().forEach(Leased::release);
        held = Map.of();
    }
}
