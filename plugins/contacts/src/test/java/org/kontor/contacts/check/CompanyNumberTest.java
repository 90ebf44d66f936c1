package org.kontor.contacts.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("CUS-01")
class CompanyNumberTest {
    @ParameterizedTest
    @CsvSource({
        "CZ,45317054", // Komerční banka
        "CZ,000 06 947", // Ministerstvo financí
        "PL,5261040828", // NIP of the statistical office
        "PL,000331501", // its REGON
        "DE,HRB 6684",
        "CN,91350100M000100Y43",
        "GB,00445790",
        "GB,SC095237"
    })
    void aRightRegistrationNumberIsKnownAsRight(String country, String number) {
        assertThat(CompanyNumber.isRegistrationNumberRight(number, country)).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"CZ,45317055", "CZ,92216484", "PL,000331502", "CN,91350100M000100Y44", "GB,1234", "DE,82629178"})
    void aWrongRegistrationNumberIsKnownAsWrong(String country, String number) {
        assertThat(CompanyNumber.isRegistrationNumberRight(number, country)).contains(false);
    }

    @ParameterizedTest
    @CsvSource({"PL,0000123456", "FR,732829320"})
    void whereNoCheckIsKnownNothingIsSaid(String country, String number) {
        assertThat(CompanyNumber.isRegistrationNumberRight(number, country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CZ45317054", "PL 526-10-40-828", "DE136695976", "GB 980 7806 84"})
    void aRightVatIdIsKnownAsRight(String id) {
        assertThat(CompanyNumber.isVatIdRight(id, Optional.empty())).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"CZ45317055", "PL5261040829", "DE136695977", "GB980780685"})
    void aWrongVatIdIsKnownAsWrong(String id) {
        assertThat(CompanyNumber.isVatIdRight(id, Optional.empty())).contains(false);
    }

    @Test
    void aVatIdOfACountryWithoutKnownRulesIsLeftAlone() {
        assertThat(CompanyNumber.isVatIdRight("FR40303265045", Optional.of("FR")))
                .isEmpty();
    }
}
