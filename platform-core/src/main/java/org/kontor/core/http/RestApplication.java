package org.kontor.core.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Actor;
import org.kontor.core.config.HttpConfig;
import org.kontor.core.plugin.UiFiles;
import org.kontor.core.rest.Authentication;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.Events;
import org.kontor.core.rest.JsonBodies;
import org.kontor.core.rest.PluginResources;
import org.kontor.core.rest.RecordReads;
import org.kontor.core.rest.Resources;
import org.kontor.core.rest.Services;
import org.kontor.core.rest.Texts;

/** One platform's REST interface: an application of Jersey for the kernel, and one for each plugin with resources. */
public final class RestApplication implements AutoCloseable {
    private static final String PLUGINS = PlatformHandler.ROOT + "plugins/";

    private final Callers callers;
    private final Failures failures;
    private final @Nullable DirectReads direct;
    private final @Nullable EventDoor events;
    private final JsonBodies json;
    private final UiFiles uiFiles;
    private final Door kernel;
    private final Map<String, Door> plugins = new TreeMap<>();

    /**
     * A part of the addresses and what answers there.
     *
     * @param path what its addresses begin with
     */
    record Door(String path, ApplicationHandler handler) {}

    public RestApplication(Services services) {
        this(services, new RecordReads(services));
    }

    private RestApplication(Services services, RecordReads reads) {
        this(
                Resources.of(services, reads),
                services.plugins(),
                services.authentication(),
                services.clock(),
                services.texts()::text,
                new JsonBodies(services.json()),
                reads,
                services.events(),
                services.ui());
    }

    RestApplication(
            Collection<Object> resources,
            Collection<PluginResources> plugins,
            Authentication authentication,
            Clock clock,
            Texts texts,
            JsonBodies json,
            @Nullable RecordReads reads,
            @Nullable Events events,
            UiFiles uiFiles) {
        this.uiFiles = uiFiles;
        this.callers = new Callers(authentication, clock);
        this.failures = new Failures(texts);
        this.direct = reads == null ? null : new DirectReads(callers, failures, reads);
        this.events = events == null ? null : new EventDoor(callers, failures, events);
        this.json = json;
        this.kernel = new Door(PlatformHandler.ROOT, new ApplicationHandler(config(PlatformHandler.ROOT, resources)));
        for (PluginResources plugin : plugins) {
            String path = PLUGINS + plugin.pluginId() + "/";
            ResourceConfig config = config(path, plugin.instances());
            new PluginInterception(plugin.call()).register(config);
            this.plugins.put(plugin.pluginId(), new Door(path, new ApplicationHandler(config)));
        }
    }

    /**
     * What answers a request that needs no application of Jersey's, and answers whether it did: else the model was changed
     * under it. Null for all others, which it leaves untouched.
     *
     * @param isFirst whether it may be asked once more, of the next platform
     */
    @Nullable
    BooleanSupplier direct(
            Request request,
            Response response,
            Callback callback,
            RequestFacts facts,
            HttpConfig config,
            boolean isFirst) {
        Runnable stream = events == null ? null : events.find(request, response, callback, facts, config);
        if (stream != null) {
            return () -> {
                stream.run();
                return true;
            };
        }
        return direct == null ? null : direct.find(request, response, callback, facts, config, isFirst);
    }

    /** What plugins have for browsers. */
    UiFiles uiFiles() {
        return uiFiles;
    }

    /** Finds out who calls. */
    Callers callers() {
        return callers;
    }

    /** The door for an address. */
    Door door(String path) {
        if (path.startsWith(PLUGINS)) {
            int end = path.indexOf('/', PLUGINS.length());
            Door door = end < 0 ? null : plugins.get(path.substring(PLUGINS.length(), end));
            if (door != null) {
                return door;
            }
        }
        return kernel;
    }

    private ResourceConfig config(String path, Collection<Object> resources) {
        ResourceConfig config = new ResourceConfig();
        resources.forEach(resource -> config.registerResources(Resource.from(resource.getClass())));
        config.registerInstances(
                new RouteFilter(path),
                new AuthenticationFilter(callers),
                new CsrfFilter(),
                new RequirementsGuard(),
                new ProblemMapper(failures),
                json,
                new Injections(resources));
        config.addProperties(Map.of(
                ServerProperties.WADL_FEATURE_DISABLE, true,
                ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
                ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                ServerProperties.JSON_BINDING_FEATURE_DISABLE, true,
                ServerProperties.JSON_PROCESSING_FEATURE_DISABLE, true,
                ServerProperties.MOXY_JSON_FEATURE_DISABLE, true,
                ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 64 * 1024,
                ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true));
        return config;
    }

    @Override
    public void close() {
        List.copyOf(plugins.values()).forEach(RestApplication::shutDown);
        shutDown(kernel);
    }

    private static void shutDown(Door door) {
        door.handler().getInjectionManager().shutdown();
    }

    /**
     * The one instance of each resource, and what their methods take: the caller as {@code @Context Caller}, for plugins
     * {@code @Context Actor}.
     */
    private static final class Injections extends AbstractBinder {
        private final Collection<Object> resources;

        Injections(Collection<Object> resources) {
            this.resources = resources;
        }

        @Override
        protected void configure() {
            resources.forEach(resource -> bind(resource).to((Type) resource.getClass()));
            bindFactory(CallerOfRequest.class).to(Caller.class).in(RequestScoped.class);
            bindFactory(ActorOfRequest.class).to(Actor.class).in(RequestScoped.class);
        }
    }

    /** The caller, as authentication left it. */
    static final class CallerOfRequest implements Supplier<Caller> {
        private final Provider<ContainerRequestContext> request;

        @Inject
        CallerOfRequest(Provider<ContainerRequestContext> request) {
            this.request = request;
        }

        @Override
        public Caller get() {
            return (Caller) request.get().getProperty(AuthenticationFilter.CALLER);
        }
    }

    /** Who is signed in. */
    static final class ActorOfRequest implements Supplier<Actor> {
        private final Provider<ContainerRequestContext> request;

        @Inject
        ActorOfRequest(Provider<ContainerRequestContext> request) {
            this.request = request;
        }

        @Override
        public Actor get() {
            return ((Caller) request.get().getProperty(AuthenticationFilter.CALLER)).actor();
        }
    }
}
