package org.kontor.core.http;

import jakarta.ws.rs.WebApplicationException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.plugin.PluginFailure;
import org.kontor.core.rest.PlatformJson;
import org.kontor.core.rest.Problem;
import org.kontor.core.rest.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer that says what the caller can mend, and nothing of the inside. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Texts texts;

    Failures(Texts texts) {
        this.texts = texts;
    }

    /**
     * What is answered to a failure.
     *
     * @param headers beside the content type
     */
    record Answer(Problem problem, Map<String, String> headers) {}

    /**
     * Finds it, and has the log keep what the caller is not told.
     *
     * @param id the request's
     * @param locale the caller's
     */
    Answer answer(Throwable failure, String id, Locale locale) {
        Throwable cause = unwrapped(failure);
        Problem problem = problem(cause, id, locale);
        Map<String, String> headers = new LinkedHashMap<>();
        if (problem.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        // whoever sends again by itself would do twice what may have been done
        boolean isForAgain = !(cause instanceof PluginFailure)
                && !(cause instanceof Refusal refusal && refusal.code() == Refusal.Code.OUTCOME_UNKNOWN);
        if (isForAgain && (problem.status() == 503 || problem.status() == 429)) {
            headers.put("Retry-After", seconds(cause));
        }
        if (cause instanceof WebApplicationException web && web.getResponse().getHeaderString("Allow") != null) {
            headers.put("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return new Answer(problem, headers);
    }

    /** How long to wait: what the refusal says, else a second. */
    private static String seconds(Throwable cause) {
        return cause instanceof Refusal refusal && refusal.text().arguments().get("seconds") instanceof Long wait
                ? Long.toString(wait)
                : "1";
    }

    /** Libraries put our refusals into exceptions of their own. */
    private static Throwable unwrapped(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof Refusal) {
                return cause;
            }
            Refusal unreadable = PlatformJson.refusal(cause).orElse(null);
            if (unreadable != null) {
                return unreadable;
            }
        }
        return failure;
    }

    private Problem problem(Throwable failure, String id, Locale locale) {
        return switch (failure) {
            case Refusal refusal -> refused(refusal, id, locale);
            case WrongContentType wrong -> of(415, wrong.text(), locale);
            case WebApplicationException web
            when web.getResponse().getStatus() < 500 -> of(web.getResponse().getStatus(), locale);
            default -> unforeseen(failure, id, locale);
        };
    }

    private Problem refused(Refusal refusal, String id, Locale locale) {
        if (refusal.code().isOutage()) {
            LOG.warn("{} could not be served", id, refusal);
        }
        return Problem.of(refusal, texts, locale);
    }

    private Problem of(int status, Locale locale) {
        Message message = switch (status) {
            case 404 -> Message.of("system.no_address", "There is nothing at this address");
            case 405 -> Message.of("system.no_method", "This address does not know the method");
            case 406 -> Message.of("system.not_acceptable", "This address answers no form that the request accepts");
            case 415 -> Message.of("system.wrong_content_type", "This address takes no body of that content type");
            default -> Message.of("system.malformed", "The request cannot be read");
        };
        return of(status, message, locale);
    }

    private Problem of(int status, Message message, Locale locale) {
        PlainTitle title = PlainTitle.of(status);
        return Problem.of(status, title.code(), title.title(), message, texts, locale);
    }

    private Problem unforeseen(Throwable failure, String id, Locale locale) {
        if (failure instanceof PluginFailure plugin) {
            // it is in the log already, under the id that the failure has
            return Problem.of(plugin, texts, locale);
        }
        LOG.error("{} failed", id, failure);
        return Problem.bug(id, texts, locale);
    }
}
