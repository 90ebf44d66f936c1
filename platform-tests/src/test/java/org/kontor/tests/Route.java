package org.kontor.tests;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.kontor.api.Requires;

/**
 * One method of REST, as the classes of the kernel and of a plugin declare it.
 *
 * @param path below {@code /api/v1/}, with its parameters in braces
 * @param requires what its callers must hold
 */
record Route(String method, String path, String requires) {
    /** Every route of the kernel; one that is added is walked without being named anywhere. */
    static List<Route> ofTheKernel() {
        return in("org.kontor.core.rest", "");
    }

    /** Every route in a package. */
    static List<Route> in(String packageName, String prefix) {
        return new ClassFileImporter()
                .importPackages(packageName).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method(method) != null)
                        .map(method -> new Route(method(method), prefix + path(method), requires(method)))
                        .sorted(java.util.Comparator.comparing(Route::toString))
                        .toList();
    }

    /** The address with values for its parameters. */
    String address(Map<String, String> values) {
        String address = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            address = address.replace("{" + value.getKey() + "}", value.getValue());
        }
        return address.replaceAll("\\{[^}]*}", "x");
    }

    private static String method(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName())
                .findFirst()
                .orElse(null);
    }

    private static String path(JavaMethod method) {
        String type = method.getOwner()
                .tryGetAnnotationOfType(Path.class)
                .map(Path::value)
                .orElse("");
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return type.isEmpty() || own.isEmpty() ? type + own : type + "/" + own;
    }

    private static String requires(JavaMethod method) {
        return method.tryGetAnnotationOfType(Requires.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(Requires.class))
                .map(Requires::value)
                .orElse("");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
