package org.kontor.core.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.kontor.api.Query;
import org.kontor.api.Sort;

/** A question as JSON, in the form in which bodies of queries ask. */
public final class QueryJson {
    private QueryJson() {}

    /** Writes of whom it asks, for what and in which order, into an object that was begun. */
    public static void write(JsonGenerator json, Catalog catalog, Query query) throws IOException {
        json.writeStringField("entity", query.entity().toString());
        json.writeFieldName("where");
        catalog.conditionJson().write(json, query.where());
        json.writeArrayFieldStart("sort");
        for (Sort sort : query.sorts()) {
            json.writeString(text(sort));
        }
        json.writeEndArray();
    }

    /** An order by one term, as addresses write it. */
    public static String text(Sort sort) {
        return (sort.isDescending() ? "-" : "") + sort.term().path();
    }
}
