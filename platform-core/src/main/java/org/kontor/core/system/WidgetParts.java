package org.kontor.core.system;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Choice;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Row;
import org.kontor.api.Term;
import org.kontor.core.access.ReadableTerms;
import org.kontor.core.meta.Catalog;

/** Reads what a widget is made of, for somebody, as {@link ViewParts} does of views. */
public final class WidgetParts {
    private WidgetParts() {}

    /**
     * The parts that somebody may not read, or that are not there any more, by the names of their fields.
     *
     * @param readable what they may read
     */
    public static List<String> lacks(Catalog catalog, EntityName entity, ReadableTerms readable, Row widget) {
        ViewParts parts = new ViewParts(catalog, entity, readable);
        Choice form = DashboardWidget.form(widget.get(DashboardWidget.KIND));
        Stream<String> terms = DashboardWidget.TERMS.entrySet().stream()
                .filter(each -> widget.find(each.getKey())
                        .flatMap(text -> parts.fault(each.getValue(), text, form))
                        .isPresent())
                .map(each -> each.getKey().name())
                .sorted();
        Stream<String> condition = widget
                .find(DashboardWidget.CONDITION)
                .filter(parts::isLost)
                .map(kept -> DashboardWidget.CONDITION.name())
                .stream();
        return Stream.concat(terms, condition).toList();
    }

    /** The columns of a list that they may read. */
    public static String columns(Catalog catalog, EntityName entity, ReadableTerms readable, Row widget) {
        return new ViewParts(catalog, entity, readable)
                .readable(widget.find(DashboardWidget.SHOWN).orElse("")).stream()
                        .map(Term::path)
                        .collect(Collectors.joining(","));
    }

    /** The parts that are lists of terms. */
    public static List<Field<String>> terms() {
        return List.copyOf(DashboardWidget.TERMS.keySet());
    }
}
