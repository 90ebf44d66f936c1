package org.kontor.tests.trouble;

import java.util.concurrent.CountDownLatch;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** What code can do instead of its work. */
final class Trouble {
    private Trouble() {}

    static void make(String kind) {
        switch (kind) {
            case "refuse" ->
                throw Refusal.of(Refusal.Code.CONFLICT, Message.of("trouble.refused", "It is refused by the plugin"));
            case "fail" -> throw new IllegalStateException("inner secret");
            case "block" -> block();
            default -> {}
        }
    }

    /** Until the test lets go: by a thing of the JDK, since test and plugin share no class of their own. */
    private static void block() {
        try {
            ((CountDownLatch) System.getProperties().get("trouble.gate")).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
