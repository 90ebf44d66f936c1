package org.kontor.core.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.Problem;

/** Has Jersey answer what went wrong as {@link Failures} says. */
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private final Failures failures;

    @Inject
    private @Nullable Provider<ContainerRequestContext> request;

    ProblemMapper(Failures failures) {
        this.failures = failures;
    }

    @Override
    public Response toResponse(Throwable failure) {
        Failures.Answer said = failures.answer(WrongContentType.named(failure, request()), id(), locale());
        Response.ResponseBuilder answer = Response.status(said.problem().status())
                .type(Problem.TYPE)
                .entity(said.problem().json());
        said.headers().forEach(answer::header);
        return answer.build();
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
