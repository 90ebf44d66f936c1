package org.kontor.core.system;

import java.util.List;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/**
 * A view: a search that somebody keeps for later with the form in which its records are shown, for themselves or shared.
 * What of it somebody else sees says {@link ViewParts}.
 */
public final class SavedQuery {
    public static final EntityName NAME = EntityName.of("system", "saved_query");

    public static final Choice TABLE = Choice.of("table");
    public static final Choice BOARD = Choice.of("board");
    public static final Choice CALENDAR = Choice.of("calendar");
    public static final Choice MAP = Choice.of("map");
    public static final Choice CHART = Choice.of("chart");
    public static final Choice TREE = Choice.of("tree");
    public static final Choice DRAWN = Choice.of("drawn");

    public static final Field<String> QUERY_NAME =
            NAME.text("name").required().maxLength(200).searchable();
    public static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(61).help("What is searched, such as contacts.account");
    public static final Field<Condition> CONDITION = NAME.condition("condition");
    public static final Field<String> WORDS =
            NAME.text("words").maxLength(500).help("What the full-text search looks for");
    public static final Field<String> SORT =
            NAME.text("sort").maxLength(500).help("Fields, separated by commas; with - before it from great to small");
    public static final Field<String> COLUMNS =
            NAME.text("shown_columns").label("Columns").maxLength(2000).help("Fields, separated by commas");
    public static final Field<String> WIDTHS = NAME.text("widths")
            .maxLength(1000)
            .help("Of the columns in their order, in pixels, separated by commas; nothing for one that fits itself");
    public static final Field<Long> PINNED =
            NAME.integer("pinned").help("How many of the first columns stay in sight; one without it");
    public static final Field<String> GROUPED_BY = NAME.text("grouped_by")
            .maxLength(200)
            .help("The field by which lines of a table are put together, such as city or created_at:month");

    public static final Field<Choice> FORM = NAME.choice("form", TABLE, BOARD, CALENDAR, MAP, CHART, TREE, DRAWN);
    public static final Field<String> LAYOUT = NAME.text("layout")
            .maxLength(121)
            .help("Of one that a plugin draws, which of the plugin's ways it is, such as routes.map");
    public static final Field<String> BY = NAME.text("by")
            .maxLength(200)
            .help(
                    "Of a board, the choice or reference that its columns are; of a chart, what its numbers are by; of a tree,"
                            + " the reference to what stands above");
    public static final Field<String> STARTS =
            NAME.text("starts").maxLength(200).help("Of a calendar, the date, moment or span at which a record stands");
    public static final Field<String> ENDS =
            NAME.text("ends").maxLength(200).help("Of a calendar, the date or moment at which a record ends");
    public static final Field<String> PLACE = NAME.text("place")
            .maxLength(500)
            .help("Of a map, the fields that say where a record is, such as street, city, country");
    public static final Field<String> MEASURE = NAME.text("measure")
            .maxLength(500)
            .help("Of a chart, its numbers, such as count or sum:amount, separated by commas");
    public static final Field<Choice> CHART_KIND = NAME.choice(
                    "chart", Choice.of("bar"), Choice.of("line"), Choice.of("pie"), Choice.of("number"))
            .label("Kind of chart");

    public static final Field<String> ICON =
            NAME.text("icon").maxLength(50).help("Its name, in small letters, digits and -");
    public static final Field<String> COLOUR = NAME.text("colour").maxLength(7).help("Such as #2f6fed");
    public static final Field<Long> RANK = NAME.integer("rank").help("Smaller comes first");
    public static final Field<Boolean> OPENS = NAME.yesNo("opens")
            .label("Opens the list")
            .help("The list of these records opens so for its owner, and for whom it is shared with and has none of"
                    + " their own");
    public static final Field<Boolean> EVERYBODY = NAME.yesNo("everybody").label("Shared with everybody");
    public static final Field<List<Ref>> ROLES =
            NAME.references("roles", Role.NAME).label("Shared with roles");
    static final Field<String> SHARED_AS = NAME.text("shared_as")
            .maxLength(200)
            .help("The name of one that is shared with roles or everybody, which no other has")
            .derived();

    private SavedQuery() {}

    static Entity entity() {
        return Entity.of(NAME, "View", "Views")
                .fields(
                        QUERY_NAME,
                        ENTITY,
                        FORM,
                        LAYOUT,
                        CONDITION,
                        WORDS,
                        SORT,
                        COLUMNS,
                        WIDTHS,
                        PINNED,
                        GROUPED_BY,
                        BY,
                        STARTS,
                        ENDS,
                        PLACE,
                        MEASURE,
                        CHART_KIND,
                        ICON,
                        COLOUR,
                        RANK,
                        OPENS,
                        EVERYBODY,
                        ROLES,
                        SHARED_AS)
                .title(QUERY_NAME)
                .owned()
                .configuration(ENTITY, QUERY_NAME)
                .configurationWhere(SHARED_AS.isEmpty().not())
                .help("Lists as people keep them; each shows whoever opens it what they may see");
    }

    static Rule[] rules() {
        return new Rule[] {
            Rule.index(ENTITY),
            Rule.unique(ENTITY, SHARED_AS),
            Rule.fill(OPENS.to(false), EVERYBODY.to(false), FORM.to(TABLE), RANK.to(1000L))
        };
    }
}
