package org.kontor.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Somebody with a role and a team, who signs requests with a token.
 *
 * @param user their id
 * @param team the id of their team
 */
record Worker(String user, String team, String token) {
    static final String NAME = "worker";

    /** Makes one as an administrator would. */
    static Worker of(Server server, String role) throws IOException, InterruptedException {
        Client admin = Client.signIn(server, "admin", Server.PASSWORD);
        String team = id(admin.post("/api/v1/records/system/team", Map.of("name", "Measured")));
        JsonNode roles = admin.get("/api/v1/records/system/role?filter=name==" + role);
        String user = id(admin.post(
                "/api/v1/records/system/user",
                Map.of(
                        "name",
                        NAME,
                        "full_name",
                        "Worker",
                        "roles",
                        List.of(id(roles.path("records").path(0))),
                        "teams",
                        List.of(team),
                        "main_team",
                        team)));
        String oneTime = admin.post("/api/v1/users/" + user + "/password", Map.of())
                .path("one_time_password")
                .asText();
        Client.signIn(server, NAME, oneTime)
                .post("/api/v1/session/password", Map.of("present", oneTime, "password", Server.PASSWORD));
        String token = Client.signIn(server, NAME, Server.PASSWORD)
                .post(
                        "/api/v1/tokens",
                        Map.of(
                                "name",
                                "bench",
                                "expires_at",
                                Instant.now().plus(Duration.ofDays(30)).toString()))
                .path("secret")
                .asText();
        return new Worker(user, team, token);
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }
}
