package org.kontor.example;

import java.util.Locale;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Api;
import org.kontor.api.Call;
import org.kontor.api.ChartKind;
import org.kontor.api.Contribution;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Hook;
import org.kontor.api.ListLayout;
import org.kontor.api.ListView;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Panel;
import org.kontor.api.Period;
import org.kontor.api.Permission;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.api.Role;
import org.kontor.api.Scope;
import org.kontor.api.Setting;
import org.kontor.api.Settings;
import org.kontor.api.ShapeName;
import org.kontor.api.Ui;
import org.kontor.api.Verb;

// @start region="plugin"
/** Companies and the people who work there. */
public final class ContactsPlugin implements Plugin {
    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("contacts", "Contacts")
                .entities(Account.entity(), Contact.entity())
                .rules(Account.NAME, Account.NOT_ITS_OWN_PARENT, Account.CLOSED_FOR_A_REASON)
                .hooks(Hook.before(Contact.NAME, ContactsPlugin::spellNames))
                .actions(NEIGHBOURS_OF)
                .permissions(SEE_NEIGHBOURS)
                .roles(SALES)
                .settings(HOME_TOWN_SETTING, LETTERS_SETTING, POST_KEY_SETTING)
                .ui(MENU, BOARD);
    }
    // @end region="plugin"

    // @start region="permission"
    static final Permission SEE_NEIGHBOURS = Permission.of("contacts", "see_neighbours", "See an account's neighbours");
    // @end region="permission"

    // @start region="role"
    static final Role SALES = Role.of("contacts", "sales", "Sales")
            .grant(
                    Grant.on(Account.NAME, Verb.READ),
                    Grant.on(Account.NAME, Verb.CREATE, Verb.UPDATE).within(Scope.TEAM),
                    Grant.on(Contact.NAME, Verb.READ, Verb.CREATE, Verb.UPDATE))
            .may(SEE_NEIGHBOURS);
    // @end region="role"

    // @start region="grant"
    /** Companies for everybody in the team; of natural persons no birthday, and nothing is changed. */
    static final Grant COMPANIES =
            Grant.on(Account.NAME, Verb.READ, Verb.UPDATE).within(Scope.TEAM).where(Account.KIND.is(Account.LEGAL));

    static final Grant PERSONS = Grant.on(Account.NAME, Verb.READ)
            .where(Account.KIND.is(Account.NATURAL))
            .but(Account.CREDIT);
    static final Grant BIRTHDAYS = Grant.on(Account.NAME, Verb.READ).also(Account.BORN);
    // @end region="grant"

    // @start region="settings"
    static final ShapeName SETTINGS = ShapeName.of("contacts", "settings");
    static final Field<String> HOME_TOWN = SETTINGS.text("home_town");

    static String homeTown(Settings settings, Actor actor) {
        return settings.of(actor).get(HOME_TOWN);
    }
    // @end region="settings"

    // @start region="setting"
    static final Field<Boolean> LETTERS = SETTINGS.yesNo("letters").label("Write letters");
    static final Field<String> POST_KEY = SETTINGS.text("post_key").label("Key of the postal service");

    static final Setting<String> HOME_TOWN_SETTING =
            Setting.of(HOME_TOWN).otherwise("Praha").perTeam().perUser();
    static final Setting<Boolean> LETTERS_SETTING = Setting.of(LETTERS).otherwise(true);
    static final Setting<String> POST_KEY_SETTING = Setting.of(POST_KEY).secret();
    // @end region="setting"

    // @start region="ui"
    static final Ui MENU = Ui.menu(Account.NAME, "Accounts", "building", 10);
    static final Ui BOARD = Ui.view(Account.NAME, "by_town", "By town")
            .columns(Account.FULL_NAME, Account.KIND)
            .where(Account.CLOSED_ON.isEmpty())
            .groupBy(Account.CITY);
    // @end region="ui"

    // @start region="form"
    static final Ui ADDRESS = Ui.section(Account.NAME, "address", "Address", 10, Account.CITY)
            .columns(2)
            .collapsed()
            .when(Account.CLOSED_ON.isEmpty());
    static final Ui CARD = Ui.card(Account.NAME, Account.FULL_NAME, Account.CITY);
    static final Ui COLUMNS = Ui.columns(Account.NAME, Account.FULL_NAME, Account.KIND, Account.CITY);
    // @end region="form"

    // @start region="panel"
    static final Ui REASON = Ui.panel(Account.NAME, "closed", "Why it was closed")
            .facts(Account.CLOSED_ON)
            .when(Account.CLOSED_ON.isEmpty().not());
    static final Ui PEOPLE = Ui.panel(Account.NAME, "people", "Who works there")
            .in(Panel.Slot.TAB)
            .listing(Query.of(Contact.NAME), Contact.ACCOUNT, Contact.FULL_NAME);
    static final Ui ADVICE =
            Ui.panel(Account.NAME, "advice", "Before you call").text("Look at **both** numbers first.");
    // @end region="panel"

    // @start region="chart"
    static final Ui BEGUN = Ui.panel(Account.NAME, "begun", "Contacts by month")
            .chart(
                    Query.of(Contact.NAME).groupBy(Contact.NAME.createdAt().by(Period.MONTH)),
                    Contact.ACCOUNT,
                    Measure.count(),
                    ChartKind.BAR);
    static final Ui KINDS = new Ui.Widget(
                    "contacts",
                    "kinds",
                    "Credit by kind",
                    Query.of(Account.NAME).groupBy(Account.KIND),
                    Measure.sum(Account.CREDIT))
            .as(ChartKind.PIE);
    // @end region="chart"

    // @start region="parts"
    static final Ui MODULE = Ui.module("contacts", "main.js");
    static final Ui SCORE = Ui.panel(Account.NAME, "score", "Score").order(10);
    static final Ui MAP = Ui.page("map", "Map of companies", "map", 40).requires(SEE_NEIGHBOURS);
    static final Ui GREET = Ui.command(Account.NAME, "greet", "Greet", Ui.Place.RECORD, Ui.Place.SELECTION)
            .shortcut("g");
    static final ListLayout WALL =
            Ui.layout("wall", "Wall of faces", "layout-grid").of(Contact.NAME);
    static final Ui TODAY = Ui.tile("today", "Closed today", 10);
    static final Ui LARGE = Ui.look(Account.CITY, "large");
    static final Ui CALLED = Ui.event("called", "rang up").drawn();
    // @end region="parts"

    // @start region="view"
    static final ListView FACES =
            Ui.view(Contact.NAME, "faces", "Faces").as(WALL).groupBy(Contact.ACCOUNT);
    static final Ui CREDIT = Ui.view(Account.NAME, "credit", "Credit by town")
            .as(ChartKind.BAR)
            .groupBy(Account.CITY)
            .measure(Measure.sum(Account.CREDIT));
    // @end region="view"

    // @start region="action-name"
    static final ActionName NEIGHBOURS = ActionName.on(Account.NAME, "neighbours");
    static final Field<Long> HOW_MANY = NEIGHBOURS.integer("how_many");
    // @end region="action-name"

    // @start region="action"
    static final Action NEIGHBOURS_OF = Action.of(NEIGHBOURS)
            .label("Show neighbours")
            .requires(SEE_NEIGHBOURS)
            .when(Account.CITY.isEmpty().not())
            .input(HOW_MANY)
            .run(ContactsPlugin::neighbours);
    // @end region="action"

    // @start region="call"
    static Result neighbours(Call call) {
        String city = call.record().get(Account.CITY);
        long howMany = call.find(HOW_MANY).orElse(10L);
        return Result.query(Query.of(Account.NAME)
                .where(Account.CITY
                        .is(city)
                        .and(Account.NAME.self().isNot(call.record().ref())))
                .limit(Math.clamp(howMany, 1, Query.MOST)));
    }
    // @end region="call"

    // @start region="drafts"
    static void spellNames(Drafts drafts) {
        Set<String> known = Set.of("MÜLLER", "NOVÁK");
        for (Draft draft : drafts) {
            if (draft.changes(Contact.FULL_NAME)) {
                spell(draft, known);
            }
        }
    }
    // @end region="drafts"

    // @start region="draft"
    static void spell(Draft draft, Set<String> shouted) {
        String name = draft.get(Contact.FULL_NAME);
        if (shouted.contains(name)) {
            draft.set(Contact.FULL_NAME.to(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT)));
        } else if (name.equals(name.toUpperCase(Locale.ROOT))) {
            draft.refuse(
                    Contact.FULL_NAME,
                    Message.of("contacts.shouted", "{name} is written in capitals")
                            .with("name", name));
        }
    }
    // @end region="draft"

    // @start region="context"
    /** A service for plugins that depend on this one; the doors of the context are kept for later. */
    record Greeting(PluginContext context) {
        String to(String name) {
            return context.text(
                    Message.of("contacts.hello", "Hello {name}").with("name", name),
                    context.self().locale());
        }
    }
    // @end region="context"

    // @start region="api"
    static Contribution forAnOlderKernel(Contribution contribution) {
        return contribution.api(Api.VERSION);
    }
    // @end region="api"
}
