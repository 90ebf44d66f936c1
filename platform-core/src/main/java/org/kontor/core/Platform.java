package org.kontor.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kontor.api.Search;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.database.Database;
import org.kontor.core.http.HeldApplication;
import org.kontor.core.http.RestApplication;
import org.kontor.core.meta.Catalog;
import org.kontor.core.move.ConfigurationDesk;
import org.kontor.core.notice.Telling;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.Nobody;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.PluginServices;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.plugin.Violation;
import org.kontor.core.print.Printer;
import org.kontor.core.record.Callbacks;
import org.kontor.core.record.IndexRows;
import org.kontor.core.record.JdbcData;
import org.kontor.core.rest.EventSight;
import org.kontor.core.task.Upgrades;

/**
 * An immutable snapshot of everything that plugins and administrators declared, with what serves it. Closed when it is
 * retired and nobody works on it any more.
 *
 * @param plugins the active plugins, the kernel's own first; held as long as the platform lives
 * @param ended whether it is closed
 */
record Platform(
        List<Lease<LoadedPlugin>> plugins,
        PluginServices services,
        Catalog catalog,
        AccessPolicy policy,
        JdbcData data,
        IndexRows rows,
        Search search,
        PluginTexts texts,
        Callbacks callbacks,
        Printer printer,
        PluginReport report,
        EventSight sight,
        Telling telling,
        ConfigurationDesk moving,
        RestApplication application,
        AtomicBoolean ended)
        implements AutoCloseable {
    Platform {
        plugins = List.copyOf(plugins);
    }

    /**
     * What became of each plugin, whom of those that are in use their actions name in vain at this moment, and which of their
     * upgrades are not done.
     */
    PluginReport remarked(Database database) {
        List<Violation> unfinished = Upgrades.unfinished(database, catalog).stream()
                .map(each -> new Violation(each.plugin(), "upgrade " + each.version(), each.reason(), each.mend()))
                .toList();
        return report.remarking(Nobody.of(catalog, policy.state()::has)).remarking(unfinished);
    }

    @Override
    public void close() {
        application.close();
        plugins.forEach(Lease::close);
        ended.set(true);
    }

    /** A lease as HTTP takes it. */
    record Held(Current<Platform> current, Lease<Platform> lease) implements HeldApplication {
        @Override
        public RestApplication application() {
            return lease.get().application();
        }

        @Override
        public boolean awaitNext(Duration atMost) throws InterruptedException {
            return current.awaitOther(lease, atMost);
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
