package org.kontor.core.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.plugin.PluginFailure;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.PlatformJson;
import org.kontor.core.rest.Problem;
import org.kontor.core.rest.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer that says what the caller can mend, and nothing of the inside. */
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final Texts texts;

    @Inject
    private @Nullable Provider<ContainerRequestContext> request;

    ProblemMapper(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Throwable cause = unwrapped(failure);
        Problem problem = problem(cause);
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.TYPE).entity(problem.json());
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == 503 || problem.status() == 429) {
            answer.header("Retry-After", seconds(cause));
        }
        if (cause instanceof WebApplicationException web && web.getResponse().getHeaderString("Allow") != null) {
            answer.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return answer.build();
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

    private Problem problem(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refused(refusal);
            case WebApplicationException web
            when web.getResponse().getStatus() < 500 -> of(web.getResponse().getStatus());
            default -> unforeseen(failure);
        };
    }

    private Problem refused(Refusal refusal) {
        if (refusal.code() == Refusal.Code.UNAVAILABLE) {
            LOG.warn("{} could not be served", id(), refusal);
        }
        return Problem.of(refusal, texts, locale());
    }

    private Problem of(int status) {
        Message message = switch (status) {
            case 404 -> Message.of("system.no_address", "There is nothing at this address");
            case 405 -> Message.of("system.no_method", "This address does not know the method");
            case 406 -> Message.of("system.not_acceptable", "This address answers no form that the request accepts");
            case 415 -> Message.of("system.wrong_content_type", "This address takes no body of that content type");
            default -> Message.of("system.malformed", "The request cannot be read");
        };
        PlainTitle title = PlainTitle.of(status);
        return new Problem(status, title.code(), title.title(), texts.text(message, locale()), List.of(), null);
    }

    private Problem unforeseen(Throwable failure) {
        String id = id();
        if (failure instanceof PluginFailure) {
            LOG.error("{} failed: {}", id, failure.getMessage());
        } else {
            LOG.error("{} failed", id, failure);
        }
        return new Problem(
                500,
                "BUG",
                "Something went wrong",
                texts.text(
                        Message.of(
                                        "system.bug",
                                        "Something unforeseen happened. The server's log knows it under the id {id}.")
                                .with("id", id),
                        locale()),
                List.of(),
                id);
    }

    private @Nullable ContainerRequestContext request() {
        return request == null ? null : request.get();
    }

    private String id() {
        ContainerRequestContext now = request();
        return now != null && now.getProperty(RequestFacts.class.getName()) instanceof RequestFacts facts
                ? facts.id()
                : "unknown";
    }

    private Locale locale() {
        ContainerRequestContext now = request();
        return now != null && now.getProperty(AuthenticationFilter.CALLER) instanceof Caller caller
                ? caller.locale()
                : Locale.ENGLISH;
    }
}
