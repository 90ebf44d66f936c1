package org.kontor.example;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Upgrade;

/** Where a company can be found, in its second version. */
public final class Address {
    public static final EntityName NAME = EntityName.of("contacts", "address");
    public static final Field<Ref> ACCOUNT = NAME.reference("account", Account.NAME);

    // @start region="upgrade"
    public static final Field<String> STREET = NAME.text("street").formerly("line");
    public static final Field<String> CITY = NAME.text("city").searchable();
    static final Field<String> OLD_CITY = NAME.text("place").retired();

    static final Upgrade TO_2 = Upgrade.to("2.0").fill(NAME, Query.of(NAME).where(CITY.isEmpty()), CITY.from(OLD_CITY));
    // @end region="upgrade"

    private Address() {}

    static Entity entity() {
        return Entity.of(NAME, "Address", "Addresses")
                .fields(ACCOUNT, STREET, CITY, OLD_CITY)
                .title(STREET, CITY);
    }
}
