package org.kontor.core.task;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.FileId;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.core.meta.QueryJson;
import org.kontor.core.record.ActionOutput;
import org.kontor.core.record.InputJson;

/**
 * What a task answered, as its record keeps it.
 *
 * @param message a sentence to read, in the language of whoever started it
 * @param shows a record to open
 * @param json all of it
 */
record ResultText(@Nullable String message, @Nullable Ref shows, String json) {
    private static final JsonFactory JSON = new JsonFactory();

    static ResultText of(TaskStage stage, Action action, Result result, Locale locale) {
        return switch (ActionOutput.checked(stage.catalog(), action, result)) {
            case Result.None none -> new ResultText(null, null, "{\"result\":\"none\"}");
            case Result.Show show ->
                new ResultText(
                        null,
                        show.ref(),
                        "{\"result\":\"show\",\"show\":{\"entity\":\""
                                + show.ref().entity() + "\",\"id\":\""
                                + show.ref().id() + "\"}}");
            case Result.Output output ->
                new ResultText(
                        null,
                        null,
                        "{\"result\":\"values\",\"values\":" + InputJson.of(stage.catalog(), output.values()) + "}");
            case Result.Say say ->
                new ResultText(TaskRecord.cut(stage.text(say.message(), locale)), null, "{\"result\":\"say\"}");
            case Result.File file -> new ResultText(null, null, file(file.file()));
            case Result.Ask ask -> new ResultText(null, null, query(stage, ask));
        };
    }

    /** The file, which whoever started the task reads as they read files of their own. */
    private static String file(FileId file) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("result", "file");
            json.writeObjectFieldStart("file");
            json.writeStringField("id", file.id().toString());
            json.writeStringField("name", file.name());
            json.writeStringField("type", file.type());
            json.writeNumberField("size", file.size());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The question itself: whoever opens the task asks it anew, as themselves. */
    private static String query(TaskStage stage, Result.Ask ask) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("result", "query");
            QueryJson.write(json, stage.catalog(), ask.query());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
