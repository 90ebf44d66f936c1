package org.kontor.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test class once on each database, or on the one that it names. */
final class EachDatabase implements ClassTemplateInvocationContextProvider {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(EachDatabase.class);

    /** The database on which the class runs now; outside of {@link OnEachDatabase} the first one. */
    static TestDatabase current(ExtensionContext context) {
        TestDatabase database = context.getStore(NAMESPACE).get(TestDatabase.class, TestDatabase.class);
        return database == null ? TestDatabase.wanted().getFirst() : database;
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        return context
                .getTestClass()
                .map(test -> test.getAnnotation(OnOneDatabase.class))
                .map(one -> chosen(one.value()))
                .orElseGet(TestDatabase::wanted)
                .stream()
                .map(On::new);
    }

    private static List<TestDatabase> chosen(TestDatabase database) {
        List<TestDatabase> wanted = TestDatabase.wanted();
        return wanted.contains(database) && !Boolean.getBoolean("kontor.test.long") ? List.of(database) : wanted;
    }

    private record On(TestDatabase database) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "on " + database;
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            context.getStore(NAMESPACE).put(TestDatabase.class, database);
        }
    }
}
