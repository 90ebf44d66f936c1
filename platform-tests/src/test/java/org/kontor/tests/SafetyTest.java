package org.kontor.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kontor.api.Requires;

/** Doors that are walled up, held for every class of the kernel. */
class SafetyTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.kontor.core");

    private static final String PACKED = "org.kontor.core.extract.Packed";
    private static final String[] XML = {
        "javax.xml.parsers..", "javax.xml.transform..", "org.xml.sax..", "org.w3c.dom.."
    };

    @Test
    @Tag("S-04")
    void noMapperPastesTextIntoSql() {
        methods().that(areMapped()).should(bindAllValues()).check(KERNEL);
    }

    @Test
    void everyRestMethodSaysWhoMayCallIt() {
        methods().that(answerRequests()).should(stateTheirRequirement()).check(KERNEL);
    }

    @Test
    void nothingIsDeserialised() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(KERNEL);
    }

    @Test
    void nothingIsScripted() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.script..")
                .check(KERNEL);
        assertThat(new ScriptEngineManager().getEngineFactories()).isEmpty();
    }

    @Test
    void noXmlIsParsedInTheServer() {
        noClasses()
                .that()
                // reads documents of office programs, beside the server
                .haveNameNotMatching(Pattern.quote(PACKED) + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(XML)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javax.xml.stream..")
                .check(KERNEL);
        noClasses()
                .that()
                .haveNameNotMatching("org\\.kontor\\.core\\.extract\\.(ExtractProcess|Reading|Packed|Mail)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.kontor\\.core\\.extract\\.(Reading|Packed)(\\$.*)?")
                .check(KERNEL);
    }

    @Test
    void whatParsesXmlBesideTheServerOpensAndExpandsNothing() throws ReflectiveOperationException {
        noClasses()
                .that()
                .haveNameMatching(Pattern.quote(PACKED) + "(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(XML)
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "another factory is made",
                        call -> call.getTargetOwner().isEquivalentTo(XMLInputFactory.class)
                                && call.getName().startsWith("new")
                                && !call.getName().equals("newDefaultFactory")))
                .check(KERNEL);
        Field field = Class.forName(PACKED).getDeclaredField("FACTORY");
        field.setAccessible(true);
        XMLInputFactory factory = (XMLInputFactory) field.get(null);
        assertThat(factory.getProperty(XMLInputFactory.SUPPORT_DTD)).isEqualTo(false);
        assertThat(factory.getProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES))
                .isEqualTo(false);
        assertThat(factory.getProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES))
                .isEqualTo(false);
    }

    /** What is beside the server is started with few arguments that are all the program's own. */
    @Test
    void processesAreStartedInTwoPlaces() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.kontor.core.child.ChildJava")
                .and()
                // makes the start-up cache
                .doNotHaveFullyQualifiedName("org.kontor.core.StartCache")
                .should()
                .callMethod(ProcessBuilder.class, "start")
                .check(KERNEL);
    }

    @Test
    void thereIsNoDatabaseConsole() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2.server..", "org.h2.tools.Console", "org.h2.tools.Server")
                .check(KERNEL);
    }

    @Test
    void nothingButTheServerAndTheGuardedNetworkOpensSockets() {
        noClasses()
                .that()
                // checks every address before it connects; the API names the type
                .resideOutsideOfPackages("org.kontor.core.net", "org.kontor.api")
                .and()
                // makes the start-up cache: it visits the server that it has just started itself, on this machine
                .doNotHaveFullyQualifiedName("org.kontor.core.StartRehearsal")
                .and()
                // a command of its own process, by which administrators talk to their server
                .haveNameNotMatching("org\\.kontor\\.core\\.command\\.RemoteServer(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(http\\..*|Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection)"
                                + "|javax\\.net\\..*|java\\.nio\\.channels\\..*SocketChannel")
                .check(KERNEL);
    }

    private static DescribedPredicate<JavaMethod> areMapped() {
        return DescribedPredicate.describe(
                "are mapped to SQL", method -> method.getAnnotations().stream().anyMatch(SafetyTest::isMapping));
    }

    private static boolean isMapping(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getPackageName().equals("org.apache.ibatis.annotations");
    }

    private static ArchCondition<JavaMethod> bindAllValues() {
        return new ArchCondition<>("bind all values by #{…}") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean pasted = method.getAnnotations().stream()
                        .filter(SafetyTest::isMapping)
                        .flatMap(annotation -> annotation.getProperties().values().stream())
                        .flatMap(value -> value instanceof Object[] several ? Arrays.stream(several) : Stream.of(value))
                        .anyMatch(text -> text.toString().contains("${"));
                events.add(new SimpleConditionEvent(method, !pasted, method.getDescription() + " contains ${"));
            }
        };
    }

    private static DescribedPredicate<JavaMethod> answerRequests() {
        return DescribedPredicate.describe(
                "answer requests",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod")));
    }

    private static ArchCondition<JavaMethod> stateTheirRequirement() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean stated = method.isAnnotatedWith(Requires.class)
                        || method.getOwner().isAnnotatedWith(Requires.class);
                events.add(new SimpleConditionEvent(method, stated, method.getDescription() + " has no @Requires"));
            }
        };
    }
}
