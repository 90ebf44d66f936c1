package org.kontor.core.system;

import java.util.List;
import java.util.Map;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;

/** One thing on a dashboard: what it shows, of which records, and where it stands. Lives in its dashboard. */
public final class DashboardWidget {
    public static final EntityName NAME = EntityName.of("system", "dashboard_widget");

    /** How many columns the grid has. */
    public static final int COLUMNS = 12;

    public static final Choice FIGURE = Choice.of("figure");
    public static final Choice LIST = Choice.of("list");
    public static final Choice CHART = Choice.of("chart");
    public static final Choice STAGES = Choice.of("stages");
    public static final Choice WAITING = Choice.of("waiting");
    public static final Choice RECENT = Choice.of("recent");
    public static final Choice FAVOURITES = Choice.of("favourites");
    public static final Choice AGENDA = Choice.of("agenda");
    public static final Choice NOTE = Choice.of("note");
    public static final Choice PLUGIN = Choice.of("plugin");

    public static final Field<Choice> KIND = NAME.choice(
                    "kind", FIGURE, LIST, CHART, STAGES, WAITING, RECENT, FAVOURITES, AGENDA, NOTE, PLUGIN)
            .required();
    public static final Field<String> TITLE =
            NAME.text("headline").maxLength(200).help("Without one it says what it shows");
    public static final Field<String> ENTITY =
            NAME.text("entity").maxLength(61).help("Whose records it shows, such as contacts.account");
    public static final Field<Ref> VIEW = NAME.reference("view", SavedQuery.NAME)
            .help("It shows what this view asks for; a condition is asked besides");
    public static final Field<Condition> CONDITION = NAME.condition("condition");
    public static final Field<String> SORT =
            NAME.text("sort").maxLength(500).help("Fields, separated by commas; with - before it from great to small");
    public static final Field<String> SHOWN =
            NAME.text("shown_columns").label("Columns").maxLength(2000).help("Fields, separated by commas");
    public static final Field<String> BY = NAME.text("by")
            .maxLength(200)
            .help("What a chart's numbers are by; of a figure, the periods that are compared, such as"
                    + " created_at:month; of stages, a choice or a reference");
    public static final Field<String> STARTS =
            NAME.text("starts").maxLength(200).help("Of an agenda, the date, moment or span at which a record stands");
    public static final Field<String> MEASURE =
            NAME.text("measure").maxLength(200).help("A number, such as count or sum:amount");
    public static final Field<Choice> CHART_KIND = NAME.choice(
                    "chart", Choice.of("bar"), Choice.of("line"), Choice.of("pie"))
            .label("Kind of chart");
    public static final Field<Long> LINES = NAME.integer("lines").help("How many lines it shows at most, 1 to 50");
    public static final Field<String> TEXT =
            NAME.longText("note").maxLength(10_000).help("In Markdown");
    public static final Field<String> ELEMENT =
            NAME.text("element").maxLength(121).help("A plugin's tile or widget, such as contacts.new_accounts");
    public static final Field<Long> ACROSS =
            NAME.integer("across").required().help("In which of the 12 columns of the grid it begins, from 0 on");
    public static final Field<Long> DOWN =
            NAME.integer("down").required().help("In which row of the grid it begins, from 0 on");
    public static final Field<Long> WIDTH = NAME.integer("width").required().help("How many columns it takes");
    public static final Field<Long> HEIGHT = NAME.integer("height").required().help("How many rows it takes, 1 to 24");

    /** The parts that are lists of terms, with the part of a view that is read alike. */
    static final Map<Field<String>, Field<String>> TERMS = Map.of(
            SORT, SavedQuery.SORT,
            SHOWN, SavedQuery.COLUMNS,
            BY, SavedQuery.BY,
            STARTS, SavedQuery.STARTS,
            MEASURE, SavedQuery.MEASURE);

    private DashboardWidget() {}

    static Entity entity() {
        return Entity.of(NAME, "Widget", "Widgets")
                .fields(
                        KIND,
                        TITLE,
                        ENTITY,
                        VIEW,
                        CONDITION,
                        SORT,
                        SHOWN,
                        BY,
                        STARTS,
                        MEASURE,
                        CHART_KIND,
                        LINES,
                        TEXT,
                        ELEMENT,
                        ACROSS,
                        DOWN,
                        WIDTH,
                        HEIGHT)
                .title(TITLE);
    }

    /** From which number to which a field goes. */
    record Bounds(Field<Long> field, long least, long most) {}

    static final List<Bounds> BOUNDS = List.of(
            new Bounds(ACROSS, 0, COLUMNS - 1L),
            new Bounds(DOWN, 0, 1000),
            new Bounds(WIDTH, 1, COLUMNS),
            new Bounds(HEIGHT, 1, 24),
            new Bounds(LINES, 1, 50));

    /** What a widget of a kind cannot do without. */
    static List<Field<String>> needed(Choice kind, boolean hasEntity) {
        if (kind.equals(CHART) || kind.equals(STAGES)) {
            return List.of(ENTITY, BY);
        }
        if (kind.equals(FIGURE) || kind.equals(LIST)) {
            return List.of(ENTITY);
        }
        if (kind.equals(AGENDA)) {
            // without an entity it is the calendar of all plugins
            return hasEntity ? List.of(STARTS) : List.of();
        }
        return kind.equals(PLUGIN) ? List.of(ELEMENT) : List.of();
    }

    /** The form of a view whose parts are read as this kind's are. */
    static Choice form(Choice kind) {
        return kind.equals(STAGES) ? SavedQuery.BOARD : kind.equals(AGENDA) ? SavedQuery.CALENDAR : SavedQuery.CHART;
    }
}
