package org.kontor.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The commands of {@code kontor plugins}: what an administrator does with the plugins of a server that runs. */
public final class PluginCommands extends RemoteCommands {
    /** How they are called. */
    public static final String USAGE = """
            usage: kontor plugins [list]
              says what became of each plugin of the server that runs
            usage: kontor plugins enable|disable|remove <id> [<sha-256>] [--yes]
              shows what that would do, and does it after --yes
            usage: kontor plugins purge <id> --yes --backup=<name>
              deletes for good what a removed plugin has left
            usage: kontor plugins upload <file> [<id>]
              brings a plugin's jar, or a zip file of its folder; then enable it
            usage: kontor plugins look
              looks into the folder of plugins again
            usage: kontor plugins rehearse enable|disable|remove|purge <id> [<sha-256>] --copy=<where> [--file=<archive>]
              does it to a copy of the data, with all upgrades, and says how long that takes and what becomes of the
              rows; the copy is a folder with a copied kontor.mv.db, which stays as it is, or jdbc:postgresql://... of a
              backup that was restored there, which is changed; --file=fleet-2.0.jar brings a plugin that the copy does
              not have
              --server=http://localhost:8080 names another server; KONTOR_TOKEN is an administrator's API token,
              else KONTOR_USER (admin) is asked for the password, or KONTOR_PASSWORD is it; the port of this
              installation is taken from its configuration and from KONTOR_HTTP_PORT""";

    private static final Map<String, String> TARGETS =
            Map.of("enable", "enabled", "disable", "disabled", "remove", "removed", "purge", "purged");

    /** How long upgrades are waited for: most take less. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(100);

    public PluginCommands(Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint) {
        super(USAGE, Set.of("yes"), Set.of("backup"), environment, answer, complaint);
    }

    @Override
    OptionalInt run(RemoteServer remote, List<String> words, Options options) {
        String command = words.isEmpty() ? "list" : words.getFirst();
        if (command.equals("list") && words.size() <= 1) {
            return OptionalInt.of(list(remote));
        }
        if (command.equals("look") && words.size() == 1) {
            return OptionalInt.of(
                    told(remote.post("platform/plugins/look", JsonNodeFactory.instance.objectNode()), "looked"));
        }
        if (command.equals("upload") && (words.size() == 2 || words.size() == 3)) {
            return OptionalInt.of(
                    upload(remote, Path.of(words.get(1)), words.size() == 3 ? "?plugin=" + words.get(2) : ""));
        }
        if (TARGETS.containsKey(command) && (words.size() == 2 || words.size() == 3)) {
            return OptionalInt.of(change(remote, command, words, options));
        }
        return OptionalInt.empty();
    }

    private int list(RemoteServer remote) {
        RemoteServer.Answer plugins = remote.get("platform/plugins");
        if (!plugins.isOk()) {
            return told(plugins, "");
        }
        for (JsonNode plugin : plugins.json().path("plugins")) {
            say(String.format(
                            "%-20s %-12s %-20s %s",
                            plugin.path("id").asText(),
                            plugin.path("state").asText(),
                            plugin.path("version").asText(),
                            plugin.path("title").asText())
                    .stripTrailing());
            plugin.path("violations").forEach(violation -> say("    " + text(violation)));
            plugin.path("remarks").forEach(remark -> say("  * " + text(remark)));
        }
        return DONE;
    }

    private static String text(JsonNode told) {
        return told.path("place").asText() + ": " + told.path("reason").asText() + "; "
                + told.path("mend").asText();
    }

    private int upload(RemoteServer remote, Path file, String query) {
        byte[] content = content(file).orElse(null);
        if (content == null) {
            return FAILED;
        }
        RemoteServer.Answer kept = remote.post("platform/plugins" + query, content);
        return told(
                kept,
                kept.json().path("plugin").asText() + " "
                        + kept.json().path("version").asText() + ", SHA-256 "
                        + kept.json().path("hash").asText());
    }

    private int change(RemoteServer remote, String command, List<String> words, Options options) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode change = body.putArray("changes").addObject();
        change.put("plugin", words.get(1)).put("to", TARGETS.get(command));
        if (words.size() == 3) {
            change.put("hash", words.get(2));
        }
        RemoteServer.Answer plan = remote.post("platform/plans", body);
        if (!plan.isOk()) {
            return told(plan, "");
        }
        say(plan.json().path("text").asText());
        if (!plan.json().path("possible").asBoolean()) {
            return failed("This cannot be done.");
        }
        if (!options.has("yes")) {
            say("Nothing is done yet: the same with --yes does it.");
            return DONE;
        }
        ObjectNode confirmed = JsonNodeFactory.instance.objectNode();
        if (command.equals("purge")) {
            confirmed
                    .put("confirm", words.get(1))
                    .put("backup", options.value("backup").orElse(""));
        }
        RemoteServer.Answer applied =
                remote.post("platform/plans/" + plan.json().path("id").asText() + "/apply", confirmed);
        return applied.isOk() && command.equals("enable") ? upgraded(remote, words.get(1)) : told(applied, "Done.");
    }

    /** Says what became of the upgrades that began with it; those that take longer go on behind. */
    private int upgraded(RemoteServer remote, String plugin) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            RemoteServer.Answer now = remote.get("platform/plugins/" + plugin);
            if (!now.isOk()) {
                return told(now, "");
            }
            JsonNode upgrades = now.json().path("upgrades");
            if (upgrades.isEmpty()) {
                say("Done.");
                return DONE;
            }
            boolean isOver = false;
            for (JsonNode upgrade : upgrades) {
                isOver |= upgrade.path("over").asBoolean();
            }
            if (isOver || System.nanoTime() > end) {
                upgrades.forEach(upgrade ->
                        say("The upgrade to " + upgrade.path("version").asText() + ": "
                                + upgrade.path("text").asText()));
                say("The plugin is enabled, and its records are not upgraded yet.");
                return isOver ? FAILED : DONE;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
