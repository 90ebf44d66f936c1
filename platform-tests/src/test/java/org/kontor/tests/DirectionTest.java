package org.kontor.tests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel's packages import one another in one direction, and only the outermost one wires them. */
class DirectionTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kontor.core");

    /** From the outside to the inside: each may import those after it. */
    private static final List<String> LAYERS = List.of(
            "command",
            "http",
            "rest",
            "print",
            "move",
            "system",
            "slow",
            "layer",
            "module",
            "custom",
            "plugin",
            "approval",
            "notice",
            "mass",
            "duplicate",
            "merge",
            "task",
            "search",
            "record",
            "rule",
            "schema",
            "formula",
            "extract",
            "file",
            "access",
            "change",
            "match",
            "meta",
            "secret",
            "net",
            "config",
            "child",
            "database");

    static IntStream layers() {
        return IntStream.range(1, LAYERS.size());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void noPackageImportsOneFurtherOut(int layer) {
        String[] outer =
                LAYERS.subList(0, layer).stream().map(DirectionTest::room).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(room(LAYERS.get(layer)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(outer)
                .allowEmptyShould(true)
                .check(KERNEL);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.kontor.core.(*)..").should().beFreeOfCycles().check(KERNEL);
    }

    @Test
    void theDatabaseImportsNoOtherPackageOfTheKernel() {
        noClasses()
                .that()
                .resideInAPackage("org.kontor.core.database")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.kontor.core..").and(not(resideInAPackage("org.kontor.core.database"))))
                .check(KERNEL);
    }

    private static String room(String name) {
        return "org.kontor.core." + name + "..";
    }
}
