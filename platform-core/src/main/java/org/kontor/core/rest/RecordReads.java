package org.kontor.core.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.record.RecordJson;
import org.kontor.core.record.Selection;

/** Reads single records and pages as the addresses of {@link RecordsResource} ask, whoever took the request apart. */
public final class RecordReads {
    private static final Set<String> OF_ONE = Set.of("fields", "expand");

    private final Desk desk;
    private final RecordJson json;
    private final QueryParser queries;

    RecordReads(Desk desk, QueryParser queries) {
        this.desk = desk;
        this.json = desk.services().recordJson();
        this.queries = queries;
    }

    /** What answers on a platform with these services. */
    public static RecordReads of(Services services) {
        return new RecordReads(new Desk(services), new QueryParser(services.catalog()));
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
        EntityMeta meta = desk.entity(access, plugin, entity);
        Parameters parameters = Parameters.of(given, OF_ONE);
        Selection selection = new Selection(
                queries.terms(meta, parameters.texts("fields")), queries.terms(meta, parameters.texts("expand")), true);
        UUID wanted = Desk.id(id);
        return desk.ask(access, json.record(access, meta, wanted, selection))
                .map(found -> new RecordAnswer(found.version(), found.json()))
                .orElseThrow(Desk::notFound);
    }

    /**
     * A page of records, as JSON in UTF-8.
     *
     * @param given the address's parameters, decoded
     * @throws Refusal MALFORMED when they do not fit
     */
    public byte[] page(Caller caller, String plugin, String entity, Map<String, List<String>> given) {
        Access access = desk.access(caller);
        EntityMeta meta = desk.entity(access, plugin, entity);
        Question question = queries.address(meta, Parameters.of(given, QueryParser.PARAMETERS), access);
        return desk.ask(access, json.page(access, question.query(), question.selection()));
    }
}
