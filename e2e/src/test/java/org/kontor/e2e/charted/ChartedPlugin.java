package org.kontor.e2e.charted;

import java.time.LocalDate;
import org.kontor.api.ChartKind;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.ListLayout;
import org.kontor.api.Measure;
import org.kontor.api.Money;
import org.kontor.api.Panel;
import org.kontor.api.Period;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Role;
import org.kontor.api.Ui;
import org.kontor.api.Verb;

/** Shops and what they sell, with panels of charts, and views that open in other ways than as a table. */
public final class ChartedPlugin implements Plugin {
    static final EntityName SHOP = EntityName.of("charted", "shop");
    static final EntityName SALE = EntityName.of("charted", "sale");
    static final Field<String> NAME = SHOP.text("name").required();
    static final Field<String> GOODS = SALE.text("goods").required();
    static final Field<Ref> AT = SALE.reference("shop", SHOP);
    static final Field<Choice> KIND = SALE.choice("kind", Choice.of("retail"), Choice.of("trade"));
    static final Field<Money> AMOUNT = SALE.money("amount");
    static final Field<LocalDate> DAY = SALE.date("sold_on");
    static final ListLayout WALL = Ui.layout("wall", "Wall", "layout-grid").of(SALE);

    @Override
    public Contribution contribute(PluginContext context) {
        Query sales = Query.of(SALE);
        return Contribution.of("charted", "Charted")
                .entities(
                        Entity.of(SHOP, "Shop", "Shops").fields(NAME).title(NAME),
                        Entity.of(SALE, "Sale", "Sales")
                                .fields(GOODS, AT, KIND, AMOUNT, DAY)
                                .title(GOODS))
                .roles(
                        Role.of("charted", "seller", "Seller")
                                .grant(Grant.on(SHOP, Verb.values()))
                                .grant(Grant.on(SALE, Verb.values())),
                        Role.of("charted", "visitor", "Visitor").grant(Grant.on(SHOP, Verb.READ)))
                .ui(
                        Ui.menu(SALE, "Sales", "receipt", 10),
                        Ui.module("charted", "main.js"),
                        Ui.panel(SHOP, "number", "Sales here")
                                .in(Panel.Slot.HEADER)
                                .chart(sales, AT, Measure.count(), ChartKind.NUMBER),
                        Ui.panel(SHOP, "months", "By month")
                                .order(1)
                                .chart(sales.groupBy(DAY.by(Period.MONTH)), AT, Measure.count(), ChartKind.BAR),
                        Ui.panel(SHOP, "kinds", "Sums by kind")
                                .order(2)
                                .chart(sales.groupBy(KIND), AT, Measure.sum(AMOUNT), ChartKind.PIE),
                        Ui.panel(SHOP, "course", "Course")
                                .in(Panel.Slot.TAB)
                                .chart(
                                        sales.where(KIND.is(Choice.of("trade"))).groupBy(DAY.by(Period.MONTH)),
                                        AT,
                                        Measure.average(AMOUNT),
                                        ChartKind.LINE),
                        WALL,
                        Ui.view(SALE, "wall", "On the wall")
                                .as(WALL)
                                .columns(GOODS)
                                .where(KIND.is(Choice.of("retail")))
                                .groupBy(KIND)
                                .measure(Measure.sum(AMOUNT)),
                        Ui.view(SALE, "pie", "As a pie")
                                .as(ChartKind.PIE)
                                .groupBy(KIND)
                                .measure(Measure.sum(AMOUNT)));
    }
}
