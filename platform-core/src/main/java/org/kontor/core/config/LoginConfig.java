package org.kontor.core.config;

import java.time.Duration;

/**
 * Signing in, {@code kontor.login.…}.
 *
 * @param attempts how many failed attempts of one account or one address are borne in a period; 10 unless set
 * @param attemptsPeriod that period; 15 minutes unless set
 * @param passwordLength the fewest characters of a new password; 12 unless set
 */
public record LoginConfig(int attempts, Duration attemptsPeriod, int passwordLength) {
    static LoginConfig read(ConfigurationReader in) {
        return new LoginConfig(
                in.number("kontor.login.attempts", 10, 1, 1000),
                in.time("kontor.login.attempts-period", "15m", "1s", "1d"),
                in.number("kontor.login.password-length", 12, 8, 64));
    }
}
