package org.kontor.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.kontor.api.Actor;
import org.kontor.api.Ref;
import org.kontor.api.Requires;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.PluginCall;
import org.kontor.core.plugin.UiFiles;
import org.kontor.core.rest.Authentication;
import org.kontor.core.rest.HealthResource;
import org.kontor.core.rest.JsonBodies;
import org.kontor.core.rest.PlatformJson;
import org.kontor.core.rest.PluginResources;

/** An application with one plugin's resources and two users: Ada has a token, Grace a session. */
final class TestApplication {
    private TestApplication() {}

    static RestApplication of(Object... resources) {
        return new RestApplication(
                List.of(new HealthResource()),
                List.of(new PluginResources(
                        new PluginCall("test", TestApplication.class.getClassLoader(), CallWatch.idle()),
                        List.of(resources))),
                new Users(),
                Clock.systemUTC(),
                (message, locale) -> message.english(),
                new JsonBodies(PlatformJson.mapper()),
                null,
                null,
                new UiFiles(List.of()));
    }

    private static final class Users implements Authentication {
        @Override
        public Optional<Session> session(String cookie) {
            return cookie.equals("grace")
                    ? Optional.of(new Session(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            "right",
                            false,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            Instant.MAX,
                            null,
                            "127.0.0.1"))
                    : Optional.empty();
        }

        @Override
        public KernelActor actor(Session session) {
            return actor("Grace");
        }

        @Override
        public boolean isAdministrator(KernelActor actor) {
            return false;
        }

        @Override
        public Optional<KernelActor> token(String token) {
            return token.equals("ada") ? Optional.of(actor("Ada")) : Optional.empty();
        }

        private static KernelActor actor(String name) {
            return new KernelActor(
                    Ref.of(CatalogBuilder.USER, UUID.randomUUID()),
                    name,
                    Locale.ENGLISH,
                    ZoneOffset.UTC,
                    null,
                    null,
                    permission -> permission.id().equals("test.read"));
        }
    }

    /** What a plugin might bring. */
    @Path("")
    @Produces("application/json")
    public static final class Notes {
        static final CountDownLatch GO_ON = new CountDownLatch(1);

        @GET
        @Path("me")
        @Requires(Requires.SIGNED_IN)
        public Map<String, String> me(@Context Actor actor) {
            return Map.of("name", actor.name());
        }

        @GET
        @Path("secret")
        @Requires("test.hidden")
        public String secret() {
            return "\"treasure\"";
        }

        @GET
        @Path("forgotten")
        public String forgotten() {
            return "\"treasure\"";
        }

        @GET
        @Path("broken")
        @Requires(Requires.SIGNED_IN)
        public String broken() {
            throw new IllegalStateException("inner secret");
        }

        @GET
        @Path("slow")
        @Requires(Requires.SIGNED_IN)
        public String slow() throws InterruptedException {
            GO_ON.await();
            return "\"late\"";
        }

        @POST
        @Path("echo")
        @Consumes("application/json")
        @Requires("test.read")
        public JsonNode echo(JsonNode body) {
            return body;
        }
    }
}
