package org.kontor.core.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;
import org.kontor.core.change.AccessKind;
import org.kontor.core.mass.MassOrder;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.AsOf;
import org.kontor.core.record.JsonBytes;
import org.kontor.core.record.Prepared;
import org.kontor.core.record.RecordJson;
import org.kontor.core.record.Selection;

/** Reads single records and pages as the addresses of {@link RecordsResource} ask, whoever took the request apart. */
public final class RecordReads {
    private static final Set<String> OF_PAGE =
            Stream.concat(QueryParser.PARAMETERS.stream(), Stream.of("view")).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> OF_ONE = Set.of("fields", "expand", "as_of");

    private final Desk desk;
    private final Views views;
    private final RecordJson json;
    private final QueryParser queries;
    private final ListedWords listed;

    /** What answers on a platform with these services; one for each, for it remembers what was asked. */
    public RecordReads(Services services) {
        this.desk = new Desk(services);
        this.views = new Views(desk);
        this.json = services.recordJson();
        this.queries = new QueryParser(services.catalog(), services.settings());
        this.listed = new ListedWords(services.search(), queries);
    }

    Desk desk() {
        return desk;
    }

    QueryParser queries() {
        return queries;
    }

    /**
     * A record with what the caller may do with it.
     *
     * @param given the address's parameters, decoded
     * @throws Refusal NOT_FOUND when there is none in the caller's sight, MALFORMED when the parameters do not fit
     */
    public RecordAnswer record(
            Caller caller, String plugin, String entity, String id, Map<String, List<String>> given) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.asked(access, plugin, entity);
        Parameters parameters = Parameters.of(given, OF_ONE);
        Selection selection = queries.selection(meta, parameters, access);
        UUID wanted = Desk.id(id);
        AsOf asOf = parameters.asOf("as_of").orElse(null);
        if (asOf != null) {
            RecordJson.Answer then =
                    desk.ask(access, json.past().record(access, withRecords(meta), wanted, asOf, selection));
            return new RecordAnswer(then.version(), false, then.json());
        }
        return desk.ask(access, json.record(access, meta, wanted, selection))
                .map(found -> new RecordAnswer(found.version(), desk.lasts(meta), found.json()))
                .orElseThrow(() ->
                        desk.read(caller, visit -> MergeTrail.notThere(desk, visit, new Ref(meta.name(), wanted))));
    }

    /**
     * A page of records, to be closed when it is sent.
     *
     * @param given the address's parameters, decoded
     * @throws Refusal MALFORMED when they do not fit
     */
    public JsonBytes page(Caller caller, String plugin, String entity, Map<String, List<String>> given) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.asked(access, plugin, entity);
        Parameters parameters = Parameters.of(given, OF_PAGE);
        Question question = under(caller, meta, parameters, queries.address(meta, parameters, access), access);
        JsonBytes page = page(access, question);
        if (!question.searched().isBlank()) {
            desk.noteAsked(access, AccessKind.SEARCHED, meta, 0, noted(meta, access, given));
        }
        return page;
    }

    /** The question inside of the view that an address names, if it names one. */
    Question under(Caller caller, EntityMeta entity, Parameters given, Question question, Access access) {
        return view(caller, entity, given)
                .map(view -> queries.under(entity, question, view, access))
                .orElse(question);
    }

    /** The view that an address names. */
    Optional<Views.Seen> view(Caller caller, EntityMeta entity, Parameters given) {
        return given.id("view").map(id -> desk.read(caller, visit -> views.use(visit, entity, id)));
    }

    /** A page of records, as they are or as they were, to be closed when it is sent. */
    JsonBytes page(Access access, Question question) {
        if (question.asOf().isPresent()) {
            withRecords(desk.services().catalog().get(question.query().entity()));
        }
        Prepared<JsonBytes> page = question.asOf()
                .map(moment -> json.past().page(access, question.query(), moment, question.selection()))
                .orElseGet(() -> found(access, question));
        return desk.ask(access, page);
    }

    private Prepared<JsonBytes> found(Access access, Question question) {
        ListedWords.Narrowed narrowed = listed.query(access, question);
        return json.page(access, narrowed.query(), question.query(), question.selection(), narrowed.isPartial());
    }

    /**
     * The query, its words looked up in the index, where no record of it may be missing.
     *
     * @throws Refusal UNAVAILABLE while the index cannot tell, INVALID when the words are of too many
     */
    Query whole(Access access, Question question) {
        return listed.whole(access, question);
    }

    private static EntityMeta withRecords(EntityMeta entity) {
        if (entity.isAspect()) {
            throw Parameters.unfit(
                    "as_of",
                    Message.of("system.past_aspect", "{entity} has no past of its own: ask the records that play it")
                            .with("entity", entity.name()));
        }
        return entity;
    }

    /** An address's parameters as the log of accesses keeps them. */
    String noted(EntityMeta entity, Access access, Map<String, List<String>> given) {
        return NotedQuestion.of(
                given,
                filter -> OwnJson.tree(
                        MassOrder.text(desk.services().catalog(), queries.condition(filter, entity, access))));
    }
}
