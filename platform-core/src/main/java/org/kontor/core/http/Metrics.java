package org.kontor.core.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.kontor.core.plugin.PluginCall;

/** The figures of the process, for monitoring. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Supplier<PluginCall.Figures>> plugins = new ConcurrentHashMap<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /** A figure that is asked for whenever somebody looks. */
    public void gauge(String name, String description, Supplier<Number> figure) {
        Gauge.builder(name, figure).description(description).register(registry);
    }

    /**
     * What the callbacks of a plugin cost; asked for whenever somebody looks. What is known already stays.
     *
     * @param stuck how many threads did not come back from a plugin's code, by its id
     */
    public void plugin(String pluginId, Supplier<PluginCall.Figures> figures, Function<String, Number> stuck) {
        if (plugins.putIfAbsent(pluginId, figures) != null) {
            return;
        }
        Tags plugin = Tags.of("plugin", pluginId);
        FunctionTimer.builder(
                        "kontor.plugin.calls",
                        figures,
                        each -> each.get().calls(),
                        each -> each.get().nanos(),
                        TimeUnit.NANOSECONDS)
                .description("Callbacks of plugins, and the time they took")
                .tags(plugin)
                .register(registry);
        FunctionCounter.builder(
                        "kontor.plugin.failures", figures, each -> each.get().failures())
                .description("Callbacks that failed; refusals are none")
                .tags(plugin)
                .register(registry);
        counter(plugin, "kontor.plugin.late", "Callbacks that took too long", figures, PluginCall.Figures::late);
        counter(plugin, "kontor.plugin.rows.read", "Records read for them", figures, PluginCall.Figures::rowsRead);
        counter(
                plugin,
                "kontor.plugin.rows.written",
                "Rows written for them",
                figures,
                PluginCall.Figures::rowsWritten);
        Gauge.builder("kontor.plugin.stuck", () -> stuck.apply(pluginId))
                .description("Threads that did not come back from a plugin's code")
                .tags(plugin)
                .register(registry);
    }

    private void counter(
            Tags plugin,
            String name,
            String description,
            Supplier<PluginCall.Figures> figures,
            ToDoubleFunction<PluginCall.Figures> figure) {
        FunctionCounter.builder(name, figures, each -> figure.applyAsDouble(each.get()))
                .description(description)
                .tags(plugin)
                .register(registry);
    }

    void request(String method, String route, int status, long nanos) {
        Timer.builder("kontor.http.requests")
                .description("Requests by route and status")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    /** All figures, in the text form of Prometheus. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
