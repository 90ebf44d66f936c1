package org.kontor.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kontor.api.Demo;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Values;

/** Records of a company that does not exist. */
final class TryingOut {
    private static final List<String> TOWNS = List.of("Praha", "Kraków", "Leipzig", "上海", "York");

    private static final Field<Ref> OWNER = Account.NAME.reference("owner", EntityName.of("system", "user"));

    private TryingOut() {}

    // @start region="demo"
    static Demo accounts() {
        return (records, people) -> {
            Random random = new Random(1);
            List<Values> accounts = new ArrayList<>();
            for (int i = 1; i <= 2_000; i++) {
                Ref owner = people.get(random.nextInt(people.size()));
                accounts.add(Values.of(
                        Account.FULL_NAME.to("Company " + i),
                        Account.CITY.to(TOWNS.get(random.nextInt(TOWNS.size()))),
                        OWNER.to(owner)));
            }
            records.create(Account.NAME, accounts);
        };
    }
    // @end region="demo"
}
