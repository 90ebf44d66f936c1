package org.kontor.core.plugin;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.api.Catalog;
import org.kontor.api.Data;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.PluginContext;
import org.kontor.api.Ref;
import org.kontor.api.Search;
import org.kontor.api.Settings;
import org.kontor.api.Template;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin's doors to the platform. They are shut until the platform that the plugin belongs to is up. */
public final class KernelPluginContext implements PluginContext {
    /** What is behind the doors; each call answers for the platform that is current at that moment. */
    public interface Doors {
        Data data(String pluginId);

        Search search();

        Catalog catalog();

        /**
         * A service that a plugin may use.
         *
         * @throws IllegalStateException when no plugin that it depends on provides it
         */
        <S> S service(String pluginId, Class<S> type);

        Settings settings(String pluginId);

        String text(Message message, Locale locale);

        FileId print(Actor actor, Template template, Ref record, Locale locale);
    }

    private final String pluginId;
    private final Actor self;
    private final Clock clock;
    private final Logger log;
    private volatile @Nullable Doors doors;

    /**
     * @param self the plugin's own actor
     * @param clock what tests move
     */
    public KernelPluginContext(String pluginId, Actor self, Clock clock) {
        this.pluginId = Objects.requireNonNull(pluginId, "pluginId");
        this.self = Objects.requireNonNull(self, "self");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.log = LoggerFactory.getLogger("plugin." + pluginId);
    }

    /** Opens the doors, when the platform is up. */
    public void open(Doors open) {
        doors = Objects.requireNonNull(open, "open");
    }

    @Override
    public String pluginId() {
        return pluginId;
    }

    @Override
    public Actor self() {
        return self;
    }

    @Override
    public Data data() {
        return opened("data()").data(pluginId);
    }

    @Override
    public Search search() {
        return opened("search()").search();
    }

    @Override
    public Catalog catalog() {
        return opened("catalog()").catalog();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public <S> S service(Class<S> type) {
        return opened("service(" + type.getSimpleName() + ")").service(pluginId, type);
    }

    @Override
    public Settings settings() {
        return opened("settings()").settings(pluginId);
    }

    @Override
    public String text(Message message, Locale locale) {
        return opened("text(…)").text(message, locale);
    }

    @Override
    public FileId print(Actor actor, Template template, Ref record, Locale locale) {
        return opened("print(…)").print(actor, template, record, locale);
    }

    @Override
    public Logger log() {
        return log;
    }

    private Doors opened(String door) {
        Doors open = doors;
        if (open == null) {
            throw new IllegalStateException("The plugin " + pluginId + " called " + door
                    + " before the platform was up; contribute(context) only builds a value: keep the context, and call "
                    + door + " when an action, a hook or a resource runs");
        }
        return open;
    }
}
