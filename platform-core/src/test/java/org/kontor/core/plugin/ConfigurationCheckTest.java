package org.kontor.core.plugin;

import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.deal;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** Faults of what entities say of their records as configuration. */
class ConfigurationCheckTest implements FaultsTest {
    private static final EntityName DEAL = EntityName.of("shop", "deal");
    private static final Field<String> CODE = DEAL.text("code").unique();

    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        String place = "entity shop.deal, configuration";
        add(
                all,
                () -> deal(deal -> deal.fields(DEAL.text("code")).configuration(DEAL.text("code"))),
                place
                        + ": two records could be named the same; make the field unique(), or say Rule.unique(…) of the fields that name a record");
        add(
                all,
                () -> deal(deal -> deal.fields(CODE).configuration(CODE, DEAL.text("nothing"))),
                place + ", field nothing: shop.deal has no field nothing; name the field among the entity's fields");
        add(
                all,
                () -> deal(deal -> deal.fields(CODE, DEAL.longText("why")).configuration(CODE, DEAL.longText("why"))),
                place
                        + ", field why: a field of type long text names no record; take a line of text, a whole number, a date, a choice or a reference to other configuration");
        add(
                all,
                () -> deal(deal -> deal.fields(CODE, DEAL.text("sum").derived())
                        .configuration(CODE, DEAL.text("sum").derived())),
                place
                        + ", field sum: what is worked out may be another in each installation; take fields that people fill");
        add(
                all,
                () -> deal(deal -> deal.fields(CODE).configurationWhere(CODE.is("a"))),
                place
                        + ": it says which records are configuration, and not what names them; say configuration(…) with the fields that name a record everywhere");
        return all;
    }
}
