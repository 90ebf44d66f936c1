package org.kontor.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a plugin sees: the JDK, the API by a short list of prefixes, its own jars, and the api packages of plugins that it
 * depends on. Its files are its own alone.
 *
 * <p>A plugin's api package is {@code <package of its Plugin class>.api} with what is below.
 */
public final class PluginClassLoader extends URLClassLoader {
    /** What a plugin shares with the kernel. */
    static final List<String> SHARED = List.of(
            "org.kontor.api.", "jakarta.ws.rs.", "org.apache.ibatis.annotations.", "org.slf4j.", "org.jspecify.");

    /** What the names of all these loaders begin with; the plugin's id follows, and its version. */
    static final String NAME = "plugin ";

    private static final Logger LOG = LoggerFactory.getLogger(PluginClassLoader.class);

    static {
        registerAsParallelCapable();
    }

    private final String pluginId;
    private final ClassLoader kernel;
    private final @Nullable String apiPackage;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    /** Loaders by plugin: all of them until it is known which plugins this one depends on, then those. */
    private volatile Map<String, PluginClassLoader> others = Map.of();

    /**
     * @param kernel where the shared packages come from
     * @param apiPackage the package that others may see, without a point at its end; null for none
     */
    PluginClassLoader(
            String pluginId, String version, List<URL> classPath, ClassLoader kernel, @Nullable String apiPackage) {
        super(NAME + pluginId + " " + version, classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.pluginId = pluginId;
        this.kernel = kernel;
        this.apiPackage = apiPackage;
    }

    /** From now on, the api packages of these plugins are seen. */
    void see(Collection<PluginClassLoader> plugins) {
        others = plugins.stream()
                .filter(other -> other != this)
                .collect(Collectors.toUnmodifiableMap(PluginClassLoader::pluginId, other -> other));
    }

    /** The plugins whose api packages were asked for classes, with success. */
    Set<String> met() {
        return Set.copyOf(met);
    }

    /** The plugin's id. */
    public String pluginId() {
        return pluginId;
    }

    /** The package that plugins which depend on this one see; empty when it has none. */
    String apiPackage() {
        return apiPackage == null ? "" : apiPackage;
    }

    /** Whether a class lies in a package that others may see. */
    boolean isApi(String className) {
        return apiPackage != null && className.startsWith(apiPackage + ".");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            if (found == null) {
                found = find(name);
            }
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return kernel.loadClass(name);
        }
        try {
            return getParent().loadClass(name);
        } catch (ClassNotFoundException notOfTheJdk) {
            for (PluginClassLoader other : others.values()) {
                if (other.isApi(name) && !isApi(name)) {
                    Class<?> found = other.loadClass(name);
                    met.add(other.pluginId);
                    return found;
                }
            }
            return findClass(name);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return findResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        URL file = getResource(name);
        try {
            return file == null ? null : new ByteArrayInputStream(ResourceFile.read(file));
        } catch (IOException unreadable) {
            LOG.warn("{} of the plugin {} cannot be read", name, pluginId, unreadable);
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return findResources(name);
    }

    @Override
    public Stream<URL> resources(String name) {
        try {
            return Collections.list(findResources(name)).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return getName();
    }
}
