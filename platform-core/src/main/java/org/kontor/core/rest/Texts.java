package org.kontor.core.rest;

import java.util.Locale;
import org.kontor.api.Message;

/** Says a message in a language. */
@FunctionalInterface
public interface Texts {
    String text(Message message, Locale locale);
}
