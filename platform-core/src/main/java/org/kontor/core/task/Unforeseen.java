package org.kontor.core.task;

import java.util.Locale;
import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.core.record.LoggedFailure;
import org.slf4j.Logger;

/**
 * What is said of failures that nobody foresaw: a sentence with an id, under which the log has the rest. Their own messages
 * are made for whoever mends them, and may hold statements of the database.
 */
public final class Unforeseen {
    private Unforeseen() {}

    /**
     * Has the log keep a failure.
     *
     * @param what failed, for the log
     * @return what may be said of it
     */
    public static Message message(Logger log, String what, Throwable failure) {
        if (failure instanceof LoggedFailure told) {
            log.warn("{} failed", what, failure);
            return Message.of("system.mass_failed", "It failed: {reason}").with("reason", told.getMessage());
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} failed [{}]", what, id, failure);
        return Message.of("system.bug", "Something unforeseen happened. The server's log knows it under the id {id}.")
                .with("id", id);
    }

    /** The same, in the words of a platform. */
    static String text(TaskStage stage, Locale locale, Logger log, String what, Throwable failure) {
        return stage.text(message(log, what, failure), locale);
    }
}
