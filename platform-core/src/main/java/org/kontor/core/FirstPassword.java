package org.kontor.core;

import java.util.List;
import org.kontor.api.Refusal;
import org.kontor.core.access.Passwords;
import org.kontor.core.config.Configuration;
import org.kontor.core.config.ConfigurationError;
import org.kontor.core.config.ConfigurationFault;
import org.kontor.core.meta.MessageText;
import org.kontor.core.system.FirstStart;

/** The first administrator's password, held to the same rules as any other before anything is made for it. */
final class FirstPassword {
    private FirstPassword() {}

    /** @throws ConfigurationError where one is given that is not good enough */
    static void require(Configuration configuration, Passwords passwords) {
        configuration.adminPassword().ifPresent(password -> {
            try {
                passwords.requireGood(password.value(), FirstStart.ADMIN);
            } catch (Refusal refusal) {
                throw new ConfigurationError(List.of(new ConfigurationFault(
                        Configuration.ADMIN_PASSWORD,
                        "the environment",
                        MessageText.english(refusal.text()),
                        "give a better one, or none: then one is made up and printed, where there is no user yet")));
            }
        });
    }
}
