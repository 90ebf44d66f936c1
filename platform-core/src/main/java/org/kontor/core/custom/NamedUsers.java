package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** Users whom transitions in wishes name by their logins: they are others in each installation. */
public final class NamedUsers {
    private static final String USERS = "users";

    private NamedUsers() {}

    /**
     * The same wishes with others in the place of users.
     *
     * @param users by the login that wishes say, the login of who is meant
     * @throws Refusal INVALID when wishes do not name one of them
     */
    public static List<JsonNode> mapped(List<JsonNode> wishes, Map<String, String> users) {
        Set<String> named = new HashSet<>();
        List<JsonNode> mapped = new ArrayList<>();
        for (JsonNode wish : wishes) {
            JsonNode copy = wish.deepCopy();
            map(copy.path("by"), users, named);
            for (JsonNode step : copy.at("/approval/steps")) {
                map(step.path("by"), users, named);
                map(step.path("then"), users, named);
            }
            mapped.add(copy);
        }
        Set<String> strangers = new TreeSet<>(users.keySet());
        strangers.removeAll(named);
        if (!strangers.isEmpty()) {
            throw Said.refused(
                    USERS,
                    Message.of("system.model_no_such_user", "No rule of the file names the user {entity}"),
                    String.join(", ", strangers));
        }
        return mapped;
    }

    private static void map(JsonNode people, Map<String, String> users, Set<String> named) {
        if (people instanceof ObjectNode object && object.get(USERS) instanceof ArrayNode logins) {
            Set<JsonNode> instead = new LinkedHashSet<>();
            for (JsonNode login : logins) {
                named.add(login.asText());
                instead.add(
                        login.isTextual() && users.containsKey(login.textValue())
                                ? JsonNodeFactory.instance.textNode(users.get(login.textValue()))
                                : login);
            }
            object.set(USERS, JsonNodeFactory.instance.arrayNode().addAll(instead));
        }
    }
}
