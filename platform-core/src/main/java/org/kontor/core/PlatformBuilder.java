package org.kontor.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.approval.Approvals;
import org.kontor.core.change.Stamp;
import org.kontor.core.custom.CustomPlugin;
import org.kontor.core.custom.ModelWriter;
import org.kontor.core.database.Transaction;
import org.kontor.core.http.RestApplication;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.Renames;
import org.kontor.core.module.Definitions;
import org.kontor.core.module.Installation;
import org.kontor.core.module.InstalledPlugin;
import org.kontor.core.module.Modules;
import org.kontor.core.move.ConfigurationDesk;
import org.kontor.core.move.Engine;
import org.kontor.core.notice.Telling;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.KernelPluginContext;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.OwnParts;
import org.kontor.core.plugin.PluginCall;
import org.kontor.core.plugin.PluginLoader;
import org.kontor.core.plugin.PluginSelection;
import org.kontor.core.plugin.PluginServices;
import org.kontor.core.plugin.PluginTemplates;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.print.Printer;
import org.kontor.core.record.Callbacks;
import org.kontor.core.record.FileUses;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordReader;
import org.kontor.core.record.RecordWriter;
import org.kontor.core.record.StoredConditions;
import org.kontor.core.record.StoredSecrets;
import org.kontor.core.record.TaskQueue;
import org.kontor.core.rest.EventSight;
import org.kontor.core.rest.Events;
import org.kontor.core.rest.PluginSearch;
import org.kontor.core.rest.Services;
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
    private final Modules modules;
    private final AtomicReference<Declared> declared = new AtomicReference<>();
    private final AtomicReference<Printer> printer = new AtomicReference<>();
    private final Lineup lineup;

    /**
     * @param modelChanged to be run after a transaction that changed what platforms are built from
     * @param tasks where actions that run behind go
     * @param works what this node works on beside requests
     * @param events where browsers hear of changes
     * @param watch sees to the calls into plugins' code
     * @param crashes names plugins that ended the process
     * @param modules plugins as administrators change them
     */
    PlatformBuilder(
            Foundation foundation,
            Current<Platform> current,
            Runnable modelChanged,
            TaskQueue tasks,
            Supplier<Works> works,
            Events events,
            CallWatch watch,
            CrashNote crashes,
            Modules modules) {
        this.foundation = foundation;
        this.current = current;
        this.modelChanged = modelChanged;
        this.tasks = tasks;
        this.works = works;
        this.events = events;
        this.watch = watch;
        this.crashes = crashes;
        this.doors = new PluginDoors(current, foundation.settings());
        LoadedPlugin system = LoadedPlugin.within(
                context -> SystemPlugin.contribution(
                        this::declared,
                        foundation.clock(),
                        new StoredTemplates(printer::get),
                        modules,
                        foundation.settings()::kernel,
                        foundation.layers()::arranges),
                VERSION,
                context(AccessPolicy.KERNEL),
                watch);
        this.lineup = new Lineup(
                foundation,
                new PluginLoader(PlatformBuilder.class.getClassLoader(), this::context, watch),
                system,
                foundation.archives(),
                crashes,
                model -> new CustomPlugin(model, context(OwnParts.PLUGIN), watch, this::listed));
        this.modules = modules;
    }

    /** What plugins declare, with the lists as administrators made them. */
    private Catalog listed(List<Contribution> contributions) {
        return listed(contributions, Map.of());
    }

    /** The same, with more values that are to come. */
    Catalog listed(List<Contribution> contributions, Map<String, List<ChoiceOption>> more) {
        return catalog(contributions, FormerNames.known(foundation.database()), more);
    }

    private Catalog catalog(List<Contribution> contributions, Renames renames, Map<String, List<ChoiceOption>> more) {
        Map<String, List<ChoiceOption>> all = new HashMap<>(ChoiceLists.options(foundation.database(), contributions));
        more.forEach((list, values) -> {
            List<ChoiceOption> options = new ArrayList<>(all.getOrDefault(list, List.of()));
            for (ChoiceOption option : values) {
                options.removeIf(each -> each.name().equals(option.name()));
                options.add(option);
            }
            all.put(list, List.copyOf(options));
        });
        return new CatalogBuilder(contributions, all, lineup.identifiers(), renames, foundation.vault()).build();
    }

    private AccessPolicy policy(Catalog catalog, List<Contribution> contributions) {
        return new AccessPolicy(
                foundation.rights(),
                catalog,
                contributions,
                foundation.clock(),
                foundation.settings()::usual,
                foundation.layers());
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

    /** Which plugins make up platforms. */
    Lineup lineup() {
        return lineup;
    }

    /** The first platform, with the records that the kernel needs. */
    Platform first() {
        Lineup.Chosen chosen = lineup.choose();
        foundation.begin();
        return platform(chosen, built -> {});
    }

    /** The platform to come, of the plugins that are wanted now. */
    Platform next() {
        return platform(lineup.choose(), built -> {});
    }

    /**
     * A platform of these plugins, whose tables are there. Where it fails, the one before is as it was.
     *
     * @param settle what belongs to it, done once it is built
     */
    Platform platform(Lineup.Chosen chosen, Consumer<Platform> settle) {
        Declared declaredBefore = declared.get();
        Printer printerBefore = printer.get();
        Lineup.Hold hold = lineup.hold(chosen);
        Platform built = null;
        try {
            built = build(chosen, hold.leases());
            settle.accept(built);
            lineup.use(chosen, hold);
            return built;
        } catch (RuntimeException | Error e) {
            declared.set(declaredBefore);
            printer.set(printerBefore);
            if (built != null) {
                built.close();
            }
            lineup.giveUp(hold);
            throw e;
        }
    }

    private Platform build(Lineup.Chosen chosen, List<Lease<LoadedPlugin>> leases) {
        PluginSelection selection = chosen.selection();
        List<Contribution> contributions = Lineup.contributions(selection);
        Seeds.technicalUsers(foundation.database(), contributions, foundation.clock());
        Renames known = FormerNames.read(foundation.database());
        List<Renames.Rename> renamed =
                FormerNames.unsettled(contributions, known, foundation.clock().instant());
        Catalog catalog = catalog(contributions, known.and(renamed), Map.of());
        AccessPolicy policy = policy(catalog, contributions);
        Map<String, PluginCall> calls = new HashMap<>();
        selection.active().forEach(plugin -> calls.put(plugin.id(), plugin.call()));
        RecordReader reader = new RecordReader(catalog, foundation.clock(), foundation.slow());
        Callbacks callbacks = (kind, plugin, what, code) ->
                Objects.requireNonNull(calls.get(plugin), plugin).run(kind, what, code);
        RecordWriter writer = writer(catalog, reader, policy, callbacks);
        JdbcData data = new JdbcData(foundation.database(), policy, writer);
        PluginTexts texts = PluginTexts.of(selection.active(), foundation.layers()::label);
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
        data.write(AccessPolicy.self(AccessPolicy.KERNEL), records -> {
            if (!renamed.isEmpty()) {
                StoredConditions.renew(catalog, records, foundation.rights()::onWrite);
            }
            FormerNames.settle(records, catalog, contributions, renamed);
            Seeds.records(records, catalog, contributions);
            Installation.write(records, titled(chosen));
            return true;
        });
        if (!foundation.configuration().plugin().safeMode()) {
            Installation.chosen(foundation.database(), foundation.stamp());
        }
        StoredSecrets.note(foundation.database(), catalog);
        Definitions.keep(foundation.database(), catalog, foundation.clock());
        ConfigurationDesk moving = new ConfigurationDesk(
                Engine.of(catalog, data, foundation.database().dialect(), foundation.clock()),
                lists -> foreseen(catalog, contributions, callbacks, lists),
                // as rules have just been written down
                renamed.isEmpty() ? chosen.model() : ModelWriter.renamed(chosen.model(), catalog),
                Declared.editableLists(contributions).keySet(),
                selection.report(),
                texts,
                foundation.clock());
        Services services = RestServices.of(
                foundation,
                events,
                selection,
                catalog,
                policy,
                reader,
                writer,
                data,
                texts,
                printing,
                works,
                watch,
                modules,
                moving);
        RestApplication application = new RestApplication(services);
        return new Platform(
                leases,
                new PluginServices(selection.active()),
                catalog,
                policy,
                data,
                services.search().rows(),
                new PluginSearch(services),
                texts,
                callbacks,
                printing,
                selection.report(),
                new EventSight(policy, data, services.rights()),
                new Telling(catalog, policy, data, services.rights(), contributions, foundation.clock()),
                moving,
                application,
                new AtomicBoolean());
    }

    /** What writes the records of this platform as if more values were in its lists already. */
    private Engine foreseen(
            Catalog now, List<Contribution> contributions, Callbacks callbacks, Map<String, List<ChoiceOption>> lists) {
        Catalog catalog = catalog(contributions, now.renames(), lists);
        AccessPolicy policy = policy(catalog, contributions);
        RecordWriter writer = writer(catalog, new RecordReader(catalog, foundation.clock()), policy, callbacks);
        JdbcData data = new JdbcData(foundation.database(), policy, writer);
        return Engine.of(catalog, data, foundation.database().dialect(), foundation.clock());
    }

    private RecordWriter writer(Catalog catalog, RecordReader reader, AccessPolicy policy, Callbacks callbacks) {
        return new RecordWriter(
                catalog,
                reader,
                foundation.changeLog(),
                foundation.files(),
                policy,
                callbacks,
                this::written,
                foundation.clock(),
                tasks,
                new Approvals(catalog, policy, foundation.clock()));
    }

    /** What is news, and what plugins that were loaded say of themselves. */
    private static List<InstalledPlugin> titled(Lineup.Chosen chosen) {
        Map<String, InstalledPlugin> news = new LinkedHashMap<>();
        chosen.wanted().news().forEach(plugin -> news.put(plugin.id(), plugin));
        for (LoadedPlugin loaded : chosen.selection().active()) {
            InstalledPlugin written = chosen.wanted().plugins().get(loaded.id());
            if (written != null && !written.title().equals(loaded.contribution().title())) {
                news.put(loaded.id(), written.title(loaded.contribution().title()));
            }
        }
        news.keySet().removeAll(chosen.changing());
        return List.copyOf(news.values());
    }

    /** Whatever remembers records of this entity learns that they change. */
    private void written(Transaction transaction, EntityName entity) {
        foundation.rights().onWrite(transaction, entity);
        foundation.settings().onWrite(transaction, entity);
        foundation.layers().onWrite(transaction, entity);
        if (Lineup.RECORDS.contains(entity)) {
            foundation.stamp().bump(transaction, Stamp.MODEL);
        }
        if (entity.equals(ChoiceValue.NAME)) {
            transaction.once(PlatformBuilder.class, () -> {
                transaction.afterCommit(modelChanged);
                return this;
            });
        }
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
        lineup.close();
    }
}
