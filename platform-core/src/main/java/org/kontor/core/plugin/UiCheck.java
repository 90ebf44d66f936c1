package org.kontor.core.plugin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kontor.api.ChartKind;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.ListLayout;
import org.kontor.api.ListView;
import org.kontor.api.Measure;
import org.kontor.api.Panel;
import org.kontor.api.Query;
import org.kontor.api.Sort;
import org.kontor.api.Term;
import org.kontor.api.Ui;

/** Checks what a plugin shows in the web client. */
final class UiCheck {
    static final Pattern ICON = Pattern.compile("[a-z0-9-]{1,50}");

    private static final int MOST_COLUMNS = 3;
    private static final Set<Ui.Layout> MEASURED = Set.of(Ui.Layout.BOARD, Ui.Layout.CHART, Ui.Layout.TREE);
    private static final String REST = "rest";

    private final TermCheck terms;
    private final ConditionCheck conditions;
    private final UiPartCheck parts;

    /** In which section a field stands, over all plugins: by the entity's and the field's name. */
    private final Map<String, String> sections = new HashMap<>();

    UiCheck(TermCheck terms, ConditionCheck conditions, RightCheck rights) {
        this.terms = terms;
        this.conditions = conditions;
        this.parts = new UiPartCheck(terms, conditions, rights, this);
    }

    void check(Contribution contribution, Place contributed) {
        Set<String> seen = new HashSet<>();
        for (Ui element : contribution.ui()) {
            switch (element) {
                case Ui.Menu menu -> {
                    Place place = named("menu " + menu.entity(), "", menu.label(), seen, contributed);
                    terms.asked(menu.entity(), place);
                    if (!ICON.matcher(menu.icon()).matches()) {
                        place.refuse("'" + menu.icon() + "' is no icon's name", "see tabler.io/icons");
                    }
                }
                case ListView view ->
                    view(
                            view,
                            contribution,
                            named("view of " + view.entity(), view.name(), view.label(), seen, contributed));
                case Ui.Section section -> {
                    Place place =
                            named("section of " + section.entity(), section.name(), section.label(), seen, contributed);
                    if (terms.known(section.entity(), place).isPresent()) {
                        for (Field<?> field : section.fields()) {
                            terms.field(field, section.entity(), place);
                            once(section, field, place);
                        }
                        conditions.check(section.when(), section.entity(), place.in("when"));
                    }
                    if (section.columns() < 1 || section.columns() > MOST_COLUMNS) {
                        place.refuse("it has " + section.columns() + " columns", "a section has 1 to " + MOST_COLUMNS);
                    }
                    if (section.name().equals(REST)) {
                        place.refuse("'" + REST + "' is where fields without a section stand", "take another name");
                    }
                }
                case Ui.Card card -> line("card", card.entity(), card.terms(), seen, contributed);
                case Ui.Columns columns -> line("columns", columns.entity(), columns.terms(), seen, contributed);
                case Ui.Related related ->
                    related(
                            related,
                            named(
                                    "related of " + related.entity(),
                                    related.name(),
                                    related.label(),
                                    seen,
                                    contributed));
                case Ui.Widget widget -> {
                    Place place = named("widget", widget.name(), widget.label(), seen, contributed);
                    if (!widget.plugin().equals(contribution.pluginId())) {
                        place.refuse("it belongs to the plugin " + widget.plugin(), "show own widgets only");
                    }
                    query(widget.query(), place);
                    Measure measure = widget.measure();
                    if (measure != null) {
                        measure(measure, widget.query().entity(), place);
                    }
                    ChartKind chart = widget.chart();
                    if (chart != null) {
                        ChartCheck.check(widget.query(), measure == null ? Measure.count() : measure, chart, place);
                    }
                }
                case Ui.Module module -> {} // its files are checked with the other files
                case Panel panel -> parts.panel(panel, contribution, contributed, seen);
                case Ui.Page page -> parts.page(page, contribution, contributed, seen);
                case Ui.Command command -> parts.command(command, contribution, contributed, seen);
                case ListLayout layout -> parts.layout(layout, contribution, contributed, seen);
                case Ui.Tile tile -> parts.tile(tile, contribution, contributed, seen);
                case Ui.Look look -> parts.look(look, contribution, contributed, seen);
                case Ui.Event event -> parts.event(event, contribution, contributed, seen);
            }
        }
    }

    /** A form that shows a field twice would not know which of the two people filled. */
    private void once(Ui.Section section, Field<?> field, Place place) {
        String here =
                section.name() + (place.pluginId().equals(section.entity().plugin()) ? "" : " of " + place.pluginId());
        String other = sections.putIfAbsent(section.entity() + "." + field.name(), here);
        if (other != null) {
            place.refuse(
                    field.name()
                            + (other.equals(here) ? " stands in it twice" : " stands in the section " + other + " too"),
                    "let it stand once");
        }
    }

    private void line(String kind, EntityName entity, List<Term<?>> shown, Set<String> seen, Place contributed) {
        Place place = named(kind + " of " + entity, "", kind, seen, contributed);
        if (terms.known(entity, place).isPresent()) {
            terms.all(shown, entity, place);
        }
    }

    static Place named(String kind, String name, String label, Set<String> seen, Place contributed) {
        Place place = contributed.in(name.isEmpty() ? kind : kind + " " + name);
        if (!name.isEmpty()) {
            Names.plain(name, "a name", place);
        }
        if (label.isBlank()) {
            place.refuse("its label is blank", "say what people read");
        }
        if (!seen.add(kind + " " + name)) {
            place.refuse("it is declared twice", "remove one of the two");
        }
        return place;
    }

    private void view(ListView view, Contribution contribution, Place place) {
        if (terms.asked(view.entity(), place).isPresent()) {
            Measure measure = view.measure();
            if (measure != null) {
                measure(measure, view.entity(), place);
                ChartCheck.measure(measure, place.in("measure"));
                if (view.drawn() == null && !MEASURED.contains(view.layout())) {
                    place.refuse(
                            "as a " + view.layout().name().toLowerCase(Locale.ROOT) + " it works nothing out",
                            "take the measure away, or show it as a board, a chart or a tree");
                }
            }
            parts.drawn(view, contribution, place);
            terms.all(view.columns(), view.entity(), place.in("columns"));
            conditions.check(view.where(), view.entity(), place.in("where"));
            sorts(view.sorts(), view.entity(), place);
            groups(view.groups(), view.entity(), place);
        }
    }

    private void related(Ui.Related related, Place place) {
        terms.known(related.entity(), place);
        EntityName from = related.back().entity();
        if (from == null || terms.asked(from, place).isEmpty()) {
            return;
        }
        terms.resolve(related.back(), from, place).ifPresent(field -> {
            if (!ConditionCheck.pointsTo(field, related.entity())) {
                place.refuse(
                        from + "." + related.back().path() + " does not point to " + related.entity(),
                        "use a reference that points to " + related.entity());
            }
        });
        terms.all(related.columns(), from, place.in("columns"));
    }

    /** Answers whether there is what it asks for. */
    boolean query(Query query, Place place) {
        EntityName entity = query.entity();
        boolean isThere = terms.asked(entity, place).isPresent();
        if (isThere) {
            conditions.check(query.where(), entity, place.in("where"));
            sorts(query.sorts(), entity, place);
            terms.all(query.expand(), entity, place.in("expand"));
            groups(query.groups(), entity, place);
        }
        return isThere;
    }

    private void sorts(List<Sort> sorts, EntityName entity, Place place) {
        Place here = place.in("sort");
        sorts.forEach(sort -> sortable(sort.term(), entity, here));
    }

    private void groups(List<Term<?>> groups, EntityName entity, Place place) {
        Place here = place.in("groups");
        groups.forEach(term -> sortable(term, entity, here));
    }

    private void sortable(Term<?> term, EntityName entity, Place place) {
        terms.resolve(term, entity, place).ifPresent(field -> {
            if (!field.kind().isSortable()) {
                place.refuse(TermCheck.low(term) + " " + term.path() + " has no order", "use another term");
            }
        });
    }

    void measure(Measure measure, EntityName entity, Place widget) {
        Place place = widget.in("measure");
        Term<?> term = measure.term();
        boolean sums = measure.kind() == Measure.Kind.SUM || measure.kind() == Measure.Kind.AVERAGE;
        if (term == null) {
            if (measure.kind() != Measure.Kind.COUNT) {
                place.refuse("it names no term", "say over what it is worked out");
            }
            return;
        }
        terms.resolve(term, entity, place).ifPresent(field -> {
            if (sums && !field.kind().isSummable()) {
                place.refuse(
                        TermCheck.low(term) + " " + term.path() + " cannot be summed", "use a number or an amount");
            }
        });
    }
}
