package org.kontor.core.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Sort;
import org.kontor.api.Term;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.QueryJson;

/** A question in a form that is kept in place of its answer, so that it can be asked again. */
final class KeptQuery {
    private final Catalog catalog;
    private final ObjectMapper json;

    KeptQuery(Catalog catalog, ObjectMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    ObjectNode write(Query query) throws IOException {
        TokenBuffer kept = new TokenBuffer(json, false);
        try (JsonGenerator out = kept) {
            out.writeStartObject();
            QueryJson.write(out, catalog, query);
            out.writeNumberField("limit", query.limit());
            out.writeStringField("cursor", query.cursor());
            out.writeArrayFieldStart("expand");
            for (Term<?> term : query.expand()) {
                out.writeString(term.path());
            }
            out.writeEndArray();
            out.writeBooleanField("count", query.counted());
            out.writeEndObject();
        }
        return json.readTree(kept.asParser());
    }

    /** The question, if all that it speaks of is still there. */
    Optional<Query> read(JsonNode kept) {
        EntityName entity = EntityName.parse(kept.path("entity").asText());
        if (catalog.findMeta(entity).isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Sort> sorts = new ArrayList<>();
            for (JsonNode each : kept.path("sort")) {
                String path = each.asText();
                boolean isDescending = path.startsWith("-");
                sorts.add(new Sort(catalog.term(entity, isDescending ? path.substring(1) : path), isDescending));
            }
            List<Term<?>> expand = new ArrayList<>();
            for (JsonNode each : kept.path("expand")) {
                expand.add(catalog.term(entity, each.asText()));
            }
            return Optional.of(new Query(
                    entity,
                    catalog.conditionJson().parse(kept.path("where"), entity),
                    sorts,
                    kept.path("limit").asInt(),
                    kept.path("cursor").textValue(),
                    expand,
                    List.of(),
                    kept.path("count").asBoolean()));
        } catch (BadValue e) {
            return Optional.empty();
        }
    }
}
