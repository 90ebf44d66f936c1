package org.kontor.core.plugin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Contribution;
import org.kontor.core.record.CallKind;

/** The services that plugins offer to those that depend on them; every call passes the provider's {@link PluginCall}. */
public final class PluginServices {
    private record Provided(String pluginId, Object service) {}

    private final Map<String, LoadedPlugin> plugins = new LinkedHashMap<>();
    private final Map<Class<?>, Provided> services = new HashMap<>();

    /** @param active the plugins of a platform */
    public PluginServices(Collection<LoadedPlugin> active) {
        for (LoadedPlugin plugin : active) {
            plugins.put(plugin.id(), plugin);
            for (Contribution.Service service : plugin.contribution().services()) {
                services.putIfAbsent(service.type(), new Provided(plugin.id(), wrapped(plugin, service)));
            }
        }
    }

    /**
     * A service.
     *
     * @param pluginId who asks
     * @throws IllegalStateException when no plugin that it depends on provides it
     */
    public <S> S get(String pluginId, Class<S> type) {
        Provided provided = services.get(type);
        if (provided == null) {
            throw new IllegalStateException("no plugin provides the service " + type.getName());
        }
        Set<String> reached = new HashSet<>();
        reach(pluginId, reached);
        if (!reached.contains(provided.pluginId)) {
            throw new IllegalStateException("the plugin " + pluginId + " does not depend on " + provided.pluginId
                    + ", which provides " + type.getName());
        }
        return type.cast(provided.service);
    }

    private void reach(String pluginId, Set<String> reached) {
        LoadedPlugin plugin = plugins.get(pluginId);
        if (plugin != null && reached.add(pluginId)) {
            plugin.contribution().dependencies().forEach(further -> reach(further, reached));
        }
    }

    private static Object wrapped(LoadedPlugin plugin, Contribution.Service service) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String what = "service " + service.type().getSimpleName() + "." + method.getName();
            return plugin.call().invoke(CallKind.SERVICE, what, method, service.instance(), arguments);
        };
        return Proxy.newProxyInstance(service.type().getClassLoader(), new Class<?>[] {service.type()}, handler);
    }
}
