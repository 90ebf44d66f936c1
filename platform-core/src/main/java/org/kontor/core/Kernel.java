package org.kontor.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.kontor.core.access.Accounts;
import org.kontor.core.access.Passwords;
import org.kontor.core.approval.Asking;
import org.kontor.core.change.Position;
import org.kontor.core.change.Stamp;
import org.kontor.core.config.Configuration;
import org.kontor.core.database.Rounds;
import org.kontor.core.http.Health;
import org.kontor.core.http.HttpServer;
import org.kontor.core.http.Metrics;
import org.kontor.core.mass.MassLog;
import org.kontor.core.merge.Merges;
import org.kontor.core.meta.Catalog;
import org.kontor.core.net.Names;
import org.kontor.core.net.NetGuard;
import org.kontor.core.notice.Notices;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginCall;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.Warden;
import org.kontor.core.record.CallKind;
import org.kontor.core.record.Callbacks;
import org.kontor.core.rest.Events;
import org.kontor.core.system.DemoCompany;
import org.kontor.core.system.KernelSettings;
import org.kontor.core.task.AfterHooks;
import org.kontor.core.task.BackgroundEngine;
import org.kontor.core.task.StoredTasks;
import org.kontor.core.task.TaskEngine;
import org.kontor.core.task.TaskStage;
import org.kontor.core.task.Upgrades;
import org.kontor.core.task.Works;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lives as long as the process: the database, the port, what is remembered of rights, and the platform that is
 * current. Changing what is declared means building the next platform and swapping it in.
 */
public final class Kernel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Kernel.class);
    private static final Duration FIRST_SWEEP = Duration.ofMinutes(10);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    /** The code of a process that a plugin ended. */
    static final int ENDED_BY_PLUGIN = 3;

    private final Foundation foundation;
    private final Current<Platform> current;
    private final PlatformChanges changes;
    private final HttpServer http;
    private final Metrics metrics;
    private final CallWatch watch;
    private final CrashNote crashes;
    private final TaskEngine tasks;
    private final BackgroundEngine backgrounds;
    private final Upgrades upgrades;
    private final Asking asking = new Asking();
    private final AfterHooks hooks;
    private final Events events;
    private final Notices notices;
    private final SlowSweep slow;
    private final Rounds trashSweep;
    private final SecretSweep secretSweep;
    private volatile boolean begun;

    private Kernel(
            Foundation foundation, Current<Platform> current, HttpServer http, Metrics metrics, CallWatch watch) {
        this.watch = watch;
        this.crashes = CrashNote.in(foundation.configuration().data().dir());
        this.foundation = foundation;
        this.current = current;
        Configuration configuration = foundation.configuration();
        UUID node = UUID.randomUUID();
        NetGuard guard = new NetGuard(configuration.network(), Names.ofTheMachine());
        this.tasks = new TaskEngine(
                foundation.database(), configuration.task(), guard, node, this::stage, foundation.clock());
        this.backgrounds = new BackgroundEngine(foundation.database(), configuration.task(), guard, node, this::stage);
        this.upgrades = new Upgrades(foundation.database());
        this.hooks = new AfterHooks(foundation.readers(), configuration.task(), guard, this::stage);
        this.events = new Events(
                foundation.changeLog(),
                foundation.sessions(),
                (actor, changes) -> {
                    try (Lease<Platform> lease = current.lease()) {
                        return lease.get().sight().visible(actor, changes);
                    }
                },
                foundation.configuration().events());
        this.notices = new Notices(
                foundation.database(),
                foundation.readers(),
                () -> new PlatformNotices(current.lease()),
                configuration.notices().keep(),
                foundation.clock());
        this.changes = new PlatformChanges(
                foundation, current, this::swap, new StoredTasks(tasks::wake), this::works, events, watch, crashes);
        this.http = http;
        this.metrics = metrics;
        this.secretSweep = new SecretSweep(foundation, this::catalog);
        this.slow = new SlowSweep(foundation, current);
        this.trashSweep = new Rounds("trash-sweep", FIRST_SWEEP, SWEEP_EVERY, this::sweep);
    }

    /**
     * Starts everything, and answers when requests are served. What can fail without touching the database comes first: the
     * first password and the port, which answers that it is not ready yet.
     *
     * @throws RuntimeException with a reason for the administrator; nothing is left running
     */
    public static Kernel start(Configuration configuration, StartOptions options) {
        Passwords passwords = Foundation.passwords(configuration, options);
        FirstPassword.require(configuration, passwords);
        Current<Platform> current = new Current<>();
        Metrics metrics = new Metrics();
        Health health = new Health();
        // nobody fails before there is a platform
        AtomicReference<Warden> warden = new AtomicReference<>((plugin, reason) -> {});
        CallWatch watch = new CallWatch(
                configuration.callback(),
                configuration.http().requestTimeout(),
                (plugin, reason) -> warden.get().setAside(plugin, reason));
        HttpServer http = new HttpServer(
                configuration.http(),
                configuration.metrics(),
                configuration.plugin().development(),
                health,
                metrics,
                configuration.database().poolSize(),
                watch,
                () -> new Platform.Held(current, current.lease()));
        AutoCloseable opened = http;
        try {
            http.start();
            Foundation foundation = Foundation.open(configuration, options, passwords, () -> {
                try (Lease<Platform> lease = current.lease()) {
                    return lease.get().catalog();
                }
            });
            Kernel kernel = new Kernel(foundation, current, http, metrics, watch);
            opened = kernel;
            warden.set(kernel.changes);
            kernel.begin(health);
            return kernel;
        } catch (RuntimeException | Error e) {
            close(opened, e);
            throw e;
        }
    }

    private static void close(AutoCloseable opened, Throwable because) {
        try {
            opened.close();
        } catch (Exception e) {
            because.addSuppressed(e);
        }
    }

    private void begin(Health health) {
        watch.start(foundation.database()::cut);
        if (foundation.options().ownsProcess()) {
            watch.endWhenOutOfMemory(plugin -> {
                crashes.outOfMemory(plugin);
                Runtime.getRuntime().halt(ENDED_BY_PLUGIN);
            });
        }
        changes.begin();
        try (Lease<Platform> lease = current.lease()) {
            demonstrate(lease.get());
        }
        begun = true;
        new KernelGauges(foundation, current, watch, tasks, backgrounds, events, secretSweep).tell(metrics);
        tasks.start();
        notices.start();
        events.begin();
        slow.start();
        trashSweep.start();
        secretSweep.start();
        changes.follow();
        health.begin(this::isDatabaseThere);
        LOG.info("Plugins:\n{}", report().text());
    }

    private TaskStage stage() {
        return new PlatformStage(current.lease(), foundation.vault(), foundation.search());
    }

    private Works works() {
        return new Works(tasks.running(), tasks.hanging(), backgrounds.states());
    }

    private void swap(Platform next) {
        List<String> ids =
                next.plugins().stream().map(plugin -> plugin.get().id()).toList();
        List<BackgroundEngine.Plugin> withBackgrounds = next.plugins().stream()
                .filter(plugin -> !plugin.get().contribution().backgrounds().isEmpty())
                .map(plugin -> new BackgroundEngine.Plugin(
                        plugin.get().id(),
                        plugin.get(),
                        plugin.get().contribution().backgrounds(),
                        ofVersion(plugin.get()),
                        plugin::another))
                .toList();
        Position before = foundation.changeLog().position();
        Catalog catalog = next.catalog();
        current.swap(next);
        secretSweep.look();
        hooks.use(catalog, before);
        foundation.search().use(next.rows());
        backgrounds.use(withBackgrounds);
        notices.use();
        events.modelChanged();
        ids.forEach(id -> metrics.plugin(id, () -> figures(id), this::stuck));
        try (TaskStage stage = stage()) {
            upgrades.start(stage);
            asking.use(stage.catalog(), stage.data());
        }
        if (begun) {
            demonstrate(next);
        }
    }

    /** Where it is asked for. */
    private void demonstrate(Platform platform) {
        if (!foundation.configuration().data().demo()) {
            return;
        }
        new DemoCompany(
                        platform.data(),
                        (plugin, what, code) -> platform.callbacks().run(CallKind.TASK, plugin, what, code))
                .fill(platform.plugins().stream()
                        .map(plugin -> plugin.get().contribution())
                        .toList());
    }

    /** Its own way into its code, which holds nobody else's. */
    private static Callbacks ofVersion(LoadedPlugin plugin) {
        PluginCall call = plugin.call();
        return (kind, id, what, code) -> call.run(kind, what, code);
    }

    private PluginCall.Figures figures(String pluginId) {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().plugins().stream()
                    .map(Lease::get)
                    .filter(plugin -> plugin.id().equals(pluginId))
                    .findFirst()
                    .map(plugin -> plugin.call().figures())
                    .orElse(PluginCall.Figures.NONE);
        }
    }

    private long stuck(String pluginId) {
        return watch.stuck().stream()
                .filter(each -> each.pluginId().equals(pluginId))
                .count();
    }

    private boolean isDatabaseThere() {
        return foundation.stamp().read(Stamp.MODEL) >= 0;
    }

    /** The port that requests come in by. */
    public int port() {
        return http.port();
    }

    /** What is declared now; tests work their questions out of it. */
    public Catalog catalog() {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().catalog();
        }
    }

    /** Passwords and signing in; tests give their users passwords by it. */
    public Accounts accounts() {
        return foundation.accounts();
    }

    /** What became of each plugin. */
    public PluginReport report() {
        try (Lease<Platform> lease = current.lease()) {
            return lease.get().remarked(foundation.database());
        }
    }

    /** Leases that are out on the current platform; tests watch it. */
    public int leases() {
        return current.leases();
    }

    /** Connections in use; tests watch it. */
    public int connectionsInUse() {
        return foundation.database().poolState().active();
    }

    /** Looks once for files that nothing holds; tests do not wait for it. */
    public void sweepFiles() {
        foundation.sweep().sweep();
    }

    private void sweep() {
        sweepTrash();
        sweepMassChanges();
    }

    /** Forgets once of mass changes what cannot be taken back any more; tests do not wait for it. */
    public void sweepMassChanges() {
        MassLog.sweep(foundation.database());
        Merges.sweep(foundation.database());
    }

    /** Takes out of the trash for good, once, what was kept long enough; tests do not wait for it. */
    public void sweepTrash() {
        KernelSettings.trashKept(foundation.settings().kernel()).ifPresent(kept -> {
            Instant before = foundation.clock().instant().minus(kept);
            try (Lease<Platform> lease = current.lease()) {
                int gone = lease.get().data().sweepTrash(before);
                if (gone > 0) {
                    LOG.info("{} records that were deleted before {} are gone from the trash", gone, before);
                }
            }
        });
    }

    /** Writes down which lists were slow, once; tests do not wait for it. */
    public void keepSlowLists() {
        slow.sweep();
    }

    /** Encrypts, once, what was written in plain while a field became encrypted; tests do not wait for it. */
    public void sweepSecrets() {
        secretSweep.sweep(true);
    }

    /** Cuts old entries off the change log, once; tests do not wait for it. */
    public void cutChanges() {
        foundation.readers().cut();
    }

    /** A thread that waits for the end of the process is not waited for. */
    void giveUp(Thread stuck) {
        watch.giveUp(stuck);
    }

    /** Looks into the folder of plugins again and swaps in a platform of what lies there now. */
    public void reload() {
        changes.look();
    }

    /** Stops in order: no new requests, running ones to their end, then everything else. */
    @Override
    public void close() {
        events.close();
        trashSweep.close();
        secretSweep.close();
        http.close();
        slow.close();
        backgrounds.close();
        tasks.close();
        hooks.close();
        notices.close();
        changes.stop();
        current.close();
        changes.close();
        watch.close();
        crashes.close();
        metrics.close();
        foundation.close();
    }
}
