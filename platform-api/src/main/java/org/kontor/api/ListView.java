package org.kontor.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ready-made way to look at an entity's list.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="view"}
 *
 * @param name lower-case letters, digits and {@code _}; for ever the same
 * @param layout how it is shown; where it has a layout of the plugin's own, for whoever does not see that
 * @param groups terms to group by; may be empty. A board has its columns by the first one, a chart its bars, a tree its
 *     parents; on a calendar records begin by the first and end by the second; to a layout of the plugin's own they are told as
 *     {@code by} and {@code ends}
 * @param measure what is worked out for each column, bar or branch; null for the number of records
 * @param chart how a chart is drawn; null as it fits what it groups by
 * @param drawn the layout of the plugin's own in which it opens, or null
 */
public record ListView(
        EntityName entity,
        String name,
        String label,
        Ui.Layout layout,
        List<Term<?>> columns,
        Condition where,
        List<Sort> sorts,
        List<Term<?>> groups,
        @Nullable Measure measure,
        @Nullable ChartKind chart,
        @Nullable ListLayout drawn)
        implements Ui {
    public ListView {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(where, "where");
        columns = List.copyOf(columns);
        sorts = List.copyOf(sorts);
        groups = List.copyOf(groups);
    }

    public ListView columns(Term<?>... columns) {
        return new ListView(entity, name, label, layout, List.of(columns), where, sorts, groups, measure, chart, drawn);
    }

    public ListView where(Condition where) {
        return new ListView(entity, name, label, layout, columns, where, sorts, groups, measure, chart, drawn);
    }

    public ListView sort(Sort... sorts) {
        return new ListView(entity, name, label, layout, columns, where, List.of(sorts), groups, measure, chart, drawn);
    }

    public ListView groupBy(Term<?>... groups) {
        return new ListView(entity, name, label, layout, columns, where, sorts, List.of(groups), measure, chart, drawn);
    }

    /** What is worked out for each column of a board, bar of a chart, branch of a tree; a layout of your own is told of it. */
    public ListView measure(Measure measure) {
        return new ListView(entity, name, label, layout, columns, where, sorts, groups, measure, chart, drawn);
    }

    public ListView as(Ui.Layout layout) {
        return new ListView(entity, name, label, layout, columns, where, sorts, groups, measure, null, null);
    }

    /** It is a chart that is drawn so. */
    public ListView as(ChartKind chart) {
        return new ListView(entity, name, label, Ui.Layout.CHART, columns, where, sorts, groups, measure, chart, null);
    }

    /** It opens in a layout of the plugin's own; for whoever does not see that it is as it was before. */
    public ListView as(ListLayout drawn) {
        return new ListView(entity, name, label, layout, columns, where, sorts, groups, measure, chart, drawn);
    }
}
