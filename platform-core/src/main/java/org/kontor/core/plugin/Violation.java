package org.kontor.core.plugin;

import java.util.Objects;
import org.kontor.api.Message;
import org.kontor.core.meta.MessageText;
import org.kontor.core.meta.Plain;

/**
 * One thing that is wrong with a plugin: a reason to leave it out, or a remark on it.
 *
 * @param pluginId whose
 * @param place where in its contribution or its files, for example {@code entity contacts.account, field city}; {@link
 *     PlaceText} says it in a language
 * @param reason what is wrong
 * @param mend what is done about it, by its author or by who administers
 */
public record Violation(String pluginId, String place, Message reason, Message mend) {
    public Violation {
        Objects.requireNonNull(pluginId, "pluginId");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(mend, "mend");
    }

    /** One that is told to whoever wrote the plugin, in the language of programs. */
    public Violation(String pluginId, String place, String reason, String mend) {
        this(pluginId, place, Plain.text(reason), Plain.text(mend));
    }

    /** All of it, for people. */
    public Message said() {
        return Message.of("system.violation", "{place}: {reason}; {mend}")
                .with("place", PlaceText.of(place))
                .with("reason", reason)
                .with("mend", mend);
    }

    /** The same with whose it is. */
    public Message owned() {
        return Message.of("system.violation_of", "{plugin}, {violation}")
                .with("plugin", pluginId)
                .with("violation", said());
    }

    @Override
    public String toString() {
        return place + ": " + MessageText.english(reason) + "; " + MessageText.english(mend);
    }
}
