package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Measure;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.core.access.Access;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.system.SavedQuery;

/** Reads questions for numbers: groups and measures, {@code measure=count,sum:amount}. */
final class AggregateParser {
    /**
     * A question for numbers.
     *
     * @param query which records, and the groups
     */
    record Numbers(Query query, List<Measure> measures) {}

    /** What a body may ask. */
    record Asking(
            @Nullable JsonNode where,
            @Nullable List<String> groups,
            @Nullable List<String> measures,
            @Nullable List<String> sort,
            @Nullable Integer limit) {}

    static final Set<String> PARAMETERS = Set.of("filter", "group", "measure", "sort", "limit", "view");
    private static final int MOST_MEASURES = 20;
    private static final int MOST_GROUPS = 5;

    private final QueryParser queries;

    AggregateParser(QueryParser queries) {
        this.queries = queries;
    }

    Numbers address(EntityMeta entity, UriInfo address, Access access) {
        Parameters given = Parameters.of(address, PARAMETERS);
        return numbers(
                entity,
                given.text("filter")
                        .map(filter -> queries.condition(filter, entity, access))
                        .orElse(Condition.always()),
                given.texts("group"),
                given.texts("measure"),
                given.texts("sort"),
                given.number("limit", 100, 1, Query.MOST),
                queries.sight(access));
    }

    /** The numbers inside of a view: its condition holds too; of a chart groups and measures, where none are asked for. */
    Numbers under(Numbers asked, Views.Seen view, boolean isPlain) {
        try {
            Query query = queries.within(asked.query(), view);
            List<Measure> measures = asked.measures();
            Optional<String> by = view.find(SavedQuery.BY).or(() -> view.find(SavedQuery.GROUPED_BY));
            Optional<String> measured = view.find(SavedQuery.MEASURE);
            if (isPlain && by.isPresent()) {
                query = query.groupBy(view.parts().group(by.get()));
            }
            if (isPlain && measured.isPresent()) {
                measures = view.parts().measures(measured.get());
            }
            return new Numbers(query, measures);
        } catch (BadValue e) {
            throw Parameters.malformed(e.reason());
        }
    }

    Numbers body(EntityMeta entity, JsonNode json, Access access) {
        JsonReading given = JsonReading.of(json, Asking.class);
        return numbers(
                entity,
                given.find("where")
                        .map(where -> queries.where(where, entity, access))
                        .orElse(Condition.always()),
                given.texts("groups"),
                given.texts("measures"),
                given.texts("sort"),
                given.number("limit", 100, 1, Query.MOST),
                queries.sight(access));
    }

    private Numbers numbers(
            EntityMeta entity,
            Condition where,
            List<String> groups,
            List<String> measures,
            List<String> sort,
            int limit,
            Sight sight) {
        if (groups.size() > MOST_GROUPS) {
            throw Parameters.unfit(
                    "group",
                    Message.of("system.parameter_terms_many", "The parameter {name} must be at most {max} terms")
                            .with("max", MOST_GROUPS));
        }
        if (measures.size() > MOST_MEASURES) {
            throw Parameters.unfit(
                    "measure",
                    Message.of("system.parameter_measures_many", "The parameter {name} must be at most {max} measures")
                            .with("max", MOST_MEASURES));
        }
        List<Measure> all = new ArrayList<>();
        for (String measure : measures.isEmpty() ? List.of("count") : measures) {
            all.add(measure(entity, measure, sight));
        }
        Query query = new Query(
                entity.name(),
                where,
                queries.sorts(entity, sort, sight),
                limit,
                null,
                List.of(),
                queries.terms(entity, groups, sight::reads),
                false);
        return new Numbers(query, all);
    }

    private Measure measure(EntityMeta entity, String text, Sight sight) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        for (Measure.Kind each : Measure.Kind.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(kind) && (colon > 0 || each == Measure.Kind.COUNT)) {
                return new Measure(each, colon < 0 ? null : queries.term(entity, text.substring(colon + 1), sight));
            }
        }
        throw Parameters.malformed(
                Message.of("system.unknown_measure", "There is no measure {measure}; examples are count and sum:amount")
                        .with("measure", Parameters.shown(text)));
    }
}
