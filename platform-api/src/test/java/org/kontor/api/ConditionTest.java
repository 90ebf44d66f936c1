package org.kontor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kontor.example.Account;
import org.kontor.example.Contact;

class ConditionTest {
    private static final Condition PRAHA = Account.CITY.is("Praha");
    private static final Condition BRNO = Account.CITY.is("Brno");
    private static final Condition OPEN = Account.CLOSED_ON.isEmpty();

    @Test
    void andReadsAsOneList() {
        assertThat(PRAHA.and(BRNO).and(OPEN)).isEqualTo(Condition.all(PRAHA, BRNO, OPEN));
        assertThat(Condition.always().and(PRAHA)).isEqualTo(Condition.all(PRAHA));
    }

    @Test
    void orReadsAsOneList() {
        assertThat(PRAHA.or(BRNO).or(OPEN)).isEqualTo(Condition.any(PRAHA, BRNO, OPEN));
        assertThat(Condition.never().or(PRAHA)).isEqualTo(Condition.any(PRAHA));
    }

    @Test
    void andBindsWhatWasSaidBefore() {
        assertThat(PRAHA.or(BRNO).and(OPEN)).isEqualTo(Condition.all(Condition.any(PRAHA, BRNO), OPEN));
        assertThat(PRAHA.and(OPEN).or(BRNO)).isEqualTo(Condition.any(Condition.all(PRAHA, OPEN), BRNO));
        assertThat(PRAHA.not().and(OPEN)).isEqualTo(Condition.all(new Condition.Not(PRAHA), OPEN));
    }

    @Test
    void conditionsAreValues() {
        assertThat(Account.CITY.of(Contact.ACCOUNT).is("Praha"))
                .isEqualTo(Account.CITY.of(Contact.ACCOUNT).is("Praha"))
                .isNotEqualTo(PRAHA);
        assertThat(Account.CITY.in(List.of("Praha")))
                .isEqualTo(new Condition.Compare(Account.CITY, Operator.IN, new Operand.Values(List.of("Praha"))));
    }

    @Test
    void aTermBehindAReferenceReadsForwards() {
        assertThat(Account.CITY.of(Contact.ACCOUNT).path()).isEqualTo("account.city");
        assertThat(Account.CITY.of(Account.PARENT.of(Contact.ACCOUNT)).path()).isEqualTo("account.parent_company.city");
        assertThat(Account.CITY.of(Contact.ACCOUNT).entity()).isEqualTo(Contact.NAME);
        assertThat(Account.NAME.createdAt().by(Period.MONTH).path()).isEqualTo("created_at:month");
    }

    @Test
    void aComparisonWithNothingIsRefusedWhenItIsMade() {
        assertThatThrownBy(() -> Account.CITY.is((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("isEmpty()");
    }

    @Test
    void aQueryAddsConditions() {
        assertThat(Query.of(Account.NAME).where(PRAHA).where(OPEN).where()).isEqualTo(PRAHA.and(OPEN));
    }
}
