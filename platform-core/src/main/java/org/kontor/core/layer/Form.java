package org.kontor.core.layer;

import java.util.Locale;
import java.util.Optional;
import org.kontor.api.Choice;

/** Where an entity's fields are shown. */
public enum Form {
    /** A record's page. */
    RECORD,
    /** The form in which a record is made. */
    CREATE,
    /** A record where it is small, as on a board. */
    CARD,
    /** What a list shows at first. */
    LIST;

    /** Whether its fields stand in sections; otherwise they are one row of terms. */
    public boolean hasSections() {
        return this == RECORD || this == CREATE;
    }

    /** How records and JSON write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Choice choice() {
        return Choice.of(text());
    }

    static Optional<Form> find(String text) {
        for (Form form : values()) {
            if (form.text().equals(text)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
