package org.kontor.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kontor.api.Field;

/** Rules on a plugin's own classes. */
final class PluginCode {
    private static final String[] SHARED = {
        "java..",
        "javax..",
        "jdk..",
        "org.xml..",
        "org.w3c..",
        "org.kontor.api",
        "jakarta.ws.rs..",
        "org.apache.ibatis.annotations..",
        "org.slf4j..",
        "org.jspecify.."
    };

    private final String root;
    private final JavaClasses classes;

    private PluginCode(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** The classes in the plugin's package and below. */
    static PluginCode of(PluginPackage plugin, String rootPackage) {
        ClassFileImporter importer = new ClassFileImporter();
        Path folder = plugin.root().resolve(rootPackage.replace('.', '/'));
        return new PluginCode(
                rootPackage,
                Files.isDirectory(folder) ? importer.importPath(folder) : importer.importPath(plugin.root()));
    }

    private static boolean isBelow(JavaClass type, String rootPackage) {
        return type.getPackageName().equals(rootPackage)
                || type.getPackageName().startsWith(rootPackage + ".");
    }

    /** Of all classes, by which they are loaded. */
    List<String> names() {
        return classes.stream()
                .filter(type -> isBelow(type, root))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    /** Of Kontor it knows the API, itself, and the api packages of other plugins. */
    void checkImports() {
        DescribedPredicate<JavaClass> kernel = DescribedPredicate.describe(
                "belong to the kernel or to the inside of another plugin",
                type -> type.getPackageName().startsWith("org.kontor.")
                        && !resideInAnyPackage(SHARED).test(type)
                        && !isBelow(type, root)
                        && !type.getPackageName().matches("org\\.kontor\\.\\w+\\.api(\\..*)?"));
        ArchRuleDefinition.noClasses().should().dependOnClassesThat(kernel).check(classes);
    }

    /**
     * A constant may use fields of another class only if that one can be loaded without it: of two classes that wait for
     * one another, one sees null.
     */
    void checkConstants() {
        ArchRuleDefinition.classes()
                .should(new ArchCondition<>("use in their constants no field of a class whose constants use theirs") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaFieldAccess access : accesses(type)) {
                            boolean isNull = !access.getTargetOwner().equals(type)
                                    && access.getTarget().getRawType().isEquivalentTo(Field.class)
                                    && reached(access.getTargetOwner()).contains(type);
                            events.add(new SimpleConditionEvent(type, !isNull, access.getDescription()));
                        }
                    }
                })
                .because("one of the two is null while the other is loaded; use NAME alone,"
                        + " or put it into a static method that runs when contributing")
                .check(classes);
    }

    /** The classes whose constants are made while those of a class are. */
    private static Set<JavaClass> reached(JavaClass from) {
        Set<JavaClass> reached = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            open.remove().getStaticInitializer().stream()
                    .flatMap(made -> made.getAccessesFromSelf().stream())
                    .map(JavaAccess::getTargetOwner)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private static List<JavaFieldAccess> accesses(JavaClass type) {
        return type.getStaticInitializer().stream()
                .map(JavaStaticInitializer::getFieldAccesses)
                .flatMap(accesses -> Stream.of(accesses.toArray(JavaFieldAccess[]::new)))
                .toList();
    }
}
