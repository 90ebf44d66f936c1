package org.kontor.core.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.kontor.api.Action;
import org.kontor.api.Assignment;
import org.kontor.api.Query;
import org.kontor.api.Result;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.Selection;

/** What an action answered, as JSON. */
final class ResultJson {
    /** Under which a kept answer holds the question that it is to be asked again; no answer has it. */
    private static final String ASKED = "asked";

    private final Services services;
    private final KeptQuery queries;

    ResultJson(Services services) {
        this.services = services;
        this.queries = new KeptQuery(services.catalog(), services.json());
    }

    ObjectNode of(Action action, Result result, Visit visit, Locale locale) {
        ObjectNode json = services.json().createObjectNode();
        try {
            switch (result) {
                case Result.None none -> json.put("result", "none");
                case Result.Show show -> {
                    String what = action.task().isPresent() ? "task" : "show";
                    json.put("result", what);
                    json.putObject(what)
                            .put("entity", show.ref().entity().toString())
                            .put("id", show.ref().id().toString());
                }
                case Result.Output output -> {
                    json.put("result", "values");
                    ObjectNode values = json.putObject("values");
                    for (Assignment value : output.values()) {
                        put(values, value);
                    }
                }
                case Result.Say say -> {
                    json.put("result", "say");
                    json.put("say", services.texts().text(say.message(), locale));
                }
                case Result.File file -> {
                    json.put("result", "file");
                    FileJson.put(json.putObject("file"), file.file());
                }
                case Result.Ask ask -> {
                    json.put("result", "query");
                    json.put("entity", ask.query().entity().toString());
                    json.set("page", page(ask.query(), visit));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json;
    }

    /** What is kept of an answer: of records that answer a question, the question. */
    ObjectNode kept(Result result, ObjectNode json) {
        if (!(result instanceof Result.Ask ask)) {
            return json;
        }
        ObjectNode kept = services.json().createObjectNode();
        kept.setAll(json);
        kept.remove("page");
        try {
            kept.set(ASKED, queries.write(ask.query()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept;
    }

    /** What was kept, with what whoever asks may see of it now. A question that cannot be asked any more has no page. */
    ObjectNode again(byte[] kept, Visit visit) {
        ObjectNode json = (ObjectNode) OwnJson.tree(kept);
        JsonNode asked = json.remove(ASKED);
        if (asked != null) {
            queries.read(asked).ifPresent(query -> json.set("page", page(query, visit)));
        }
        return json;
    }

    private JsonNode page(Query query, Visit visit) {
        byte[] page = services.recordJson()
                .page(visit.access(), query, new Selection(List.of(), query.expand(), false))
                .answer(visit.transaction(), visit.notes())
                .detach();
        return OwnJson.tree(page);
    }

    private void put(ObjectNode values, Assignment assignment) throws IOException {
        if (!(assignment instanceof Assignment.Value value)) {
            throw new IllegalArgumentException("an action answers values, not " + assignment);
        }
        Object given = value.value();
        if (given == null) {
            values.putNull(value.field().name());
            return;
        }
        FieldMeta field = services.catalog().outside(value.field(), List.of());
        TokenBuffer buffer = new TokenBuffer(services.json(), false);
        try (JsonGenerator json = buffer) {
            field.kind().write(json, given);
        }
        values.set(value.field().name(), services.json().readTree(buffer.asParser()));
    }
}
