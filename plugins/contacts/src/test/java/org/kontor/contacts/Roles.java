package org.kontor.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.Json;
import org.kontor.testing.PlatformExtension;

/** The roles that the plugin brings, as an administrator gives them out. */
final class Roles {
    private Roles() {}

    /** Fields of a user who has these roles. */
    static ObjectNode of(PlatformExtension platform, String... names) {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            JsonNode found = platform.admin()
                    .post(
                            "records/system/role/query",
                            Json.object("where", Json.object("name", Json.object("is", name))))
                    .expect(200)
                    .json()
                    .path("records");
            ids.add(found.get(0).path("id").asText());
        }
        return Json.object("roles", ids);
    }
}
