package org.kontor.core.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.plugin.PluginFailure;

/**
 * Why a request was refused, as RFC 9457 writes it.
 *
 * @param code one word for programs
 * @param detail a sentence for people, in their language
 * @param errors the fields that do not fit
 * @param id names the request in the server's log, where something unforeseen happened
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        List<Error> errors,
        @Nullable String id) {
    /** The type of its body. */
    public static final String TYPE = "application/problem+json";

    private static final Message BUG =
            Message.of("system.bug", "Something unforeseen happened. The server's log knows it under the id {id}.");
    private static final Message PLUGIN_FAILED = Message.of(
            "system.plugin_failed", "The plugin {plugin} failed. The server's log knows more under the id {id}.");
    private static final Message PLUGIN_LATE = Message.of(
            "system.plugin_late",
            "The plugin {plugin} did not end in time, and what it was called for was given up. The server's log knows"
                    + " more under the id {id}.");
    /** The title of what nobody foresaw. */
    public static final Message WENT_WRONG = Message.of("system.title_bug", "Something went wrong");

    private static final JsonFactory JSON = new JsonFactory();

    /** One field and what is wrong with it. */
    public record Error(String field, String reason) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem with nothing more to say. */
    public static Problem of(int status, String code, Message title, Message detail, Texts texts, Locale locale) {
        return new Problem(status, code, texts.text(title, locale), texts.text(detail, locale), List.of(), null);
    }

    /** A refusal, told in a language. */
    public static Problem of(Refusal refusal, Texts texts, Locale locale) {
        return new Problem(
                refusal.code().status(),
                refusal.code().name(),
                texts.text(title(refusal.code()), locale),
                texts.text(refusal.text(), locale),
                refusal.errors().stream()
                        .map(error -> new Error(error.field(), texts.text(error.message(), locale)))
                        .toList(),
                null);
    }

    /** Something unforeseen, of which the log knows more under an id. */
    public static Problem bug(String id, Texts texts, Locale locale) {
        return new Problem(
                500, "BUG", texts.text(WENT_WRONG, locale), texts.text(BUG.with("id", id), locale), List.of(), id);
    }

    /** A plugin's code failed, or took too long. */
    public static Problem of(PluginFailure failure, Texts texts, Locale locale) {
        Message title = failure.isLate() ? title(Refusal.Code.UNAVAILABLE) : WENT_WRONG;
        return new Problem(
                failure.isLate() ? 503 : 500,
                failure.isLate() ? Refusal.Code.UNAVAILABLE.name() : "BUG",
                texts.text(title, locale),
                texts.text(reason(failure), locale),
                List.of(),
                failure.id());
    }

    /** What a plugin's failure is called. */
    public static Message reason(PluginFailure failure) {
        return (failure.isLate() ? PLUGIN_LATE : PLUGIN_FAILED)
                .with("plugin", failure.pluginId())
                .with("id", failure.id());
    }

    /** What a refusal is called. */
    public static Message title(Refusal.Code code) {
        return switch (code) {
            case MALFORMED -> Message.of("system.title_malformed", "The question cannot be read");
            case UNAUTHENTICATED -> Message.of("system.title_unauthenticated", "Nobody is signed in");
            case FORBIDDEN -> Message.of("system.title_forbidden", "Not permitted");
            case NOT_FOUND -> Message.of("system.title_not_found", "Not found");
            case CONFLICT -> Message.of("system.title_conflict", "Does not fit the present state");
            case STALE -> Message.of("system.title_stale", "Changed meanwhile");
            case TOO_LARGE -> Message.of("system.title_too_large", "Too large");
            case INVALID -> Message.of("system.title_invalid", "Values do not fit");
            case UNCONDITIONAL -> Message.of("system.title_unconditional", "No version named");
            case LIMITED -> Message.of("system.title_limited", "Too many requests");
            case UNAVAILABLE -> Message.of("system.title_unavailable", "Not available now");
            case OUTCOME_UNKNOWN -> Message.of("system.title_outcome_unknown", "Saved or not, it is not known");
        };
    }

    /** As UTF-8 text of JSON. */
    public byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            writeFields(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes its fields into an object that is open. */
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeStringField("type", "about:blank");
        json.writeStringField("title", title);
        json.writeNumberField("status", status);
        json.writeStringField("code", code);
        json.writeStringField("detail", detail);
        if (!errors.isEmpty()) {
            json.writeArrayFieldStart("errors");
            for (Error error : errors) {
                json.writeStartObject();
                json.writeStringField("field", error.field());
                json.writeStringField("reason", error.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (id != null) {
            json.writeStringField("id", id);
        }
    }
}
