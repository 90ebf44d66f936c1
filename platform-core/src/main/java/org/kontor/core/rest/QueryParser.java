package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Operator;
import org.kontor.api.Query;
import org.kontor.api.Refusal;
import org.kontor.api.Sort;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.Selection;
import org.kontor.core.search.Search;
import org.kontor.core.system.KernelSettings;
import org.kontor.core.system.SavedQuery;
import org.kontor.core.system.SystemSettings;

/** Reads questions from addresses and from bodies. Whatever it does not know, it refuses by name. */
final class QueryParser {
    /** What an address may ask. */
    static final Set<String> PARAMETERS =
            Set.of("filter", "sort", "limit", "cursor", "fields", "expand", "q", "can", "count", "as_of");

    /** What a body may ask. */
    record Asking(
            @Nullable JsonNode where,
            @Nullable List<String> sort,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable List<String> fields,
            @Nullable List<String> expand,
            @Nullable String q,
            boolean can,
            boolean count,
            @Nullable Instant asOf) {}

    /** What a body may ask of records that are to be taken out. */
    record AskingForAll(
            @Nullable JsonNode where,
            @Nullable List<String> sort,
            @Nullable List<String> fields,
            @Nullable String q) {}

    static final Set<String> WHOLE = Set.of("filter", "sort", "fields", "q", "view");
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_TERMS = 200;
    private static final int MOST_SORTS = 8;

    private final Catalog catalog;
    private final SystemSettings settings;
    private final FilterParser filters;
    private final RecentFilters recent = new RecentFilters();
    private final AskedValues asked;

    QueryParser(Catalog catalog, SystemSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
        this.filters = new FilterParser(catalog);
        this.asked = new AskedValues(catalog);
    }

    /** What an address asks for, to be taken out at once. */
    Question export(EntityMeta entity, UriInfo address, Access access) {
        return address(entity, Parameters.of(address, WHOLE), access);
    }

    Question address(EntityMeta entity, Parameters given, Access access) {
        Condition where = given.text("filter")
                .map(filter -> condition(filter, entity, access))
                .orElse(Condition.always());
        return question(entity, where, given, access);
    }

    /** What a body asks, by a condition in JSON. */
    Question body(EntityMeta entity, JsonNode json, Access access) {
        return body(entity, JsonReading.of(json, Asking.class), access);
    }

    /** What a body asks for, to be taken out at once. */
    Question export(EntityMeta entity, JsonNode json, Access access) {
        return body(entity, JsonReading.of(json, AskingForAll.class), access);
    }

    private Question body(EntityMeta entity, JsonReading given, Access access) {
        Condition where =
                given.find("where").map(json -> where(json, entity, access)).orElse(Condition.always());
        return question(entity, where, given, access);
    }

    /**
     * The question inside of a view: its condition holds too, and what the question does not say is as the view has it.
     *
     * @param view as whoever asks may use it
     */
    Question under(EntityMeta entity, Question question, Views.Seen view, Access access) {
        Query query = question.unsearched();
        List<Term<?>> fields = question.selection().fields();
        String words =
                question.searched().isBlank() ? view.find(SavedQuery.WORDS).orElse("") : question.searched();
        try {
            query = within(query, view);
            Optional<String> sort = view.find(SavedQuery.SORT);
            if (query.sorts().isEmpty() && sort.isPresent()) {
                query = query.sort(view.parts().sorts(sort.get()).toArray(Sort[]::new));
            }
        } catch (BadValue e) {
            throw Parameters.malformed(e.reason());
        }
        Query unsearched = query;
        if (!words.isBlank()) {
            query = query.where(search(entity, words, sight(access)));
        }
        Selection selection = fields.isEmpty()
                ? new Selection(
                        view.shown(),
                        question.selection().expand(),
                        question.selection().can())
                : question.selection();
        return new Question(query, selection, words, unsearched, question.asOf());
    }

    /** The query, where the condition of a view holds too. */
    Query within(Query query, Views.Seen view) throws BadValue {
        Condition condition = view.condition().orElse(null);
        return condition == null ? query : query.where(asked.check(condition));
    }

    /** What of a single record an address asks for. */
    Selection selection(EntityMeta entity, Parameters given, Access access) {
        Sight sight = sight(access);
        return new Selection(
                terms(entity, given.texts("fields"), sight::shows),
                terms(entity, given.texts("expand"), sight::reads),
                true);
    }

    private Question question(EntityMeta entity, Condition where, Asked asked, Access access) {
        Sight sight = sight(access);
        List<String> sort = asked.texts("sort");
        int given = asked.number("limit", 0, 1, Query.MOST);
        String cursor = asked.text("cursor").orElse(null);
        List<String> fields = asked.texts("fields");
        List<String> expanded = asked.texts("expand");
        String q = asked.text("q").orElse("");
        boolean can = asked.yes("can");
        boolean count = asked.yes("count");
        Optional<Instant> asOf = asked.text("as_of").map(text -> Parameters.moment("as_of", text));
        if (asOf.isPresent() && can) {
            throw Parameters.unfit(
                    "can",
                    "system.parameter_not_past",
                    "The parameter {name} can be given of now only, not with as_of");
        }
        int limit = given > 0 ? given : pageSize(access, expanded.size());
        if (limit * (1L + expanded.size()) > MOST_ROWS) {
            throw Refusal.of(
                    Refusal.Code.TOO_LARGE,
                    Message.of("system.too_many_rows", "A page with what is expanded may load at most {max} records")
                            .with("max", MOST_ROWS));
        }
        List<Term<?>> expand = terms(entity, expanded, sight::reads);
        Query query =
                new Query(entity.name(), where, sorts(entity, sort, sight), limit, cursor, expand, List.of(), count);
        return new Question(
                q.isBlank() ? query : query.where(search(entity, q, sight)),
                new Selection(terms(entity, fields, sight::shows), expand, can),
                q,
                query,
                asOf);
    }

    /** As whoever asks has it set, as far as what is expanded allows: nobody is refused for what they did not ask for. */
    private int pageSize(Access access, int expanded) {
        long size = settings.kernel().of(access.actor()).get(KernelSettings.PAGE_SIZE);
        return (int) Math.min(size, Math.max(1, MOST_ROWS / (1 + expanded)));
    }

    /** The entity of a question. */
    EntityMeta entity(EntityName name) {
        return catalog.get(name);
    }

    /** What whoever asks may ask about. */
    Sight sight(Access access) {
        return new Sight(catalog, access);
    }

    Condition condition(String filter, EntityMeta entity, Access access) {
        Condition known = recent.get(entity.name(), filter, (text, name) -> read(text, name, access));
        // somebody else may have asked it who may read more: then it is refused in the words of one that was never read
        return sight(access).reads(known) ? known : read(filter, entity.name(), access);
    }

    private Condition read(String filter, EntityName entity, Access access) {
        try {
            return asked.check(filters.parse(filter, entity, sight(access)::reads));
        } catch (BadValue e) {
            throw Parameters.malformed(e.reason());
        }
    }

    Condition where(JsonNode json, EntityMeta entity, Access access) {
        try {
            return asked.check(catalog.conditionJson().parse(json, entity.name(), sight(access)::reads));
        } catch (BadValue e) {
            throw Parameters.malformed(e.reason());
        }
    }

    List<Sort> sorts(EntityMeta entity, List<String> texts, Sight sight) {
        if (texts.size() > MOST_SORTS) {
            throw Parameters.unfit(
                    "sort",
                    Message.of("system.parameter_terms_many", "The parameter {name} must be at most {max} terms")
                            .with("max", MOST_SORTS));
        }
        List<Sort> sorts = new ArrayList<>();
        for (String text : texts) {
            boolean descending = text.startsWith("-");
            Term<?> term = term(entity, descending ? text.substring(1) : text, sight);
            sorts.add(new Sort(term, descending));
        }
        return sorts;
    }

    List<Term<?>> terms(EntityMeta entity, List<String> paths, Predicate<Term<?>> mayAsk) {
        if (paths.size() > MOST_TERMS) {
            throw Parameters.unfit(
                    "fields",
                    Message.of("system.parameter_terms_many", "The parameter {name} must be at most {max} terms")
                            .with("max", MOST_TERMS));
        }
        Set<Term<?>> terms = new LinkedHashSet<>();
        paths.forEach(path -> terms.add(term(entity, path, mayAsk)));
        return List.copyOf(terms);
    }

    /** A term that whoever asks may read; of all others nothing is told, whatever else is wrong with the question. */
    Term<?> term(EntityMeta entity, String path, Sight sight) {
        return term(entity, path, sight::reads);
    }

    private Term<?> term(EntityMeta entity, String path, Predicate<Term<?>> mayAsk) {
        try {
            Term<?> term = catalog.term(entity.name(), path);
            if (mayAsk.test(term)) {
                return term;
            }
        } catch (BadValue e) {
            throw Parameters.malformed(e.reason());
        }
        throw Parameters.malformed(Catalog.unknownField(path).reason());
    }

    /** Words as a condition. */
    Condition search(EntityMeta entity, String words, Access access) {
        return search(entity, words, sight(access));
    }

    /** Every word stands somewhere in the fields of text that name a record or are made to be searched. */
    private Condition search(EntityMeta entity, String words, Sight sight) {
        Set<Term<?>> terms = new LinkedHashSet<>();
        for (FieldMeta field : entity.declaredFields()) {
            boolean meant =
                    field.field().isSearchable() || entity.declared().title().contains(field.field());
            boolean isText = field.kind().operators().contains(Operator.STARTS_WITH);
            if (meant && isText && sight.may(field, Verb.READ)) {
                terms.add(field.field());
            }
        }
        List<Condition> all = new ArrayList<>();
        for (String word : Search.parts(words)) {
            all.add(new Condition.Any(
                    terms.stream().map(term -> term.contains(word)).toList()));
        }
        return new Condition.All(all);
    }
}
