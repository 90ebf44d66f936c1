package org.kontor.example;

import java.util.List;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Data;
import org.kontor.api.Message;
import org.kontor.api.Money;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;

/** How data are written. */
final class Writing {
    private Writing() {}

    // @start region="records"
    static Ref hire(Data data, Actor actor, Ref account, String name) {
        return data.write(actor, records -> {
            Row contact = records.create(Contact.NAME, Contact.FULL_NAME.to(name), Contact.ACCOUNT.to(account));
            Row company = records.get(account);
            records.update(company, Account.CREDIT.to(Money.of("5000", "EUR")));
            return contact.ref();
        });
    }
    // @end region="records"

    // @start region="money"
    static final Money FEE = Money.of("12.50", "EUR");
    // @end region="money"

    // @start region="assignment"
    static final Assignment IN_PRAHA = Account.CITY.to("Praha");
    static final Assignment NOWHERE = Account.CITY.to(null);
    static final Assignment LIKE_THE_PARENT = Account.CURRENCY.from(Account.CURRENCY.of(Account.PARENT));
    // @end region="assignment"

    // @start region="values"
    static List<Row> createTwo(Records records) {
        return records.create(
                Contact.NAME,
                List.of(
                        Values.of(Contact.FULL_NAME.to("Ada Lovelace")),
                        Values.of(Contact.FULL_NAME.to("Jan Novák"), Contact.EMAIL.to("jan@novak.cz"))));
    }
    // @end region="values"

    // @start region="refusal"
    static void checkCredit(Row account, Money asked) {
        Money limit = account.find(Account.CREDIT).orElseThrow();
        if (asked.amount().compareTo(limit.amount()) > 0) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of("contacts.credit", "{asked} is more than the limit of {limit}")
                            .with("asked", asked)
                            .with("limit", limit));
        }
    }
    // @end region="refusal"

    // @start region="message"
    static final Message SHORT_OF_GOODS = Message.of(
                    "inventory.short",
                    "{count, plural, =0 {Nothing is left} one {One piece is left} other {# pieces are left}}")
            .with("count", 3);
    // @end region="message"

    // @start region="mapper"
    static int touched(Records records, String city) {
        return records.mapper(TownMapper.class).countIn(city)
                + records.list(Query.of(Contact.NAME)).rows().size();
    }
    // @end region="mapper"
}
