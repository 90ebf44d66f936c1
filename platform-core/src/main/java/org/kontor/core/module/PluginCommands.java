package org.kontor.core.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The commands of {@code kontor plugins}: what an administrator does with the plugins of a server that runs. */
public final class PluginCommands {
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
              else KONTOR_USER (admin) is asked for the password""";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNKNOWN = 2;

    private static final Map<String, String> TARGETS =
            Map.of("enable", "enabled", "disable", "disabled", "remove", "removed", "purge", "purged");

    private final Map<String, String> environment;
    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    public PluginCommands(Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint) {
        this.environment = environment;
        this.answer = answer;
        this.complaint = complaint;
    }

    /**
     * Runs one, and answers the program's exit code.
     *
     * @param words what stands behind {@code plugins}
     * @param options those that begin with two hyphens
     * @param server where the server of this configuration listens
     */
    public int run(List<String> words, List<String> options, URI server) {
        URI asked = option(options, "server").map(URI::create).orElse(server);
        try (RemoteServer remote = new RemoteServer(asked, environment)) {
            String command = words.isEmpty() ? "list" : words.getFirst();
            if (command.equals("list") && words.size() <= 1) {
                return list(remote);
            }
            if (command.equals("look") && words.size() == 1) {
                return told(remote.post("platform/plugins/look", JsonNodeFactory.instance.objectNode()), "looked");
            }
            if (command.equals("upload") && (words.size() == 2 || words.size() == 3)) {
                return upload(remote, Path.of(words.get(1)), words.size() == 3 ? words.get(2) : "");
            }
            if (TARGETS.containsKey(command) && (words.size() == 2 || words.size() == 3)) {
                return change(remote, command, words, options);
            }
        } catch (IllegalStateException e) {
            // nobody answers, or not as a server of ours
            complaint.accept(String.valueOf(e.getMessage()));
            return FAILED;
        }
        complaint.accept(USAGE);
        return UNKNOWN;
    }

    private static Optional<String> option(List<String> options, String name) {
        return options.stream()
                .filter(option -> option.startsWith("--" + name + "="))
                .map(option -> option.substring(name.length() + 3))
                .findFirst();
    }

    private int list(RemoteServer remote) {
        RemoteServer.Answer plugins = remote.get("platform/plugins");
        if (!plugins.isOk()) {
            return told(plugins, "");
        }
        for (JsonNode plugin : plugins.json().path("plugins")) {
            answer.accept(String.format(
                            "%-20s %-12s %-20s %s",
                            plugin.path("id").asText(),
                            plugin.path("state").asText(),
                            plugin.path("version").asText(),
                            plugin.path("title").asText())
                    .stripTrailing());
            for (JsonNode violation : plugin.path("violations")) {
                answer.accept("    " + violation.path("place").asText() + ": "
                        + violation.path("reason").asText() + "; "
                        + violation.path("mend").asText());
            }
        }
        return DONE;
    }

    private int upload(RemoteServer remote, Path file, String id) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            complaint.accept("There is no file " + file);
            return FAILED;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        RemoteServer.Answer kept = remote.post("platform/plugins" + (id.isEmpty() ? "" : "?plugin=" + id), content);
        return told(
                kept,
                kept.json().path("plugin").asText() + " "
                        + kept.json().path("version").asText() + ", SHA-256 "
                        + kept.json().path("hash").asText());
    }

    private int change(RemoteServer remote, String command, List<String> words, List<String> options) {
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
        answer.accept(plan.json().path("text").asText());
        if (!plan.json().path("possible").asBoolean()) {
            complaint.accept("This cannot be done.");
            return FAILED;
        }
        if (!options.contains("--yes")) {
            answer.accept("Nothing is done yet: the same with --yes does it.");
            return DONE;
        }
        ObjectNode confirmed = JsonNodeFactory.instance.objectNode();
        if (command.equals("purge")) {
            confirmed
                    .put("confirm", words.get(1))
                    .put("backup", option(options, "backup").orElse(""));
        }
        return told(remote.post("platform/plans/" + plan.json().path("id").asText() + "/apply", confirmed), "Done.");
    }

    private int told(RemoteServer.Answer came, String done) {
        if (came.isOk()) {
            answer.accept(done);
            return DONE;
        }
        complaint.accept(came.reason());
        return FAILED;
    }
}
