package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.ACCOUNT;
import static org.kontor.core.plugin.CheckedShop.CITY;
import static org.kontor.core.plugin.CheckedShop.CLERK;
import static org.kontor.core.plugin.CheckedShop.CUSTOMER;
import static org.kontor.core.plugin.CheckedShop.LINES;
import static org.kontor.core.plugin.CheckedShop.NOTE;
import static org.kontor.core.plugin.CheckedShop.NUMBER;
import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.QUANTITY;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.CheckedShop.STATE;
import static org.kontor.core.plugin.CheckedShop.WEIGHT;
import static org.kontor.core.plugin.Faults.add;
import static org.kontor.core.plugin.Faults.element;
import static org.kontor.core.plugin.Faults.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.ChartKind;
import org.kontor.api.Condition;
import org.kontor.api.ListLayout;
import org.kontor.api.Measure;
import org.kontor.api.Permission;
import org.kontor.api.Query;
import org.kontor.api.Ui;

/** Faults of menus, views and other elements of the web client. */
class UiCheckTest implements FaultsTest {
    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        ui(all);
        parts(all);
        charts(all);
        views(all);
        return all;
    }

    private static void chart(List<Arguments> all, Query query, Measure measure, ChartKind kind, String... faults) {
        Ui panel = Ui.panel(ACCOUNT, "sum", "Sum").chart(query, CUSTOMER, measure, kind);
        add(all, () -> SHOP.ui(panel), faults);
    }

    private static void charts(List<Arguments> all) {
        Query byState = Query.of(ORDER).groupBy(STATE);
        element(
                all,
                Ui.panel(ACCOUNT, "sum", "Sum").chart(byState, CLERK, Measure.count(), ChartKind.BAR),
                "panel sum: shop.order.clerk does not point to contacts.account; use a reference that points to contacts.account");
        chart(
                all,
                Query.of(name("odrer")),
                Measure.count(),
                ChartKind.NUMBER,
                "panel sum: there is no entity shop.odrer; did you mean shop.order?");
        chart(
                all,
                byState,
                Measure.sum(NUMBER),
                ChartKind.PIE,
                "panel sum, measure: text number cannot be summed; use a number or an amount");
        chart(
                all,
                byState,
                Measure.max(WEIGHT),
                ChartKind.LINE,
                "panel sum, measure: that is not drawn; take the count of records, a sum or an average");
        chart(
                all,
                Query.of(ORDER),
                Measure.count(),
                ChartKind.BAR,
                "panel sum, groups: it groups by 0 terms; a chart groups by one");
        chart(
                all,
                byState,
                Measure.count(),
                ChartKind.NUMBER,
                "panel sum, groups: a number alone is of all records; take the groups away, or draw bars");
        chart(
                all,
                Query.of(ORDER).groupBy(CITY.of(CUSTOMER)),
                Measure.count(),
                ChartKind.BAR,
                "panel sum, groups: customer.city is behind a reference; use a field of the records themselves");
        chart(
                all,
                Query.of(ORDER).groupBy(NOTE),
                Measure.count(),
                ChartKind.BAR,
                "panel sum, groups: long text note has no order; use another term");
        element(
                all,
                new Ui.Widget("shop", "sales", "Sales", Query.of(ORDER), Measure.count()).as(ChartKind.PIE),
                "widget sales, groups: it groups by 0 terms; a chart groups by one");
    }

    private static void views(List<Arguments> all) {
        ListLayout globe = Ui.layout("globe", "Globe", "globe").of(ACCOUNT);
        element(
                all,
                Ui.view(ORDER, "all", "All").measure(Measure.sum(WEIGHT)),
                "view of shop.order all: as a table it works nothing out; take the measure away, or show it as a board, a chart or a tree");
        element(
                all,
                Ui.view(ORDER, "all", "All").as(ChartKind.BAR).measure(Measure.sum(NUMBER)),
                "view of shop.order all, measure: text number cannot be summed; use a number or an amount");
        element(
                all,
                Ui.view(ORDER, "all", "All").as(globe),
                "view of shop.order all: nobody declares the layout globe; contribute it by ui(…) beside the view");
        add(
                all,
                () -> SHOP.ui(
                        Ui.module("shop", "test.js"),
                        globe,
                        Ui.view(ORDER, "all", "All").as(globe)),
                "view of shop.order all: the layout globe is not for lists of shop.order; name the entity in its of(…)");
    }

    private static void parts(List<Arguments> all) {
        Ui.Module module = Ui.module("shop", "test.js");
        element(
                all,
                Ui.panel(ORDER, "score", "Score"),
                "panel score: nothing draws it; name the module that does: Ui.module(\"shop\", \"main.js\")");
        element(
                all,
                Ui.panel(name("odrer"), "score", "Score").text("x"),
                "panel score: there is no entity shop.odrer; did you mean shop.order?");
        element(
                all,
                Ui.panel(ORDER, "score", "Score").facts(CITY),
                "panel score: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        element(all, Ui.panel(ORDER, "score", "Score").facts(), "panel score: it shows no field; name at least one");
        element(
                all,
                Ui.panel(ORDER, "score", "Score").text(" "),
                "panel score: its text is blank or too long; say at most 20000 characters");
        element(
                all,
                Ui.panel(ACCOUNT, "orders", "Orders").listing(Query.of(ORDER), CLERK),
                "panel orders: shop.order.clerk does not point to contacts.account; use a reference that points to contacts.account");
        element(
                all,
                Ui.panel(ORDER, "score", "Score").frame("none.html"),
                "frame of panel score: there is no file META-INF/kontor/ui/none.html in the plugin's jar; add the file, or correct the path");
        element(
                all,
                Ui.panel(ORDER, "score", "Score").text("x").requires(Permission.of("shop", "seee", "See")),
                "panel score: nobody declares the permission shop.seee; did you mean shop.sell?");
        add(
                all,
                () -> SHOP.ui(
                        Ui.panel(ORDER, "score", "Score").text("x"),
                        Ui.panel(ACCOUNT, "score", "Other").text("y")),
                "panel score: it is declared twice; remove one of the two");
        add(
                all,
                () -> SHOP.ui(module, Ui.page("Board", "Board", "<b>", 1)),
                "page Board: 'Board' is not a name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters",
                "page Board: '<b>' is no icon's name; see tabler.io/icons");
        add(
                all,
                () -> SHOP.ui(module, Ui.command(ORDER, "ship", "Ship")),
                "command ship: it is offered nowhere; name at least one place");
        add(
                all,
                () -> SHOP.ui(
                        module,
                        new Ui.Command(null, "ship", "Ship", Set.of(Ui.Place.LIST), Condition.always(), null, null)),
                "command ship: it is about no records; name the entity, or offer it in the palette alone");
        add(
                all,
                () -> SHOP.ui(module, Ui.command("ship", "Ship").shortcut("Ctrl S")),
                "command ship: 'Ctrl S' is no key for a shortcut; use a lower-case letter or a digit");
        add(
                all,
                () -> SHOP.ui(
                        module,
                        Ui.command(ORDER, "ship", "Ship", Ui.Place.RECORD).shortcut("s"),
                        Ui.command(ORDER, "sell", "Sell", Ui.Place.RECORD).shortcut("s")),
                "command sell: another command of these records has the key s; take another one");
        add(
                all,
                () -> SHOP.ui(module, Ui.layout("Globe", "Globe", "<b>").of(name("odrer"))),
                "layout Globe: 'Globe' is not a name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters",
                "layout Globe: '<b>' is no icon's name; see tabler.io/icons",
                "layout Globe: there is no entity shop.odrer; did you mean shop.order?");
        element(
                all,
                Ui.layout("globe", "Globe", "globe"),
                "layout globe: nothing draws it; name the module that does: Ui.module(\"shop\", \"main.js\")");
        element(
                all,
                Ui.tile("sales", "Sales", 1),
                "tile sales: nothing draws it; name the module that does: Ui.module(\"shop\", \"main.js\")");
        add(
                all,
                () -> SHOP.ui(module, Ui.look(NUMBER, "large"), Ui.look(NUMBER, "small")),
                "look of shop.order.number small: the plugin shop says already how it looks; let one of the two say it");
        element(all, Ui.event(" ", "was sent"), "event  : its word is blank or too long; use at most 50 characters");
        add(
                all,
                () -> SHOP.ui(Ui.module("shop", "bad name.js")),
                "UI module bad name.js: browsers are not given files of this name; use letters, digits, - and _, and one of the endings .css .html .jpg .js .json .mjs .png .svg .wasm .webp .woff2",
                "UI module bad name.js: there is no file META-INF/kontor/ui/bad name.js in the plugin's jar; add the file, or correct the path");
    }

    private static void ui(List<Arguments> all) {
        element(
                all,
                Ui.menu(name("odrer"), "Orders", "building", 1),
                "menu shop.odrer: there is no entity shop.odrer; did you mean shop.order?");
        element(
                all,
                Ui.menu(ORDER, "Orders", "<svg>", 1),
                "menu shop.order: '<svg>' is no icon's name; see tabler.io/icons");
        element(all, Ui.menu(ORDER, " ", "building", 1), "menu shop.order: its label is blank; say what people read");
        element(
                all,
                Ui.view(ORDER, "All of it", "All"),
                "view of shop.order All of it: 'All of it' is not a name; use lower-case letters, digits and _, beginning with a letter, at most 50 characters");
        element(
                all,
                Ui.view(ORDER, "all", "All").columns(CITY),
                "view of shop.order all, columns: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        element(
                all,
                Ui.view(ORDER, "all", "All").sort(NOTE.ascending()),
                "view of shop.order all, sort: long text note has no order; use another term");
        element(
                all,
                Ui.view(ORDER, "all", "All").groupBy(LINES),
                "view of shop.order all, groups: parts lines has no order; use another term");
        element(
                all,
                Ui.view(ORDER, "all", "All").where(ORDER.text("numbr").is("1")),
                "view of shop.order all, where: shop.order has no field numbr; did you mean number?");
        add(
                all,
                () -> SHOP.ui(Ui.view(ORDER, "all", "All"), Ui.view(ORDER, "all", "All")),
                "view of shop.order all: it is declared twice; remove one of the two");
        element(
                all,
                Ui.section(ORDER, "main", "Main", 1, CITY),
                "section of shop.order main: contacts.account.city is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        add(
                all,
                () -> SHOP.ui(
                        Ui.section(ORDER, "main", "Main", 1, NUMBER, NOTE), Ui.section(ORDER, "more", "More", 2, NOTE)),
                "section of shop.order more: note stands in the section main too; let it stand once");
        element(
                all,
                Ui.section(ORDER, "main", "Main", 1, NOTE, NOTE),
                "section of shop.order main: note stands in it twice; let it stand once");
        element(
                all,
                Ui.related(ACCOUNT, "orders", "Orders", CLERK, 1),
                "related of contacts.account orders: shop.order.clerk does not point to contacts.account; use a reference that points to contacts.account");
        element(
                all,
                Ui.related(ACCOUNT, "orders", "Orders", CUSTOMER, 1, QUANTITY),
                "related of contacts.account orders, columns: shop.line.quantity is no field of shop.order; use a field of shop.order, or ask for it behind a reference with of(…)");
        element(
                all,
                new Ui.Widget("contacts", "sales", "Sales", Query.of(ORDER), null),
                "widget sales: it belongs to the plugin contacts; show own widgets only");
        element(
                all,
                new Ui.Widget("shop", "sales", "Sales", Query.of(ORDER), Measure.sum(NUMBER)),
                "widget sales, measure: text number cannot be summed; use a number or an amount");
        element(
                all,
                new Ui.Widget("shop", "sales", "Sales", Query.of(ORDER), new Measure(Measure.Kind.SUM, null)),
                "widget sales, measure: it names no term; say over what it is worked out");
        element(
                all,
                new Ui.Widget("shop", "sales", "Sales", Query.of(name("odrer")), null),
                "widget sales: there is no entity shop.odrer; did you mean shop.order?");
        element(
                all,
                new Ui.Module("shop", "main.js", null),
                "UI module main.js: there is no file META-INF/kontor/ui/main.js in the plugin's jar; add the file, or correct the path");
        element(
                all,
                new Ui.Module("shop", "../main.js", null),
                "UI module ../main.js: the path leaves its folder; name it from the root of the jar, without ..");
        element(
                all,
                new Ui.Module("contacts", "test.js", null),
                "UI module test.js: it belongs to the plugin contacts; name own modules only");
        element(
                all,
                new Ui.Module("shop", "test.js", "none.css"),
                "UI module test.js, style none.css: there is no file META-INF/kontor/ui/none.css in the plugin's jar; add the file, or correct the path");
    }
}
