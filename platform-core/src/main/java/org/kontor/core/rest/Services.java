package org.kontor.core.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import org.kontor.core.meta.Catalog;

/**
 * Everything that the REST interface of one platform needs.
 *
 * @param json the platform's own mapper, see {@link PlatformJson#mapper}
 * @param plugins the plugins' own resources
 */
public record Services(
        Catalog catalog,
        Authentication authentication,
        Texts texts,
        Clock clock,
        ObjectMapper json,
        List<PluginResources> plugins) {
    public Services {
        plugins = List.copyOf(plugins);
    }
}
