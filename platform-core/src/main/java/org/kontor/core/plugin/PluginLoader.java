package org.kontor.core.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plugins of files: a class loader for each, and what it contributes. Nothing that a plugin does here comes through. */
public final class PluginLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);

    /**
     * What came of it.
     *
     * @param plugins those that contributed, by id; new ones and those that were carried over
     * @param violations why others did not
     */
    public record Loading(List<LoadedPlugin> plugins, List<Violation> violations) {
        public Loading {
            plugins = List.copyOf(plugins);
            violations = List.copyOf(violations);
        }
    }

    private final ClassLoader kernel;
    private final Function<String, KernelPluginContext> contexts;
    private final CallWatch watch;

    /**
     * @param kernel where the API's classes are
     * @param contexts makes the context of a plugin, by id
     * @param watch sees to the calls into their code
     */
    public PluginLoader(ClassLoader kernel, Function<String, KernelPluginContext> contexts, CallWatch watch) {
        this.watch = watch;
        this.kernel = kernel;
        this.contexts = contexts;
    }

    /**
     * Loads plugins.
     *
     * @param found their files
     * @param before plugins that are loaded already; one is carried over when neither its files nor those of plugins
     *     that it depends on have changed
     */
    public Loading load(List<PluginFiles> found, Collection<LoadedPlugin> before) {
        Map<String, LoadedPlugin> plugins = new TreeMap<>(carried(found, before));
        List<Violation> violations = new ArrayList<>();
        Map<String, PluginClassLoader> loaders = new HashMap<>();
        plugins.values().forEach(plugin -> {
            if (plugin.loader() instanceof PluginClassLoader own) {
                loaders.put(plugin.id(), own);
            }
        });
        Map<String, PluginJar> fresh = new TreeMap<>();
        for (PluginFiles files : found) {
            if (!plugins.containsKey(files.id())) {
                PluginJar jar = open(files, Place.of(files.id(), violations));
                if (jar != null) {
                    fresh.put(files.id(), jar);
                    loaders.put(files.id(), jar.loader(kernel));
                }
            }
        }
        // until all have contributed nobody knows who depends on whom: what they meet is checked afterwards
        fresh.keySet().forEach(id -> present(loaders, id).see(loaders.values()));
        fresh.forEach((id, jar) -> {
            PluginClassLoader loader = present(loaders, id);
            LoadedPlugin plugin = contribute(jar, loader, Place.of(id, violations));
            if (plugin == null) {
                close(loader);
            } else {
                plugins.put(id, plugin);
            }
        });
        fresh.keySet().stream()
                .filter(plugins::containsKey)
                .forEach(id -> narrow(id, plugins, loaders, Place.of(id, violations)));
        return new Loading(List.copyOf(plugins.values()), violations);
    }

    private static Map<String, LoadedPlugin> carried(List<PluginFiles> found, Collection<LoadedPlugin> before) {
        Map<String, LoadedPlugin> carried = new HashMap<>();
        Map<String, String> hashes = new HashMap<>();
        found.forEach(files -> hashes.put(files.id(), files.hash()));
        before.stream()
                .filter(plugin -> plugin.hash().equals(hashes.get(plugin.id())))
                .forEach(plugin -> carried.put(plugin.id(), plugin));
        while (carried.values()
                .removeIf(plugin ->
                        !carried.keySet().containsAll(plugin.contribution().dependencies()))) {
            // another round: who depended on the ones just removed goes too
        }
        return carried;
    }

    private static @Nullable PluginJar open(PluginFiles files, Place place) {
        try {
            return PluginJar.open(files, place);
        } catch (IOException unreadable) {
            place.in("files").refuse("they cannot be read: " + unreadable, "install the plugin again");
            return null;
        }
    }

    private @Nullable LoadedPlugin contribute(PluginJar jar, PluginClassLoader loader, Place place) {
        String id = jar.files().id();
        PluginCall call = new PluginCall(id, loader, watch);
        Thread thread = Thread.currentThread();
        ClassLoader contextBefore = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            List<Plugin> offered = ServiceLoader.load(Plugin.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            if (offered.size() != 1) {
                place.in(PluginJar.SERVICE).refuse("it names " + offered.size() + " plugins", "name one class");
                return null;
            }
            KernelPluginContext context = contexts.apply(id);
            Contribution contribution = offered.getFirst().contribute(context);
            if (contribution == null) {
                place.in("contribute").refuse("it answered null", "answer Contribution.of(…)");
                return null;
            }
            LanguageFiles languages = LanguageFiles.of(id, loader);
            return new LoadedPlugin(
                    id,
                    jar.version(),
                    jar.files().hash(),
                    loader,
                    contribution,
                    languages,
                    LanguageCheck.check(id, contribution, languages),
                    context,
                    call);
        } catch (ServiceConfigurationError misnamed) {
            LOG.warn("the plugin {} offers no plugin that can be made", id, misnamed);
            BrokenClasses.ofConstants(misnamed)
                    .ifPresentOrElse(
                            constants -> place.in("classes").refuse(constants.reason(), constants.mend()),
                            () -> place.in(PluginJar.SERVICE)
                                    .refuse(
                                            String.valueOf(
                                                    BrokenClasses.root(misnamed).getMessage()),
                                            "name a class of the jar that implements org.kontor.api.Plugin and has a"
                                                    + " public constructor without parameters; what the class uses must"
                                                    + " be in the jar too"));
            return null;
        } catch (LinkageError broken) {
            LOG.warn("the plugin {} cannot be linked", id, broken);
            BrokenClasses classes = BrokenClasses.of(broken);
            place.in("classes").refuse(classes.reason(), classes.mend());
            return null;
        } catch (RuntimeException | StackOverflowError | AssertionError failed) {
            LOG.warn("the plugin {} failed to contribute", id, failed);
            place.in("contribute").refuse("it failed: " + BrokenClasses.root(failed), "the log shows where");
            return null;
        } catch (OutOfMemoryError full) {
            call.outOfMemory();
            throw full;
        } finally {
            thread.setContextClassLoader(contextBefore);
        }
    }

    /** From now on the plugin sees those that it depends on, and no other. */
    private static void narrow(
            String id, Map<String, LoadedPlugin> plugins, Map<String, PluginClassLoader> loaders, Place place) {
        Set<String> reached = new HashSet<>();
        reach(id, plugins, reached);
        PluginClassLoader loader = present(loaders, id);
        loader.see(loaders.values().stream()
                .filter(other -> reached.contains(other.pluginId()))
                .toList());
        loader.met().stream()
                .filter(other -> !reached.contains(other))
                .sorted()
                .forEach(other ->
                        place.in("classes").refuse("they use the api of " + other, "say dependsOn(\"" + other + "\")"));
    }

    private static void reach(String id, Map<String, LoadedPlugin> plugins, Set<String> reached) {
        LoadedPlugin plugin = plugins.get(id);
        if (plugin != null) {
            plugin.contribution().dependencies().stream()
                    .filter(reached::add)
                    .forEach(further -> reach(further, plugins, reached));
        }
    }

    private static PluginClassLoader present(Map<String, PluginClassLoader> loaders, String id) {
        PluginClassLoader loader = loaders.get(id);
        if (loader == null) {
            throw new IllegalStateException("the plugin " + id + " has no class loader");
        }
        return loader;
    }

    private static void close(PluginClassLoader loader) {
        try {
            loader.close();
        } catch (IOException open) {
            LOG.warn("a jar of {} stays open", loader, open);
        }
    }
}
