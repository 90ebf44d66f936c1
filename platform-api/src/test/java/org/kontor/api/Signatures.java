package org.kontor.api;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What others can see of a type, one line each, in an order that depends on nothing but the names. */
final class Signatures {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private Signatures() {}

    static Stream<String> of(Class<?> type) {
        Stream<String> members = Stream.of(
                        constants(type),
                        Arrays.stream(type.getDeclaredFields())
                                .filter(field -> !field.isEnumConstant() && isOpen(field.getModifiers()))
                                .map(Signatures::field),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(constructor -> isOpen(constructor.getModifiers()))
                                .map(Signatures::constructor),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> isOpen(method.getModifiers()) && !method.isSynthetic())
                                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()))
                                .map(Signatures::method))
                .flatMap(part -> part.sorted())
                .map(line -> "    " + line);
        return Stream.concat(Stream.of(head(type)), members);
    }

    private static String head(Class<?> type) {
        StringBuilder head = new StringBuilder(modifiers(type.getModifiers() & ~Modifier.INTERFACE))
                .append(type.isAnnotation() ? "@" : "")
                .append(kind(type))
                .append(' ')
                .append(name(type))
                .append(variables(type.getTypeParameters()));
        if (type.isRecord()) {
            head.append(Arrays.stream(type.getRecordComponents())
                    .map(part -> text(part.getAnnotatedType()) + " " + part.getName())
                    .collect(joining(", ", "(", ")")));
        }
        if (type.getSuperclass() != null
                && !type.isRecord()
                && !type.isEnum()
                && type.getSuperclass() != Object.class) {
            head.append(" extends ").append(text(type.getAnnotatedSuperclass()));
        }
        List<String> interfaces = Arrays.stream(type.getAnnotatedInterfaces())
                .map(Signatures::text)
                .toList();
        if (!interfaces.isEmpty()) {
            head.append(type.isInterface() ? " extends " : " implements ").append(String.join(", ", interfaces));
        }
        if (type.isSealed()) {
            head.append(" permits ")
                    .append(Arrays.stream(type.getPermittedSubclasses())
                            .map(Signatures::name)
                            .sorted()
                            .collect(joining(", ")));
        }
        return head.toString();
    }

    private static String kind(Class<?> type) {
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    }

    private static Stream<String> constants(Class<?> type) {
        // the order of constants is part of the promise
        return type.isEnum()
                ? Stream.of(Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(joining(", ")))
                : Stream.empty();
    }

    private static String field(Field field) {
        return modifiers(field.getModifiers()) + text(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return modifiers(constructor.getModifiers()) + "new" + parameters(constructor);
    }

    private static String method(Method method) {
        String variables = variables(method.getTypeParameters());
        return (method.isDefault() ? "default " : "")
                + modifiers(method.getModifiers())
                + (variables.isEmpty() ? "" : variables + " ")
                + text(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + parameters(method);
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getAnnotatedParameterTypes())
                .map(Signatures::text)
                .collect(joining(", ", "(", ")"));
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(TypeVariable::getName).collect(joining(", ", "<", ">"));
    }

    private static String modifiers(int modifiers) {
        int shown = modifiers & ~(Modifier.TRANSIENT | Modifier.VOLATILE | Modifier.PUBLIC | Modifier.ABSTRACT);
        return shown == 0 ? "" : Modifier.toString(shown) + " ";
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String name(Class<?> type) {
        return text(type.getTypeName());
    }

    private static String text(AnnotatedType type) {
        return text(type.toString());
    }

    private static String text(String name) {
        return name.replace("@org.jspecify.annotations.Nullable() ", "@Nullable ")
                .replaceAll("\\b(?:org\\.kontor\\.api|java(?:\\.[a-z]+)+|org\\.slf4j)\\.(?=[A-Z@])", "")
                .replaceAll("@org\\.jspecify\\.annotations\\.Nullable(?:\\(\\))?", "@Nullable")
                .replace('$', '.');
    }
}
