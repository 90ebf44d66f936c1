package org.kontor.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kontor.api.Actor;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.config.Configuration;
import org.kontor.core.module.Modules;
import org.kontor.core.module.Plans;
import org.kontor.core.module.PluginChange;
import org.kontor.core.net.Names;
import org.kontor.core.net.NetGuard;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.CrashNote;
import org.kontor.core.rest.Events;
import org.kontor.core.schema.TableCounts;
import org.kontor.core.task.StoredTasks;
import org.kontor.core.task.UpgradesNow;
import org.kontor.core.task.Works;

/**
 * Changes the plugins of a copy of the installation, as the same change would be done to the installation itself, and says
 * what came of it. Nothing is served; of tasks, only upgrades run; no hook after a change, no background and no notice does:
 * what a copy would do outside was done by the original, or will be.
 */
final class PlanRehearsal implements AutoCloseable {
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);
    /** Tables of the kernel, whose rows tell of its own work. */
    private static final List<String> OWN = List.of("system_", "databasechangelog");

    private final Foundation foundation;
    private final Current<Platform> current = new Current<>();
    private final CallWatch watch;
    private final CrashNote crashes;
    private final Events events;
    private final PlatformChanges changes;
    private final Consumer<String> say;

    private PlanRehearsal(Configuration copy, Consumer<String> say) {
        this.say = say;
        StartOptions options = StartOptions.standard(say);
        this.foundation = Foundation.open(copy, options, Foundation.passwords(copy, options), () -> {
            try (Lease<Platform> lease = current.lease()) {
                return lease.get().catalog();
            }
        });
        this.watch = new CallWatch(copy.callback(), copy.http().requestTimeout(), (plugin, reason) -> {});
        this.crashes = CrashNote.in(copy.data().dir());
        this.events =
                new Events(foundation.changeLog(), foundation.sessions(), (actor, entries) -> List.of(), copy.events());
        this.changes = new PlatformChanges(
                foundation, current, current::swap, new StoredTasks(() -> {}), Works::none, events, watch, crashes);
    }

    /**
     * Rehearses changes.
     *
     * @param copy what the copy is opened with; its data folder is one of its own
     * @param archive a plugin that the copy does not have yet
     * @param say where it is told what is going on
     * @return whether all of it came about
     */
    static boolean run(Configuration copy, Optional<Path> archive, List<PluginChange> wanted, Consumer<String> say)
            throws IOException {
        try (PlanRehearsal rehearsal = new PlanRehearsal(copy, say)) {
            rehearsal.begin();
            if (archive.isPresent()) {
                rehearsal.upload(archive.get());
            }
            return rehearsal.rehearse(wanted);
        }
    }

    private void begin() {
        watch.start(foundation.database()::cut);
        timed("The copy starts as it is", () -> {
            changes.begin();
            return true;
        });
    }

    private void upload(Path archive) throws IOException {
        try (InputStream packed = Files.newInputStream(archive)) {
            say.accept("It has " + changes.desk().upload(KERNEL, packed, null).plugin() + " of " + archive + " now.");
        }
    }

    private boolean rehearse(List<PluginChange> wanted) {
        TableCounts counts = new TableCounts(foundation.database());
        SortedMap<String, Long> before = counts.all();
        Modules desk = changes.desk();
        Plans.Stored plan = timed("The plan is made", () -> desk.propose(KERNEL, wanted, List.of()));
        // who made it speaks English, as commands do
        say.accept(plan.summary());
        if (!plan.head().isOpen()) {
            say.accept("This cannot be done.");
            return false;
        }
        timed(
                "It is applied",
                () -> desk.apply(
                        KERNEL,
                        plan.ref().id(),
                        new Modules.Confirmation(wanted.getFirst().plugin(), "this rehearsal")));
        boolean filled = upgrade();
        tell(before, counts.all());
        return filled;
    }

    private boolean upgrade() {
        UpgradesNow upgrades = new UpgradesNow(
                foundation.database(),
                new NetGuard(foundation.configuration().network(), Names.ofTheMachine()),
                foundation.configuration().task(),
                foundation.clock());
        try (PlatformStage stage = new PlatformStage(current.lease(), foundation.vault(), foundation.search())) {
            boolean all = true;
            for (UpgradesNow.Ran ran : upgrades.run(stage)) {
                say.accept(ran.upgrade() + ": " + number(ran.total()) + " records"
                        + (ran.done() ? "" : ", NOT DONE: " + ran.message().orElse("nobody says why"))
                        + seconds(ran.took()));
                all &= ran.done();
            }
            return all;
        }
    }

    /** The rows of plugins' tables, then and now. */
    private void tell(SortedMap<String, Long> before, SortedMap<String, Long> after) {
        TreeSet<String> tables = new TreeSet<>(before.keySet());
        tables.addAll(after.keySet());
        tables.removeIf(table -> OWN.stream().anyMatch(table::startsWith));
        say.accept("Rows before and after:");
        for (String table : tables) {
            say.accept(String.format(
                    Locale.ENGLISH,
                    "  %-40s %12s %12s",
                    table,
                    before.containsKey(table) ? number(before.get(table)) : "-",
                    after.containsKey(table) ? number(after.get(table)) : "-"));
        }
    }

    private <T> T timed(String what, Supplier<T> work) {
        long begun = System.nanoTime();
        T answer = work.get();
        say.accept(what + seconds(Duration.ofNanos(System.nanoTime() - begun)));
        return answer;
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ENGLISH, ", in %.1f s", took.toMillis() / 1000.0);
    }

    private static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    @Override
    public void close() {
        events.close();
        changes.stop();
        current.close();
        changes.close();
        watch.close();
        crashes.close();
        foundation.close();
    }
}
