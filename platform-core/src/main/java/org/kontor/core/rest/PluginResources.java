package org.kontor.core.rest;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.kontor.api.PluginContext;
import org.kontor.core.plugin.PluginCall;

/**
 * A plugin's own resources.
 *
 * @param call the way into the plugin's code
 * @param instances one of each class, made for this platform
 */
public record PluginResources(PluginCall call, List<Object> instances) {
    public PluginResources {
        instances = List.copyOf(instances);
    }

    /**
     * Makes them: by a constructor that takes the context, or by one that takes nothing.
     *
     * @throws IllegalArgumentException when a class has neither
     */
    public static PluginResources of(PluginCall call, PluginContext context, List<Class<?>> types) {
        List<Object> instances = new ArrayList<>();
        for (Class<?> type : types) {
            instances.add(instance(type, context));
        }
        return new PluginResources(call, instances);
    }

    /** Whose they are. */
    public String pluginId() {
        return call.pluginId();
    }

    private static Object instance(Class<?> type, PluginContext context) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] takes = constructor.getParameterTypes();
            if (takes.length == 1 && takes[0] == PluginContext.class) {
                return made(constructor, context);
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return made(constructor);
            }
        }
        throw new IllegalArgumentException(
                type.getName() + " has no constructor that takes a PluginContext or nothing");
    }

    private static Object made(Constructor<?> constructor, Object... arguments) {
        try {
            if (!Modifier.isPublic(constructor.getModifiers())
                    || !Modifier.isPublic(constructor.getDeclaringClass().getModifiers())) {
                constructor.setAccessible(true);
            }
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(constructor.getDeclaringClass().getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(constructor.getDeclaringClass().getName() + " cannot be made", e);
        }
    }
}
