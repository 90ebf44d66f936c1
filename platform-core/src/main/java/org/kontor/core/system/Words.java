package org.kontor.core.system;

import org.kontor.api.EntityName;
import org.kontor.api.Message;

/** What the kernel's hooks say. */
final class Words {
    private Words() {}

    static Message onlyAdministrators() {
        return Message.of("system.only_administrators", "Only administrators may change this");
    }

    static Message circle() {
        return Message.of("system.circle", "This would go round in a circle");
    }

    static Message lastAdministrator() {
        return Message.of("system.last_administrator", "Somebody active must remain an administrator");
    }

    static Message noLanguage() {
        return Message.of("system.no_language", "This is no language such as en or zh-CN");
    }

    static Message noZone() {
        return Message.of("system.no_zone", "This is no time zone such as Europe/Prague");
    }

    static Message noIcon() {
        return Message.of("system.no_icon", "The name of an icon has small letters, digits and -");
    }

    static Message savedCondition(EntityName entity) {
        return Message.of("system.saved_condition", "The condition is one on {entity}")
                .with("entity", entity.toString());
    }

    static Message unknown(String value) {
        return Message.of("system.unknown_name", "There is no {name}")
                .with("name", value.length() > 100 ? value.substring(0, 100) + "…" : value);
    }
}
