package org.kontor.core.plugin;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Contribution;
import org.kontor.api.PluginContext;
import org.kontor.api.Requires;

/** Checks the classes that a plugin brings: REST resources, mappers, services. */
final class CodeCheck {
    private final RightCheck rights;

    CodeCheck(RightCheck rights) {
        this.rights = rights;
    }

    void check(Contribution contribution, ClassLoader loader, Place contributed) {
        Set<Class<?>> seen = new HashSet<>();
        for (Class<?> type : contribution.resources()) {
            Place place = contributed.in("resource " + type.getName());
            own(type, loader, seen, place);
            guarded(place, () -> resource(type, place));
        }
        for (Class<?> type : contribution.mappers()) {
            Place place = contributed.in("mapper " + type.getName());
            own(type, loader, seen, place);
            guarded(place, () -> mapper(type, place));
        }
        services(contribution, loader, contributed);
    }

    private static void own(Class<?> type, ClassLoader loader, Set<Class<?>> seen, Place place) {
        if (type.getClassLoader() != loader) {
            place.refuse("the class is not the plugin's own", "name classes of the plugin's jar");
        }
        if (!seen.add(type)) {
            place.refuse("it is named twice", "remove one of the two");
        }
    }

    /** Classes are linked when their methods are looked at, and may not fit together. */
    private static void guarded(Place place, Runnable check) {
        try {
            check.run();
        } catch (LinkageError | TypeNotPresentException broken) {
            place.refuse("the class cannot be linked: " + broken, "put what it needs into the plugin's jar");
        }
    }

    private void resource(Class<?> type, Place place) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
            place.refuse("it is no public class that can be made", "make it public and concrete");
        }
        List<Class<?>[]> constructors = Arrays.stream(type.getConstructors())
                .<Class<?>[]>map(Constructor::getParameterTypes)
                .toList();
        boolean canBeMade = constructors.stream()
                .anyMatch(taken -> taken.length == 0 || (taken.length == 1 && taken[0] == PluginContext.class));
        if (!canBeMade) {
            place.refuse(
                    "it has no public constructor that takes a PluginContext or nothing",
                    "give it one, and take services from the context");
        }
        if (!type.isAnnotationPresent(Path.class)) {
            place.refuse("it has no @Path", "give it the path below /api/v1/plugins/" + place.pluginId() + "/");
        }
        int served = 0;
        for (Method method : methods(type)) {
            boolean isServed = annotations(type, method).anyMatch(CodeCheck::isHttpMethod);
            boolean isLocator = !isServed && annotations(type, method).anyMatch(Path.class::isInstance);
            Place here = place.in("method " + method.getName());
            if (isLocator) {
                here.refuse("a sub-resource escapes the check", "make it a resource class of its own");
            } else if (isServed) {
                served++;
                required(method, here);
            }
        }
        if (served == 0) {
            place.refuse("it serves no method", "annotate one with @GET, @POST, …");
        }
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
    }

    private static boolean isHttpMethod(Annotation annotation) {
        return annotation.annotationType().isAnnotationPresent(HttpMethod.class);
    }

    /** The annotations of a method and of those that it overrides, which Jakarta REST inherits. */
    private static Stream<Annotation> annotations(Class<?> type, Method method) {
        Stream<Annotation> inherited = Stream.concat(
                        Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(above -> {
                    try {
                        Method overridden = above.getMethod(method.getName(), method.getParameterTypes());
                        return annotations(above, overridden);
                    } catch (NoSuchMethodException none) {
                        return Stream.empty();
                    }
                });
        return Stream.concat(Arrays.stream(method.getAnnotations()), inherited);
    }

    private void required(Method method, Place place) {
        Optional<String> required = Requirement.of(method);
        if (required.isEmpty()) {
            place.refuse("it does not state who may call it", "annotate it, or its class, with @Requires");
        }
        required.filter(id -> !id.equals(Requires.SIGNED_IN) && !id.equals(Requires.ANYONE))
                .ifPresent(id -> rights.permission(id, place));
    }

    private void mapper(Class<?> type, Place place) {
        if (!type.isInterface()) {
            place.refuse("it is no interface", "make it one");
            return;
        }
        for (Method method : methods(type)) {
            if (Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            Place here = place.in("method " + method.getName());
            required(method, here);
            for (Annotation annotation : method.getAnnotations()) {
                if (annotation.annotationType().getSimpleName().endsWith("Provider")) {
                    here.refuse("its SQL is made by code", "write it into @Select, @Insert, @Update or @Delete");
                }
                if (texts(annotation).anyMatch(text -> text.contains("${"))) {
                    here.refuse("${…} pastes text into SQL", "bind values with #{…}");
                }
            }
        }
    }

    /** The texts in an annotation, those of annotations in it included. */
    private static Stream<String> texts(Annotation annotation) {
        return Arrays.stream(annotation.annotationType().getDeclaredMethods())
                .filter(member -> member.getParameterCount() == 0)
                .flatMap(member -> values(annotation, member));
    }

    private static Stream<String> values(Annotation annotation, Method member) {
        try {
            Object value = member.invoke(annotation);
            return switch (value) {
                case String text -> Stream.of(text);
                case String[] several -> Arrays.stream(several);
                case Annotation inner -> texts(inner);
                case Annotation[] inners -> Arrays.stream(inners).flatMap(CodeCheck::texts);
                case null, default -> Stream.empty();
            };
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("cannot read " + annotation, unreadable);
        }
    }

    private static void services(Contribution contribution, ClassLoader loader, Place contributed) {
        Set<Class<?>> seen = new HashSet<>();
        for (Contribution.Service service : contribution.services()) {
            Place place = contributed.in("service " + service.type().getName());
            if (!seen.add(service.type())) {
                place.refuse("it is provided twice", "remove one of the two");
            }
            if (!service.type().isInterface()) {
                place.refuse("it is no interface", "provide an interface");
            }
            if (!service.type().isInstance(service.instance())) {
                place.refuse("what is provided is no " + service.type().getSimpleName(), "provide an instance of it");
            }
            if (loader instanceof PluginClassLoader own
                    && !own.isApi(service.type().getName())) {
                place.refuse("no other plugin can see the type", "put it into the package " + own.apiPackage());
            }
        }
    }
}
