package org.kontor.core.http;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.internal.routing.RoutingContext;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.RuntimeResource;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;

/** A body of a kind that the address does not take, with the kinds that it takes. */
final class WrongContentType extends NotSupportedException {
    private static final long serialVersionUID = 1L;

    private final String taken;

    private WrongContentType(NotSupportedException cause, String taken) {
        super(cause);
        this.taken = taken;
    }

    /** The failure with what the address takes, if that is what failed. */
    static Throwable named(Throwable failure, @Nullable ContainerRequestContext request) {
        if (!(failure instanceof NotSupportedException unsupported)
                || request == null
                || !(request.getUriInfo() instanceof RoutingContext routing)) {
            return failure;
        }
        Set<String> taken = new TreeSet<>();
        // those matched come last first; the one that was asked is the newest
        for (RuntimeResource resource : routing.getMatchedRuntimeResources()) {
            for (ResourceMethod method : resource.getResourceMethods()) {
                if (method.getHttpMethod().equals(request.getMethod())) {
                    method.getConsumedTypes().stream().map(MediaType::toString).forEach(taken::add);
                }
            }
        }
        return taken.isEmpty() ? failure : new WrongContentType(unsupported, String.join(", ", taken));
    }

    Message text() {
        return Message.of(
                        "system.content_type_wanted",
                        "This address takes no body of that content type. Send Content-Type: {taken}")
                .with("taken", taken);
    }
}
