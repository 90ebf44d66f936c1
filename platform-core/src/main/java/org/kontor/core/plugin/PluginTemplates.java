package org.kontor.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kontor.api.Template;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The templates that plugins bring in their jars. */
public final class PluginTemplates {
    private static final Logger LOG = LoggerFactory.getLogger(PluginTemplates.class);

    private final Map<String, Declared> byId;

    /** A template with its text. */
    public record Declared(Template template, String text) {}

    private PluginTemplates(Map<String, Declared> byId) {
        this.byId = byId;
    }

    /** Reads those of plugins. */
    public static PluginTemplates of(Collection<LoadedPlugin> plugins) {
        Map<String, Declared> byId = new TreeMap<>();
        for (LoadedPlugin plugin : plugins) {
            for (Template template : plugin.contribution().templates()) {
                URL file = plugin.loader().getResource(template.path());
                try {
                    if (file == null) {
                        throw new IOException("no such file");
                    }
                    String text = new String(ResourceFile.read(file), StandardCharsets.UTF_8);
                    byId.put(template.id(), new Declared(template, text));
                } catch (IOException e) {
                    LOG.warn("The template {} of the plugin {} cannot be read", template.path(), plugin.id(), e);
                }
            }
        }
        return new PluginTemplates(byId);
    }

    public Optional<Declared> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All, by id. */
    public Collection<Declared> all() {
        return byId.values();
    }
}
