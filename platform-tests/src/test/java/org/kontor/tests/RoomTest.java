package org.kontor.tests;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import what: the API nothing of ours, each library one room, packages in one direction. */
class RoomTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kontor.api", "org.kontor.core");

    /** A library, by the packages it fills, and the rooms of the kernel in which it may be imported. */
    private record Library(String packages, String... rooms) {
        @Override
        public String toString() {
            return packages + " in " + String.join(", ", rooms);
        }
    }

    static Stream<Library> libraries() {
        return Stream.of(
                new Library("org.eclipse.jetty..", "http"),
                new Library("org.glassfish..", "http"),
                new Library("jakarta.inject..", "http", "rest"),
                new Library("jakarta.ws.rs..", "http", "rest", "plugin"),
                new Library("cz.jirutka.rsql..", "rest"),
                new Library("com.zaxxer.hikari..", "database"),
                new Library("org.h2..", "database"),
                new Library("org.postgresql..", "database"),
                new Library(
                        "org.apache.ibatis.annotations..",
                        "database",
                        "change",
                        "access",
                        "custom",
                        "file",
                        "layer",
                        "module",
                        "record",
                        "rest",
                        "system",
                        "notice",
                        "mass",
                        "merge",
                        "slow",
                        "task"),
                new Library("com.nulabinc..", "access"),
                new Library("liquibase..", "schema"),
                new Library("io.smallrye.config..", "config"),
                new Library("org.eclipse.microprofile..", "config"),
                new Library("com.password4j..", "access"),
                new Library("io.github.bucket4j..", "access"),
                new Library("com.github.benmanes.caffeine..", "access", "record", "http"),
                new Library("org.owasp..", "meta.kind"),
                new Library(
                        "com.ibm.icu..", "database", "meta", "plugin", "record", "rest", "search", "match", "extract"),
                new Library("io.micrometer..", "http", "rest"),
                new Library("ch.qos.logback..", ""),
                new Library(
                        "com.fasterxml.jackson..",
                        "meta",
                        "meta.kind",
                        "change",
                        "access",
                        "command",
                        "custom",
                        "module",
                        "record",
                        "rest",
                        "mass",
                        "task",
                        "move"),
                new Library("org.apache.lucene..", "search"),
                new Library("dev.cel..", "formula"),
                new Library("com.google..", "formula"),
                new Library("org.apache.hc..", "net"),
                new Library("io.pebbletemplates..", "print"),
                new Library("com.openhtmltopdf..", "print"),
                new Library("org.apache.pdfbox..", "print", "extract"),
                new Library("org.apache.fontbox..", "extract"),
                new Library("org.jsoup..", "print", "extract"),
                new Library("de.siegmar.fastcsv..", "transfer", "rest"));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void eachLibraryStaysInItsRoom(Library library) {
        String[] rooms = Stream.concat(
                        Stream.of("org.kontor.api"),
                        Stream.of(library.rooms)
                                .map(room -> room.isEmpty() ? "org.kontor.core" : "org.kontor.core." + room))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library.packages)
                .check(KERNEL);
    }

    @Test
    void theApiImportsNothingButWhatItPromises() {
        classes()
                .that()
                .resideInAPackage("org.kontor.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net..", // the JDK's: sockets
                        "jakarta.ws.rs..",
                        "org.apache.ibatis.annotations..",
                        "org.jspecify.annotations..",
                        "org.kontor.api..",
                        "org.slf4j..")
                .check(KERNEL);
    }

    @Test
    void theRoomOfMyBatisIsTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.kontor.api", "org.kontor.core.database")
                .should(dependOnClassesThat(in("org.apache.ibatis..", "org.apache.ibatis.annotations..")))
                .check(KERNEL);
    }

    @Test
    void onlyTheRoomsOfDataSpeakJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.kontor.core.change",
                        "org.kontor.core.database",
                        "org.kontor.core.meta",
                        "org.kontor.core.meta.kind",
                        "org.kontor.core.record",
                        "org.kontor.core.schema",
                        "org.kontor.core.secret")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(KERNEL);
    }

    private static DescribedPredicate<JavaClass> in(String packages, String butNot) {
        return JavaClass.Predicates.resideInAPackage(packages)
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(butNot)));
    }
}
