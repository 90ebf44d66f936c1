package org.kontor.core.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.kontor.core.config.HttpConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which page may load a plugin's module from the machine of who writes it: one that an administrator asks for, on a server
 * that allows it. A link elsewhere cannot ask for them: what a browser does not call their own wish is passed over.
 */
final class DevelopmentDoor {
    private static final String PARAMETER = "devplugin";
    private static final List<String> OWN_WISH = List.of("none", "same-origin");
    private static final Logger LOG = LoggerFactory.getLogger(DevelopmentDoor.class);

    private final boolean isOpen;
    private final HttpConfig config;
    private final Supplier<HeldApplication> platform;

    DevelopmentDoor(boolean isOpen, HttpConfig config, Supplier<HeldApplication> platform) {
        this.isOpen = isOpen;
        this.config = config;
        this.platform = platform;
    }

    /** The module that the page of this request may load; empty for everybody else's. */
    Optional<DevelopmentModule> find(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (!isOpen || site == null || !OWN_WISH.contains(site)) {
            return Optional.empty();
        }
        Map<String, List<String>> parameters =
                DirectReads.parameters(request.getHttpURI().getQuery());
        List<String> asked = parameters == null ? null : parameters.get(PARAMETER);
        return asked == null || asked.size() != 1
                ? Optional.empty()
                : DevelopmentModule.parse(asked.getFirst()).filter(module -> isAdministrator(request));
    }

    private boolean isAdministrator(Request request) {
        try (HeldApplication held = platform.get()) {
            return held.application().callers().isAdministrator(request, config);
        } catch (IllegalStateException starting) {
            LOG.debug("No platform is current", starting);
            return false;
        }
    }
}
