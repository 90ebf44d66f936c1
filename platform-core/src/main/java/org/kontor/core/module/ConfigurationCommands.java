package org.kontor.core.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The commands of {@code kontor configuration}: what an administrator moves from one server to another. */
public final class ConfigurationCommands {
    /** How they are called. */
    public static final String USAGE = """
            usage: kontor configuration export [<file>]
              writes the configuration of the server that runs into a file, or prints it
            usage: kontor configuration plan <file> [--only=<entity>,…] [--delete] [--any-plugins]
              shows what a file would do, and the id of that plan; nothing is changed
            usage: kontor configuration apply <file>|<plan id> [--only=<entity>,…] [--delete] [--any-plugins]
              does it, all or nothing
              --delete deletes what is there and not in the file; --any-plugins takes a file of other versions of plugins
              --server=… and who asks: as for kontor plugins""";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNKNOWN = 2;
    private static final String PATH = "platform/configuration";

    private final Map<String, String> environment;
    private final Consumer<String> answer;
    private final Consumer<String> complaint;

    public ConfigurationCommands(Map<String, String> environment, Consumer<String> answer, Consumer<String> complaint) {
        this.environment = environment;
        this.answer = answer;
        this.complaint = complaint;
    }

    /**
     * Runs one, and answers the program's exit code.
     *
     * @param words what stands behind {@code configuration}
     * @param options those that begin with two hyphens
     * @param server where the server of this configuration listens
     */
    public int run(List<String> words, List<String> options, URI server) {
        URI asked = option(options, "server").map(URI::create).orElse(server);
        try (RemoteServer remote = new RemoteServer(asked, environment)) {
            String command = words.isEmpty() ? "" : words.getFirst();
            if (command.equals("export") && words.size() <= 2) {
                return export(remote, words.size() == 2 ? Path.of(words.get(1)) : null);
            }
            if (command.equals("plan") && words.size() == 2) {
                return plan(remote, Path.of(words.get(1)), options)
                        .map(this::shown)
                        .orElse(FAILED);
            }
            if (command.equals("apply") && words.size() == 2) {
                return apply(remote, words.get(1), options);
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

    private int export(RemoteServer remote, @Nullable Path file) {
        RemoteServer.Answer left = remote.get(PATH + "/left");
        RemoteServer.Answer taken = remote.get(PATH);
        if (!left.isOk() || !taken.isOk()) {
            complaint.accept((taken.isOk() ? left : taken).reason());
            return FAILED;
        }
        if (file == null) {
            answer.accept(taken.text().stripTrailing());
            return DONE;
        }
        try {
            Files.writeString(file, taken.text());
        } catch (IOException e) {
            complaint.accept("Cannot write " + file + ": " + e.getMessage());
            return FAILED;
        }
        answer.accept("Written: " + file);
        for (JsonNode each : left.json().path("left")) {
            answer.accept("Not in it: " + each.path("entity").asText() + " " + each.path("key") + ": "
                    + each.path("reason").asText());
        }
        return DONE;
    }

    private Optional<JsonNode> plan(RemoteServer remote, Path file, List<String> options) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            complaint.accept("There is no file " + file);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        List<String> asked = new ArrayList<>();
        option(options, "only").ifPresent(only -> asked.add("only=" + URLEncoder.encode(only, StandardCharsets.UTF_8)));
        if (options.contains("--delete")) {
            asked.add("delete=true");
        }
        if (options.contains("--any-plugins")) {
            asked.add("any_plugins=true");
        }
        RemoteServer.Answer plan =
                remote.postJson(PATH + (asked.isEmpty() ? "" : "?" + String.join("&", asked)), content);
        if (!plan.isOk()) {
            complaint.accept(plan.reason());
            for (JsonNode error : plan.json().path("errors")) {
                complaint.accept("  " + error.path("field").asText() + ": "
                        + error.path("reason").asText());
            }
            return Optional.empty();
        }
        answer.accept(plan.json().path("text").asText());
        return Optional.of(plan.json());
    }

    private int shown(JsonNode plan) {
        if (!plan.path("possible").asBoolean()) {
            complaint.accept("This cannot be done.");
            return FAILED;
        }
        answer.accept("Nothing is done yet: kontor configuration apply "
                + plan.path("id").asText() + " does it.");
        return DONE;
    }

    private int apply(RemoteServer remote, String what, List<String> options) {
        String id = what;
        if (!isId(what)) {
            JsonNode plan = plan(remote, Path.of(what), options).orElse(null);
            if (plan == null || !plan.path("possible").asBoolean()) {
                complaint.accept("This cannot be done, and nothing is.");
                return FAILED;
            }
            id = plan.path("id").asText();
        }
        RemoteServer.Answer applied =
                remote.post("platform/plans/" + id + "/apply", JsonNodeFactory.instance.objectNode());
        if (!applied.isOk()) {
            complaint.accept(applied.reason());
            return FAILED;
        }
        answer.accept("Done.");
        return DONE;
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
