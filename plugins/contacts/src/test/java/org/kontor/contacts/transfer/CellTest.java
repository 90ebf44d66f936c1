package org.kontor.contacts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.Money;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;

class CellTest {
    @Test
    void theGuardQuoteBeforeATelephoneNumberFalls() throws CellFault {
        assertThat(read(Account.PHONE, "'+42 119 481 203")).isEqualTo("+42 119 481 203");
    }

    @Test
    void namesOfListsAreFoundWhateverTheirLetters() throws CellFault {
        assertThat(read(Account.INDUSTRY, "IT")).isEqualTo(Choice.of("it"));
        assertThat(read(Account.SOURCE, "Cold Call")).isEqualTo(Choice.of("cold_call"));
        assertThat(read(Account.CATEGORIES, "Customer;Key account"))
                .isEqualTo(Set.of(Choice.of("customer"), Choice.of("key_account")));
        assertThat(Cell.choiceName("Młody Żuk!")).isEqualTo("mlody_zuk");
        assertThat(Cell.choiceName("IT 媒体")).isEqualTo("it_u5a92_u4f53");
        String longest = "long ".repeat(30);
        assertThat(Cell.choiceName(longest)).hasSize(50).isNotEqualTo(Cell.choiceName(longest + "more"));
    }

    @Test
    void amountsTakeTheCurrencyOfTheirRow() throws CellFault {
        assertThat(Cell.read(Account.ANNUAL_REVENUE, "32517672.81", "GBP")).isEqualTo(Money.of("32517672.81", "GBP"));
        assertThat(Cell.read(Account.ANNUAL_REVENUE, "12.50 EUR", "GBP")).isEqualTo(Money.of("12.50", "EUR"));
        assertThatThrownBy(() -> read(Account.ANNUAL_REVENUE, "12.50")).isInstanceOf(CellFault.class);
    }

    @Test
    void datesNumbersAndYesOrNoAreReadOrRefused() throws CellFault {
        assertThat(read(Contact.BIRTHDAY, "1950-03-27")).isEqualTo(LocalDate.of(1950, 3, 27));
        assertThat(read(Account.DISCOUNT, "2.5")).isEqualTo(new BigDecimal("2.5"));
        assertThat(read(Account.ACTIVE, "1")).isEqualTo(true);
        assertThat(read(Account.ACTIVE, "ne")).isEqualTo(false);
        assertThatThrownBy(() -> read(Account.EMPLOYEES, "many")).isInstanceOf(CellFault.class);
        assertThatThrownBy(() -> read(Account.EMPLOYEES, "1.5")).isInstanceOf(CellFault.class);
        assertThatThrownBy(() -> read(Contact.BIRTHDAY, "27.3.1950")).isInstanceOf(CellFault.class);
        assertThatThrownBy(() -> read(Account.ACTIVE, "perhaps")).isInstanceOf(CellFault.class);
    }

    private static Object read(Field<?> field, String text) throws CellFault {
        return Cell.read(field, text, null);
    }
}
