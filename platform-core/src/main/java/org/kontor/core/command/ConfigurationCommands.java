package org.kontor.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The commands of {@code kontor configuration}: what an administrator moves from one server to another. */
public final class ConfigurationCommands extends RemoteCommands {
    /** How they are called. */
    public static final String USAGE = """
            usage: kontor configuration export [<file>]
              writes the configuration of the server that runs into a file, or prints it
            usage: kontor configuration plan <file> [--only=<entity>,…] [--users=<login>:<login>,…] [--delete] [--any-plugins]
              shows what a file would do, and the id of that plan; nothing is changed
            usage: kontor configuration apply <file>|<plan id> [--only=<entity>,…] [--users=<login>:<login>,…] [--delete] [--any-plugins]
              does it, all or nothing
              --delete deletes what is there and not in the file; --any-plugins takes a file of other versions of plugins
              --users=anna:hana puts hana, who is there, in the place of anna, whom the file names
              --server=… and who asks: as for kontor plugins""";

    private static final String PATH = "platform/configuration";
    /** Own fields, entities and rules, and then the rest. */
    private static final int MOST_PLANS = 2;

    public ConfigurationCommands(Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint) {
        super(USAGE, Set.of("delete", "any-plugins"), Set.of("only", "users"), environment, answer, complaint);
    }

    @Override
    OptionalInt run(RemoteServer remote, List<String> words, Options options) {
        String command = words.isEmpty() ? "" : words.getFirst();
        if (command.equals("export") && words.size() <= 2) {
            return OptionalInt.of(export(remote, words.size() == 2 ? file(Path.of(words.get(1))) : null));
        }
        if (command.equals("plan") && words.size() == 2) {
            return OptionalInt.of(plan(remote, Path.of(words.get(1)), options)
                    .map(this::shown)
                    .orElse(FAILED));
        }
        if (command.equals("apply") && words.size() == 2) {
            return OptionalInt.of(apply(remote, words.get(1), options));
        }
        return OptionalInt.empty();
    }

    private int export(RemoteServer remote, @Nullable Path file) {
        RemoteServer.Answer left = remote.get(PATH + "/left");
        RemoteServer.Answer taken = remote.get(PATH);
        if (!left.isOk() || !taken.isOk()) {
            return failed((taken.isOk() ? left : taken).reason());
        }
        if (file == null) {
            say(taken.text().stripTrailing());
            return DONE;
        }
        try {
            Files.writeString(file, taken.text());
        } catch (IOException e) {
            return failed("Cannot write " + file + ": " + e.getMessage());
        }
        say("Written: " + file);
        for (JsonNode each : left.json().path("left")) {
            say("Not in it: " + each.path("entity").asText() + " " + each.path("key") + ": "
                    + each.path("reason").asText());
        }
        return DONE;
    }

    private Optional<JsonNode> plan(RemoteServer remote, Path file, Options options) {
        byte[] content = content(file).orElse(null);
        if (content == null) {
            return Optional.empty();
        }
        List<String> asked = new ArrayList<>();
        for (String name : List.of("only", "users")) {
            options.value(name)
                    .ifPresent(value -> asked.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        if (options.has("delete")) {
            asked.add("delete=true");
        }
        if (options.has("any-plugins")) {
            asked.add("any_plugins=true");
        }
        RemoteServer.Answer plan =
                remote.postJson(PATH + (asked.isEmpty() ? "" : "?" + String.join("&", asked)), content);
        if (!plan.isOk()) {
            complain(plan.reason());
            for (JsonNode error : plan.json().path("errors")) {
                complain("  " + error.path("field").asText() + ": "
                        + error.path("reason").asText());
            }
            return Optional.empty();
        }
        say(plan.json().path("text").asText());
        return Optional.of(plan.json());
    }

    private int shown(JsonNode plan) {
        if (!plan.path("possible").asBoolean()) {
            return failed("This cannot be done.");
        }
        say("Nothing is done yet: kontor configuration apply " + plan.path("id").asText() + " does it.");
        if (plan.path("first").asBoolean()) {
            say(
                    "These are own fields, entities and rules. What else the file has is planned once they are there: plan it"
                            + " again, or apply the file, which does the one after the other.");
        }
        return DONE;
    }

    private int apply(RemoteServer remote, String what, Options options) {
        if (isId(what)) {
            return told(applied(remote, what), "Done.");
        }
        boolean isFirst = true;
        for (int plans = 0; isFirst && plans < MOST_PLANS; plans++) {
            JsonNode plan = plan(remote, Path.of(what), options).orElse(null);
            if (plan == null || !plan.path("possible").asBoolean()) {
                return failed(
                        plans == 0
                                ? "This cannot be done, and nothing is."
                                : "This cannot be done; own fields, entities and rules are there, and nothing else is.");
            }
            RemoteServer.Answer applied = applied(remote, plan.path("id").asText());
            if (!applied.isOk()) {
                return told(applied, "");
            }
            isFirst = plan.path("first").asBoolean();
        }
        say("Done.");
        return DONE;
    }

    private static RemoteServer.Answer applied(RemoteServer remote, String plan) {
        return remote.post("platform/plans/" + plan + "/apply", JsonNodeFactory.instance.objectNode());
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
