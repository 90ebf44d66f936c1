package org.kontor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kontor.example.Account;
import org.kontor.example.Contact;

class ValueTest {
    @Test
    void whenReplacesAnEarlierShift() {
        assertThat(When.start(Period.MONTH).plus(3, Period.DAY).plus(-1, Period.MONTH))
                .isEqualTo(When.start(Period.MONTH).plus(-1, Period.MONTH));
        assertThat(When.today()).isEqualTo(When.start(Period.DAY)).isNotEqualTo(When.now());
    }

    @Test
    void aQueryKeepsWithinItsLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.of(Account.NAME).limit(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Query.of(Account.NAME).limit(Query.MOST + 1))
                .withMessageContaining(String.valueOf(Query.MOST));
    }

    @Test
    void everythingIsCopiedOnTheWayIn() {
        List<Field<?>> fields = new ArrayList<>(List.of(Account.CITY));
        Entity entity = new Entity(
                Account.NAME,
                "Account",
                "Accounts",
                fields,
                List.of(),
                false,
                null,
                List.of(),
                Condition.always(),
                null,
                true);
        fields.clear();
        assertThat(entity.fields()).containsExactly(Account.CITY);
        assertThat(entity.field("city")).contains(Account.CITY);
        assertThat(entity.field("town")).isEmpty();
    }

    @Test
    void aContributionTakesNothingBack() {
        Contribution empty = Contribution.of("contacts", "Contacts");
        Contribution more = empty.entities(Entity.of(Account.NAME, "Account", "Accounts"))
                .dependsOn("system")
                .entities(Entity.of(Contact.NAME, "Contact", "Contacts"));
        assertThat(empty.entities()).isEmpty();
        assertThat(more.entities()).extracting(Entity::name).containsExactly(Account.NAME, Contact.NAME);
        assertThat(more.dependencies()).containsExactly("system");
        assertThatNullPointerException().isThrownBy(() -> empty.entities((Entity) null));
    }

    @Test
    void aGrantKeepsItsRecordsAndFieldsTogether() {
        Grant grant = Grant.on(Account.NAME, Verb.READ, Verb.UPDATE)
                .within(Scope.TEAM)
                .where(Account.KIND.is(Choice.of("legal")))
                .only(Account.FULL_NAME)
                .also(Account.BORN);
        assertThat(grant.verbs()).containsExactlyInAnyOrder(Verb.READ, Verb.UPDATE);
        assertThat(grant.scope()).isEqualTo(Scope.TEAM);
        assertThat(grant.condition()).contains(Account.KIND.is(Choice.of("legal")));
        assertThat(grant.onlyFields().orElseThrow()).hasSize(1);
        assertThat(grant.alsoFields()).hasSize(1);
        assertThat(Grant.on(Account.NAME, Verb.READ).onlyFields()).isEmpty();
    }

    @Test
    void anAmountHasACurrencyThatExists() {
        assertThat(Money.of("12.50", "EUR")).hasToString("12.50 EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("12.50", "EURO"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("zwölf", "EUR"));
    }

    @Test
    void aSpanEndsAfterItBegins() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> Span.of(noon, noon));
    }

    @Test
    void anEntityNameIsTwoNamesAndAPoint() {
        assertThat(EntityName.parse("contacts.account")).isEqualTo(Account.NAME);
        for (String wrong : List.of("", "contacts", "contacts.", ".account", "a.b.c")) {
            assertThatIllegalArgumentException().isThrownBy(() -> EntityName.parse(wrong));
        }
    }

    @Test
    void aRefusalSaysWhyAndWhere() {
        Refusal refusal = Refusal.invalid(Account.CITY, Message.of("contacts.no_such_town", "There is no such town"));
        assertThat(refusal.code().status()).isEqualTo(422);
        assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly("city");
        assertThat(refusal).hasMessageContaining("There is no such town");
    }

    @Test
    void aMessageCollectsItsArguments() {
        assertThat(Message.of("a.b", "{n}").with("n", 1).with("m", 2).arguments())
                .containsEntry("n", 1)
                .containsEntry("m", 2);
    }
}
