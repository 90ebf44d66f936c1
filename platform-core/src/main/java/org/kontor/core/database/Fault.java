package org.kontor.core.database;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Named points at which tests make something fail, wait or answer otherwise. In production nothing happens there. */
public final class Fault {
    /** What a test throws to have a thread go as if the process had been killed: nobody catches it, nothing is marked. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        public Killed() {
            super("killed", null, false, false);
        }
    }

    private static volatile @Nullable Consumer<String> test;
    private static volatile @Nullable Object answer;

    private Fault() {}

    /** Here a test may throw, wait or halt; the name says where it is, for example {@code transaction.beforeCommit}. */
    public static void point(String name) {
        Consumer<String> told = test;
        if (told != null) {
            told.accept(name);
        }
    }

    /** What is done here, or what a test says that came of it. */
    public static <T> T answer(Class<T> type, Supplier<T> work) {
        Object said = answer;
        return type.isInstance(said) ? type.cast(said) : work.get();
    }

    /** Has every place of that type answered like this, until the answer is closed. */
    public static AutoCloseable answerBy(Object said) {
        answer = said;
        return () -> answer = null;
    }

    /** Tells a test of every point that is passed, until the answer is closed. */
    public static AutoCloseable tell(Consumer<String> told) {
        test = told;
        return () -> test = null;
    }
}
