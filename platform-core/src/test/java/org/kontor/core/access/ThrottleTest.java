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
    void anAccountIsClosedToAnAddressForAWhile() {
        for (int i = 0; i < 5; i++) {
            throttle.begin("ada", "10.0.0.1");
        }
        Refusal refusal = limited("ada", "10.0.0.1");
        assertThat(refusal.code()).isEqualTo(Refusal.Code.LIMITED);
        assertThat((long) refusal.text().arguments().get("seconds")).isBetween(60L, 180L);
        clock.pass(Duration.ofSeconds((long) refusal.text().arguments().get("seconds")));
        assertThatCode(() -> throttle.begin("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void whoeverFailsLocksOutNeitherTheAccountElsewhereNorOthersBesideThem() {
        for (int i = 0; i < 20; i++) {
            try {
                throttle.begin("ada", "10.0.0.1");
            } catch (Refusal limited) {
                assertThat(limited.code()).isEqualTo(Refusal.Code.LIMITED);
            }
        }
        assertThatCode(() -> throttle.begin("ada", "10.0.0.2")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.begin("bob", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void manyAddressesTogetherCloseAnAccountButNotWhereItsUserSignedInBefore() {
        throttle.begin("ada", "10.0.1.1").succeeded();
        for (int i = 0; i < 50; i++) {
            throttle.begin("ada", "10.0.0." + i);
        }
        assertThat(limited("ada", "10.0.0.99").code()).isEqualTo(Refusal.Code.LIMITED);
        assertThatCode(() -> throttle.begin("ada", "10.0.1.1")).doesNotThrowAnyException();
    }

    @Test
    @Tag("S-43")
    void anAddressIsClosedForAWhileWhateverAccountsAreTried() {
        for (int i = 0; i < 50; i++) {
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
        for (int i = 0; i < 50; i++) {
            throttle.begin("ada", "10.0.0." + i);
        }
        for (int i = 0; i < 100; i++) {
            limited("ada", "10.0.1.1");
        }
        assertThatCode(() -> throttle.begin("bob", "10.0.1.1")).doesNotThrowAnyException();
    }
}
