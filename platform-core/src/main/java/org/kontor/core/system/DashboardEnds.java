package org.kontor.core.system;

import java.util.List;
import java.util.function.Predicate;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.record.AllRows;

/** What becomes of widgets when what they show goes for good, or gets another name. */
final class DashboardEnds {
    private DashboardEnds() {}

    /**
     * Takes widgets of what is gone from their dashboards, and leaves the others where they stand.
     *
     * @param kernel the kernel's own records
     * @param isGone whether an entity, or a plugin's tile, is gone
     */
    static void clear(Records kernel, Predicate<String> isGone) {
        for (Row dashboard : AllRows.of(kernel, Query.of(Dashboard.NAME)).toList()) {
            List<Row> widgets = dashboard.find(Dashboard.WIDGETS).orElse(List.of());
            List<Row> left =
                    widgets.stream().filter(widget -> !isAbout(widget, isGone)).toList();
            if (left.size() < widgets.size()) {
                kernel.update(dashboard, Dashboard.WIDGETS.to(left));
            }
        }
    }

    /** How many widgets that would take. */
    static long count(Records kernel, Predicate<String> isGone) {
        return AllRows.of(kernel, Query.of(Dashboard.NAME)).toList().stream()
                .flatMap(dashboard -> dashboard.find(Dashboard.WIDGETS).orElse(List.of()).stream())
                .filter(widget -> isAbout(widget, isGone))
                .count();
    }

    private static boolean isAbout(Row widget, Predicate<String> isGone) {
        return widget.find(DashboardWidget.ENTITY).filter(isGone).isPresent()
                || widget.find(DashboardWidget.ELEMENT).filter(isGone).isPresent();
    }

    /** Says beforehand what {@link #clear} would take. */
    static void foresee(Records kernel, Predicate<String> isGone, List<Message> sentences) {
        long count = count(kernel, isGone);
        if (count > 0) {
            sentences.add(Message.of("system.purge_widgets", "Taken from dashboards with it, widgets: {count}")
                    .with("count", count));
        }
    }

    /** All widgets that speak of an entity, by which their terms are read. */
    static List<Row> speaking(Records kernel) {
        return AllRows.of(kernel, Query.of(Dashboard.NAME)).toList().stream()
                .flatMap(dashboard -> dashboard.find(Dashboard.WIDGETS).orElse(List.of()).stream())
                .filter(widget -> widget.find(DashboardWidget.ENTITY).isPresent())
                .toList();
    }
}
