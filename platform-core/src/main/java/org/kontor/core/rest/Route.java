package org.kontor.core.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Help;
import org.kontor.core.plugin.Requirement;

/**
 * One method of the REST interface, as its annotations declare it.
 *
 * @param verb the HTTP method
 * @param path below {@code /api/v1/}, its parameters in braces
 * @param code what answers
 */
record Route(String verb, String path, Method code) {
    /** Every route of a resource, below a prefix. */
    static List<Route> of(Class<?> resource, String prefix) {
        List<Route> routes = new ArrayList<>();
        String root = prefix + path(resource.getAnnotation(Path.class));
        for (Method method : resource.getMethods()) {
            verb(method).ifPresent(verb -> {
                String rest = path(method.getAnnotation(Path.class));
                routes.add(new Route(
                        verb, (root + "/" + rest).replaceAll("/+", "/").replaceAll("/$", ""), method));
            });
        }
        routes.sort(Comparator.comparing((Route route) -> route.path()).thenComparing(Route::verb));
        return routes;
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(@Nullable Path path) {
        // a pattern after the name is the router's business
        return path == null ? "" : path.value().replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }

    /** Who may call it. */
    String requirement() {
        return Requirement.of(code).orElse("");
    }

    /** What it does, in a few words; without {@link Help} its name speaks. */
    String summary() {
        Help help = code.getAnnotation(Help.class);
        String name = code.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return help != null ? help.value() : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** What it and its neighbours are about. */
    Optional<String> about() {
        return Optional.ofNullable(code.getDeclaringClass().getAnnotation(Help.class))
                .map(Help::value);
    }

    Optional<Described> described() {
        return Optional.ofNullable(code.getAnnotation(Described.class));
    }

    /** The content types that its body may have; none where it takes no body. */
    List<String> consumes() {
        Consumes consumes = Optional.ofNullable(code.getAnnotation(Consumes.class))
                .orElse(code.getDeclaringClass().getAnnotation(Consumes.class));
        return consumes == null ? List.of() : List.of(consumes.value());
    }

    /** The content types that it answers. */
    List<String> produces() {
        Produces produces = Optional.ofNullable(code.getAnnotation(Produces.class))
                .orElse(code.getDeclaringClass().getAnnotation(Produces.class));
        return produces == null
                ? List.of()
                : Stream.of(produces.value())
                        .map(type -> type.replaceFirst(";.*", ""))
                        .toList();
    }

    /**
     * A name for programs, with another place for the beginning of the path: what follows of the path, and the method's
     * name.
     */
    String id(String place, String begin) {
        StringBuilder id = new StringBuilder(place);
        String last = "";
        for (String part : path.substring(begin.length()).split("/", -1)) {
            if (!part.isEmpty() && !part.startsWith("{")) {
                id.append(id.isEmpty() ? "" : ".").append(part);
                last = part;
            }
        }
        return last.equals(code.getName()) ? id.toString() : id + "." + code.getName();
    }
}
