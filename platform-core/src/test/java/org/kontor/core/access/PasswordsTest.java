package org.kontor.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.api.Refusal;

class PasswordsTest {
    private static final Passwords PASSWORDS = new Passwords(8, HashCost.STANDARD);

    @Test
    void aPasswordFitsItsHashAndNoOther() {
        String hash = PASSWORDS.hash("correct horse battery");
        assertThat(hash).startsWith("$argon2id$").contains("m=19456,t=2,p=1");
        assertThat(PASSWORDS.matches("correct horse battery", hash)).isTrue();
        assertThat(PASSWORDS.matches("correct horse batterY", hash)).isFalse();
        assertThat(PASSWORDS.hash("correct horse battery")).isNotEqualTo(hash);
        assertThat(PASSWORDS.isOutdated(hash)).isFalse();
    }

    @Test
    @Tag("S-44")
    void noLetterOfALongPasswordIsCutOff() {
        String long127 = "x9".repeat(63) + "x";
        String hash = PASSWORDS.hash(long127 + "a");
        assertThat(PASSWORDS.matches(long127 + "a", hash)).isTrue();
        assertThat(PASSWORDS.matches(long127 + "b", hash)).isFalse();
        String bytes = "ř".repeat(100);
        assertThat(PASSWORDS.matches(bytes + "b", PASSWORDS.hash(bytes + "a"))).isFalse();
    }

    @Test
    void theSameLettersFitHoweverTheyAreComposed() {
        assertThat(PASSWORDS.matches("Jose\u0301 je doma", PASSWORDS.hash("Jos\u00e9 je doma")))
                .isTrue();
    }

    @Test
    @Tag("S-45")
    void anUnknownAccountTakesAsLongAsAKnownOne() {
        String hash = PASSWORDS.hash("correct horse battery");
        PASSWORDS.matches("warm", hash);
        long known = time(() -> PASSWORDS.matches("wrong guess here", hash));
        long unknown = time(() -> PASSWORDS.matches("wrong guess here", null));
        // both cost a whole hash, the rest is noise of the machine
        assertThat(unknown).isGreaterThan(known / 4);
        assertThat(PASSWORDS.matches("wrong guess here", null)).isFalse();
    }

    @Test
    @Tag("S-45")
    void whatAnUnknownAccountIsComparedWithIsMadeLikeAnyHash() {
        String hash = PASSWORDS.hash("correct horse battery");
        String nobodys = Passwords.nobodysHash(HashCost.STANDARD);
        assertThat(PASSWORDS.isOutdated(nobodys)).isFalse();
        assertThat(nobodys).hasSameSizeAs(hash);
        assertThat(nobodys.replaceFirst("[^$]+\\$[^$]+$", "")).isEqualTo(hash.replaceFirst("[^$]+\\$[^$]+$", ""));
        assertThat(Passwords.nobodysHash(HashCost.STANDARD)).isNotEqualTo(nobodys);
    }

    private static long time(Runnable run) {
        long from = System.nanoTime();
        run.run();
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - from);
    }

    @Test
    void parametersAreReadFromTheHash() {
        String older = com.password4j.Argon2Function.getInstance(1024, 1, 1, 32, com.password4j.types.Argon2.ID)
                .hash("correct horse battery")
                .getResult();
        assertThat(PASSWORDS.matches("correct horse battery", older)).isTrue();
        assertThat(PASSWORDS.isOutdated(older)).isTrue();
    }

    @Test
    void theThreeThousandMostCommonPasswordsAreRefused() throws IOException {
        List<String> common =
                StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().subList(0, 3000);
        Set<String> words = CommonPasswords.words();
        assertThat(common.stream().filter(password -> !CommonPasswords.isEasy(password, words)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password2026!",
                "P@ssw0rd",
                "kontor123",
                "qwertzuiop",
                "12345678",
                "87654321",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "2026-11-22",
                "ada.lovelace",
                "ADA.LOVELACE1",
                "short"
            })
    void whatAttackersTryFirstIsRefused(String password) {
        assertThat(refuses(PASSWORDS, password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "žluťoučký kůň", "9f3kd8vn2p", "我喜欢喝绿茶和咖啡"})
    void longSentencesInAnyLanguageAreWelcome(String password) {
        assertThatCode(() -> PASSWORDS.requireGood(password, "ada.lovelace")).doesNotThrowAnyException();
    }

    @Test
    void moreThanAHundredAndTwentyEightCharactersAreRefused() {
        assertThatCode(() -> PASSWORDS.requireGood("žx7k".repeat(2) + "ab3".repeat(40)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PASSWORDS.requireGood("žx7kq".repeat(26))).isInstanceOf(Refusal.class);
    }

    private static boolean refuses(Passwords passwords, String password) {
        try {
            passwords.requireGood(password, "ada.lovelace");
            return false;
        } catch (Refusal e) {
            assertThat(e.code()).isEqualTo(Refusal.Code.INVALID);
            return true;
        }
    }
}
