package org.kontor.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kontor.api.Refusal;

class ThrottleTest {
    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(5, Duration.ofMinutes(10), clock);

    private Refusal limited(String account, String address) {
        return catchThrowableOfType(Refusal.class, () -> throttle.begin(account, address));
    }

    @Test
    @Tag("S-43")
    void anAccountIsClosedForAWhileWhateverAddressesAreUsed() {
        for (int i = 0; i < 5; i++) {
            throttle.begin("ada", "10.0.0." + i);
        }
        Refusal refusal = limited("ada", "10.0.0.99");
        assertThat(refusal.code()).isEqualTo(Refusal.Code.LIMITED);
        assertThat((long) refusal.text().arguments().get("seconds")).isBetween(60L, 180L);
        assertThatCode(() -> throttle.begin("bob", "10.0.0.1")).doesNotThrowAnyException();
        clock.pass(Duration.ofSeconds((long) refusal.text().arguments().get("seconds")));
        assertThatCode(() -> throttle.begin("ada", "10.0.0.99")).doesNotThrowAnyException();
    }

    @Test
    @Tag("S-43")
    void anAddressIsClosedForAWhileWhateverAccountsAreTried() {
        for (int i = 0; i < 5; i++) {
            throttle.begin("user" + i, "10.0.0.1");
        }
        assertThat(limited("ada", "10.0.0.1").code()).isEqualTo(Refusal.Code.LIMITED);
    }

    @Test
    void whoeverSucceedsIsNotCounted() {
        for (int i = 0; i < 50; i++) {
            throttle.begin("ada", "10.0.0.1").succeeded();
        }
        assertThatCode(() -> throttle.begin("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void aClosedAccountDoesNotUseUpAnHonestAddress() {
        for (int i = 0; i < 5; i++) {
            throttle.begin("ada", "10.0.0." + i);
        }
        for (int i = 0; i < 20; i++) {
            limited("ada", "10.0.1.1");
        }
        assertThatCode(() -> throttle.begin("bob", "10.0.1.1")).doesNotThrowAnyException();
    }
}
