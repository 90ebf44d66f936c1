package org.kontor.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that the web client shows, as data; what the browser reads is made from it. Labels are in English.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="ui"}
 */
public sealed interface Ui
        permits ListLayout,
                ListView,
                Panel,
                Ui.Card,
                Ui.Columns,
                Ui.Command,
                Ui.Event,
                Ui.Look,
                Ui.Menu,
                Ui.Module,
                Ui.Page,
                Ui.Related,
                Ui.Section,
                Ui.Tile,
                Ui.Widget {
    /**
     * An entry of the menu that opens an entity's list.
     *
     * @param icon a name of the Tabler icon set, for example {@code building}
     * @param order where among its neighbours; smaller is higher
     */
    record Menu(EntityName entity, String label, String icon, int order) implements Ui {
        public Menu {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(icon, "icon");
        }
    }

    /** How a list is shown. */
    enum Layout {
        TABLE,
        BOARD,
        CALENDAR,
        TREE,
        CHART
    }

    /**
     * Fields that stand together on a record's page, and in the form in which one is made. It is what administrators, teams
     * and users begin with: what they arrange lies above it, and a field that a later version adds is in their pages too.
     * Fields that stand in no section come last, in a section of their own.
     *
     * {@snippet class="org.kontor.example.ContactsPlugin" region="form"}
     *
     * @param order where among its neighbours; smaller is higher
     * @param columns how many fields stand beside one another, 1 to 3
     * @param isCollapsed whether it is closed at first
     * @param when which records' pages have it; the others' do not show it
     */
    record Section(
            EntityName entity,
            String name,
            String label,
            List<Field<?>> fields,
            int order,
            int columns,
            boolean isCollapsed,
            Condition when)
            implements Ui {
        public Section {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(when, "when");
            fields = List.copyOf(fields);
        }

        /** So many fields stand beside one another, 1 to 3; one without it. */
        public Section columns(int columns) {
            return new Section(entity, name, label, fields, order, columns, isCollapsed, when);
        }

        /** It is closed at first. */
        public Section collapsed() {
            return new Section(entity, name, label, fields, order, columns, true, when);
        }

        /** Only the pages of these records have it. */
        public Section when(Condition when) {
            return new Section(entity, name, label, fields, order, columns, isCollapsed, when);
        }
    }

    /** What a record shows where it is small, as on a board: terms in their order. Without it what names the record. */
    record Card(EntityName entity, List<Term<?>> terms) implements Ui {
        public Card {
            Objects.requireNonNull(entity, "entity");
            terms = List.copyOf(terms);
        }
    }

    /**
     * What a list of the records shows at first: terms in their order. Without it the columns of the first view that is a
     * table, else what names a record and the first fields.
     */
    record Columns(EntityName entity, List<Term<?>> terms) implements Ui {
        public Columns {
            Objects.requireNonNull(entity, "entity");
            terms = List.copyOf(terms);
        }
    }

    /** On a record's page: the list of records that point to it by a reference. */
    record Related(EntityName entity, String name, String label, Term<Ref> back, List<Term<?>> columns, int order)
            implements Ui {
        public Related {
            Objects.requireNonNull(entity, "entity");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(back, "back");
            columns = List.copyOf(columns);
        }
    }

    /**
     * A widget of the home page of whoever arranged none, and among what people put on their dashboards. With a measure it is a
     * figure, compared with the period before where the query is grouped by one; with groups and no measure a chart; else a list.
     *
     * @param chart how it is drawn, where it is to be a chart whatever else is said; or null
     */
    record Widget(
            String plugin,
            String name,
            String label,
            Query query,
            @Nullable Measure measure,
            @Nullable ChartKind chart) implements Ui {
        public Widget {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(query, "query");
        }

        public Widget(String plugin, String name, String label, Query query, @Nullable Measure measure) {
            this(plugin, name, label, query, measure, null);
        }

        /** It is a chart of this kind, by what the query groups by. */
        public Widget as(ChartKind chart) {
            return new Widget(plugin, name, label, query, measure, chart);
        }
    }

    /**
     * The plugin's own code for the browser, where data do not suffice.
     *
     * @param module path of an ES module in the jar, below {@code META-INF/kontor/ui/}
     * @param style path of a style sheet there, or null
     */
    record Module(String plugin, String module, @Nullable String style) implements Ui {
        public Module {
            Objects.requireNonNull(plugin, "plugin");
            Objects.requireNonNull(module, "module");
        }
    }

    /**
     * A page of the plugin's own, drawn by its module, at {@code /p/<plugin>/<name>}; in the menu and among what is found by
     * typing.
     *
     * @param icon a name of the Tabler icon set
     * @param order where among its neighbours in the menu; smaller is higher
     * @param permission without which nobody sees it; null for whoever is signed in
     */
    record Page(
            String name,
            String label,
            String icon,
            int order,
            @Nullable Permission permission) implements Ui {
        public Page {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(icon, "icon");
        }

        /** Only who holds this sees it. */
        public Page requires(Permission permission) {
            return new Page(name, label, icon, order, permission);
        }
    }

    /** Where a command is offered. */
    enum Place {
        /** In the menu of a record's page. */
        RECORD,
        /** In the bar over records that are ticked in a list. */
        SELECTION,
        /** In the menu of a list. */
        LIST,
        /** Among what is found by typing. */
        PALETTE
    }

    /**
     * Something that the plugin's module does in the browser. What changes records is better an {@link Action}, which every
     * client has.
     *
     * @param entity whose records it is about; null where it is offered in the palette alone
     * @param when of which records; asked where it is offered for one
     * @param permission without which nobody sees it; null for everybody
     * @param shortcut a letter or a digit: the command runs, where it is offered, by {@code p} and then this key; or null
     */
    record Command(
            @Nullable EntityName entity,
            String name,
            String label,
            Set<Place> places,
            Condition when,
            @Nullable Permission permission,
            @Nullable String shortcut)
            implements Ui {
        public Command {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(when, "when");
            places = Set.copyOf(places);
        }

        public Command(
                @Nullable EntityName entity,
                String name,
                String label,
                Set<Place> places,
                Condition when,
                @Nullable Permission permission) {
            this(entity, name, label, places, when, permission, null);
        }

        /** It is offered for these records only. */
        public Command when(Condition when) {
            return new Command(entity, name, label, places, when, permission, shortcut);
        }

        /** Only who holds this sees it. */
        public Command requires(Permission permission) {
            return new Command(entity, name, label, places, when, permission, shortcut);
        }

        /** It runs by the key {@code p} and then this one, where it is offered: a lower-case letter or a digit. */
        public Command shortcut(String key) {
            return new Command(entity, name, label, places, when, permission, key);
        }
    }

    /** Something on the first page, drawn by the plugin's module. */
    record Tile(
            String name, String label, int order, @Nullable Permission permission) implements Ui {
        public Tile {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
        }

        /** Only who holds this sees it. */
        public Tile requires(Permission permission) {
            return new Tile(name, label, order, permission);
        }
    }

    /**
     * How the plugin's module shows a field and takes it in, in place of what is usual for its type. Without the module, or when
     * it fails, the field is shown as usual.
     *
     * @param name of the part of the module that does it; several fields may have the same
     */
    record Look(Field<?> field, String name) implements Ui {
        public Look {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * What a kind of event is called on the time line, such as <em>rang up</em>: who did it stands before.
     *
     * @param what the word in {@link TimeLine#WHAT}
     * @param isDrawn whether the plugin's module draws what such an event holds
     */
    record Event(String what, String label, boolean isDrawn) implements Ui {
        public Event {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(label, "label");
        }

        /** The plugin's module draws it. */
        public Event drawn() {
            return new Event(what, label, true);
        }
    }

    static Menu menu(EntityName entity, String label, String icon, int order) {
        return new Menu(entity, label, icon, order);
    }

    /** A table of all records, until more is said. */
    static ListView view(EntityName entity, String name, String label) {
        return new ListView(
                entity,
                name,
                label,
                Layout.TABLE,
                List.of(),
                Condition.always(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    static Section section(EntityName entity, String name, String label, int order, Field<?>... fields) {
        return new Section(entity, name, label, List.of(fields), order, 1, false, Condition.always());
    }

    static Card card(EntityName entity, Term<?>... terms) {
        return new Card(entity, List.of(terms));
    }

    static Columns columns(EntityName entity, Term<?>... terms) {
        return new Columns(entity, List.of(terms));
    }

    static Related related(
            EntityName entity, String name, String label, Term<Ref> back, int order, Term<?>... columns) {
        return new Related(entity, name, label, back, List.of(columns), order);
    }

    /** A panel at the side of a record's page, drawn by the plugin's module until it is said what it shows. */
    static Panel panel(EntityName entity, String name, String label) {
        return new Panel(entity, name, label, Panel.Slot.SIDE, 100, Condition.always(), null, new Panel.Content.Code());
    }

    static Page page(String name, String label, String icon, int order) {
        return new Page(name, label, icon, order, null);
    }

    static Command command(EntityName entity, String name, String label, Place... places) {
        return new Command(entity, name, label, Set.of(places), Condition.always(), null, null);
    }

    /** A command that is about no records, found by typing. */
    static Command command(String name, String label) {
        return new Command(null, name, label, Set.of(Place.PALETTE), Condition.always(), null, null);
    }

    /** A way to look at the lists of all entities, until it is said of which. */
    static ListLayout layout(String name, String label, String icon) {
        return new ListLayout(name, label, icon, Set.of(), Set.of(), null);
    }

    static Tile tile(String name, String label, int order) {
        return new Tile(name, label, order, null);
    }

    static Look look(Field<?> field, String name) {
        return new Look(field, name);
    }

    static Event event(String what, String label) {
        return new Event(what, label, false);
    }

    static Module module(String plugin, String module) {
        return new Module(plugin, module, null);
    }
}
