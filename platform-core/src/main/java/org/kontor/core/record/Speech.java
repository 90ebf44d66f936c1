package org.kontor.core.record;

import java.util.Locale;
import org.kontor.api.Message;

/** Says a message to somebody who reads records. */
@FunctionalInterface
public interface Speech {
    String text(Message message, Locale locale);
}
