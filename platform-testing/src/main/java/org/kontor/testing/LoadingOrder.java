package org.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Whether a plugin's constants are there whichever of its classes is loaded first: what another start, another request or
 * another author brings about.
 */
final class LoadingOrder {
    private static final int ORDERS = 8;

    private final PluginPackage plugin;
    private final String rootPackage;
    private final List<String> names;

    /** @param names of all classes in the package and below */
    LoadingOrder(PluginPackage plugin, String rootPackage, List<String> names) {
        this.plugin = plugin;
        this.rootPackage = rootPackage;
        this.names = List.copyOf(names);
    }

    void check() {
        for (int seed = 0; seed < ORDERS; seed++) {
            List<String> order = new ArrayList<>(names);
            Collections.shuffle(order, new Random(seed));
            try (Fresh classes = new Fresh(urls(), rootPackage)) {
                load(classes, order);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void load(ClassLoader classes, List<String> order) {
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : order) {
            try {
                loaded.add(Class.forName(name, true, classes));
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new AssertionError(name + " cannot be loaded in the order " + order, e);
            }
        }
        for (Class<?> type : loaded) {
            for (Field field : type.getDeclaredFields()) {
                checkThere(type, field, order);
            }
        }
    }

    /** Of what the API makes no constant is null. */
    private static void checkThere(Class<?> type, Field field, List<String> order) {
        boolean isConstant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
        if (isConstant && field.getType().getName().startsWith("org.kontor.api.") && field.trySetAccessible()) {
            try {
                if (field.get(null) == null) {
                    throw new AssertionError(
                            type.getName() + "." + field.getName() + " is null when classes are loaded in the order "
                                    + order + ": two classes wait for one another; use NAME alone, or put it into a"
                                    + " static method that runs when contributing");
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(plugin.root().toUri().toURL()));
        for (Path library : plugin.libraries()) {
            urls.add(library.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Loads the plugin's own classes anew, and all others as the tests see them. */
    private static final class Fresh extends URLClassLoader {
        private final String prefix;

        Fresh(URL[] urls, String rootPackage) {
            super(urls, LoadingOrder.class.getClassLoader());
            this.prefix = rootPackage + ".";
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(prefix)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
