package org.kontor.core.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.database.SqlErrors;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.Problem;

/** Has Jersey answer what went wrong as {@link Failures} says. */
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Message MODEL_CHANGES = Message.of(
            "system.model_changes",
            "What is declared is being changed at this moment, and nothing of the request was done. Please try again.");

    /** Of a plugin's own resource, which may have done something else before. */
    private static final Message PLUGIN_MEETS = Message.of(
            "system.model_changes_plugin",
            "What is declared is being changed at this moment, and nothing of the request was written here. Please try again.");

    private final Failures failures;

    @Inject
    private @Nullable Provider<ContainerRequestContext> request;

    ProblemMapper(Failures failures) {
        this.failures = failures;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Throwable told = failure;
        JerseyCall call = SqlErrors.isMissing(failure) ? call() : null;
        if (call != null && call.again()) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
        if (call != null && call.hasDoneNothing()) {
            // the beginning of a large body is gone
            told = Refusal.of(Refusal.Code.UNAVAILABLE, MODEL_CHANGES, failure);
        } else if (call != null && call.mayBeAskedAgain()) {
            told = Refusal.of(Refusal.Code.UNAVAILABLE, PLUGIN_MEETS, failure);
        }
        Failures.Answer said = failures.answer(WrongContentType.named(told, request()), id(), locale());
        Response.ResponseBuilder answer = Response.status(said.problem().status())
                .type(Problem.TYPE)
                .entity(said.problem().json());
        said.headers().forEach(answer::header);
        return answer.build();
    }

    private @Nullable JerseyCall call() {
        ContainerRequestContext now = request();
        return now != null && now.getProperty(JerseyCall.class.getName()) instanceof JerseyCall call ? call : null;
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
                : AcceptedLanguage.of(now == null ? null : now.getHeaderString("Accept-Language"));
    }
}
