package org.kontor.core;

import org.kontor.core.http.Metrics;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.Remains;
import org.kontor.core.rest.Events;
import org.kontor.core.task.BackgroundEngine;
import org.kontor.core.task.BackgroundState;
import org.kontor.core.task.TaskEngine;

/** What operators watch of a server that runs. */
record KernelGauges(
        Foundation foundation,
        Current<Platform> current,
        CallWatch watch,
        TaskEngine tasks,
        BackgroundEngine backgrounds,
        Events events,
        SecretSweep secretSweep) {
    void tell(Metrics metrics) {
        metrics.gauge(
                "kontor_database_connections",
                "Connections in use",
                () -> foundation.database().poolState().active());
        metrics.gauge("kontor_platform_leases", "Requests on the current platform", current::leases);
        metrics.gauge("kontor_tasks_running", "Tasks that run here", tasks::running);
        metrics.gauge(
                "kontor_tasks_hanging",
                "Threads of tasks that passed their deadline",
                () -> tasks.hanging().size());
        metrics.gauge("kontor_backgrounds_held", "Backgrounds that run here", () -> (int) backgrounds.states().stream()
                .filter(each -> each.state() == BackgroundState.State.HELD)
                .count());
        metrics.gauge(
                "kontor_plugins_leaking",
                "Versions of plugins that are gone and whose classes stay in memory",
                () -> watch.remains().look().stream()
                        .filter(Remains.Remain::isLeaking)
                        .count());
        metrics.gauge("kontor_event_streams", "Streams of events that are open", events::count);
        metrics.gauge(
                "kontor_log_readers_failing",
                "Readers of the change log that cannot read an entry, of those that this node reads for",
                () -> foundation.readers().states().stream()
                        .filter(state -> state.failure().isPresent())
                        .count());
        metrics.gauge(
                "kontor_secret_columns_open",
                "Encrypted fields that may hold plain values from before, which are being encrypted",
                secretSweep::open);
        metrics.gauge(
                "kontor_search_records",
                "Records in the search index",
                () -> foundation.search().state().documents());
        metrics.gauge(
                "kontor_search_behind",
                "Numbers of the change log that the search index has before it",
                () -> foundation.search().state().behind());
    }
}
