package org.kontor.contacts.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormTest {
    @ParameterizedTest
    @CsvSource({
        "+420 224 004 800,CZ,+420224004800",
        "224 004 800,CZ,+420224004800",
        "030/901820,DE,+4930901820",
        "(22) 608 30 00,PL,+48226083000",
        "010-12345678,CN,+861012345678"
    })
    @Tag("CUS-01")
    void aValidTelephoneNumberHasAnInternationalForm(String typed, String country, String international) {
        assertThat(PhoneNumber.international(typed, Optional.of(country))).contains(international);
    }

    @ParameterizedTest
    @CsvSource({"+42 119 481 203", "12", "ask for Ada"})
    void anInvalidTelephoneNumberHasNone(String typed) {
        assertThat(PhoneNumber.international(typed, Optional.of("CZ"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Example.COM,https://example.com",
        "HTTP://Example.com/,http://example.com",
        "https://example.com/A?b=C,https://example.com/A?b=C",
        "www.příklad.cz,https://www.příklad.cz"
    })
    void anAddressOnTheWebHasOneForm(String typed, String normal) {
        assertThat(WebAddress.normal(typed)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"CZ65 0800 0000 1920 0014 5399", "DE89370400440532013000", "pl61109010140000071219812874"})
    @Tag("BNK-01")
    void aRightIbanIsTaken(String typed) {
        assertThat(BankNumber.isIban(BankNumber.normal(typed))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"CZ6508000000192000145398", "DE8937040044053201300", "XX00", "''"})
    @Tag("BNK-01")
    void aWrongIbanIsNotTaken(String typed) {
        assertThat(BankNumber.isIban(BankNumber.normal(typed))).isFalse();
    }

    @Test
    void chineseNamesStandFamilyNameFirst() {
        assertThat(PersonName.full(Optional.of("丽"), Optional.empty(), Optional.of("郭")))
                .isEqualTo("郭丽");
        assertThat(PersonName.full(Optional.of("Lenka"), Optional.of("M."), Optional.of("Nováková")))
                .isEqualTo("Lenka M. Nováková");
        assertThat(PersonName.full(Optional.empty(), Optional.empty(), Optional.of("郭")))
                .isEqualTo("郭");
    }
}
