package org.kontor.core.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Notes which route was matched, for the log and the figures: templates are few, addresses are many. */
@Priority(0)
final class RouteFilter implements ContainerRequestFilter {
    private final String door;

    RouteFilter(String door) {
        this.door = door;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo() instanceof ExtendedUriInfo matched
                && request.getProperty(RequestFacts.class.getName()) instanceof RequestFacts facts) {
            List<UriTemplate> templates = matched.getMatchedTemplates().reversed();
            StringBuilder route = new StringBuilder(door);
            templates.forEach(template -> route.append(template.getTemplate()));
            facts.route(route.toString().replace("//", "/"));
        }
    }
}
