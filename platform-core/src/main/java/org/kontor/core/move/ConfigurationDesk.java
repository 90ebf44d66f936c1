package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kontor.api.Actor;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.core.access.Access;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.custom.ModelFile;
import org.kontor.core.custom.NamedUsers;
import org.kontor.core.database.Transaction;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.MessageText;
import org.kontor.core.module.Coming;
import org.kontor.core.module.PlanRecord;
import org.kontor.core.module.Plans;
import org.kontor.core.plugin.OwnParts;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.record.SensitiveReads;
import org.kontor.core.system.Role;
import org.kontor.core.system.Team;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where configuration is taken out, and taken in after a plan. */
public final class ConfigurationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationDesk.class);
    private static final String OUTDATED = "system.plan_outdated";
    private static final Actor KERNEL = AccessPolicy.self(AccessPolicy.KERNEL);

    private final Engine now;
    private final Foreseen foreseen;
    private final CustomModel model;
    private final Set<String> lists;
    private final Map<String, String> plugins = new TreeMap<>();
    private final String product;
    private final PluginTexts says;
    private final InstantSource clock;

    /**
     * @param now what serves this platform
     * @param foreseen what would serve it with the lists of a file
     * @param model what administrators added
     * @param lists the names of lists that may be edited
     * @param says what is written down for people
     */
    public ConfigurationDesk(
            Engine now,
            Foreseen foreseen,
            CustomModel model,
            Set<String> lists,
            PluginReport report,
            PluginTexts says,
            InstantSource clock) {
        this.says = says;
        this.now = now;
        this.foreseen = foreseen;
        this.model = model;
        this.lists = Set.copyOf(lists);
        this.clock = clock;
        for (PluginReport.Entry entry : report.plugins()) {
            if (entry.state() == PluginReport.State.ACTIVE) {
                plugins.put(entry.id(), entry.version());
            }
        }
        // what administrators added moves itself
        plugins.remove(OwnParts.PLUGIN);
        String version = plugins.remove(AccessPolicy.KERNEL);
        this.product = version == null ? "" : version;
    }

    /** A plan that was tried out, with what was found meanwhile, and its fingerprint before that. */
    private record Tried(MovePlan plan, String fingerprint) {}

    /**
     * The configuration that somebody may take out, as it is in a transaction.
     *
     * @param sensitive is told what of it is sensitive
     */
    public Export export(Transaction transaction, Access access, SensitiveReads sensitive) {
        Here here = new Here(now, meaning(now), transaction, Exporter.exporting(now, access), sensitive);
        return new Exporter(now, model, plugins, product).export(here, access);
    }

    /**
     * What of own fields, entities and rules a file has otherwise. They come before everything else of it, by a plan of their
     * own: records may speak of them. None where the file is of other plugins than there are, which its plan says.
     *
     * @throws Refusal INVALID when it asks for what cannot be, and when somebody is meant in place of users whom it does not name
     */
    public List<ModelChange> model(ConfigurationFile file, MoveOptions options) {
        boolean fits = options.anyPlugins()
                || plugins.entrySet().containsAll(file.plugins().entrySet());
        return file.model()
                .filter(wishes -> fits && options.takes(ConfigurationFile.MODEL))
                .map(wishes -> ModelFile.changes(model, NamedUsers.mapped(wishes, options.users()), options.deletes()))
                .orElse(List.of());
    }

    /** What comes with the rest of the file, so that the rules of its model may speak of it already. */
    public Coming coming(ConfigurationFile file, MoveOptions options) {
        return new Coming(
                names(file, options, Role.NAME, Role.ROLE_NAME),
                names(file, options, Team.NAME, Team.TEAM_NAME),
                options.takes(Foreseen.LISTS) ? Foreseen.options(file) : Map.of());
    }

    private static Set<String> names(
            ConfigurationFile file, MoveOptions options, EntityName entity, Field<String> name) {
        List<ObjectNode> records = options.takes(entity.toString())
                ? file.entities().getOrDefault(entity.toString(), List.of())
                : List.of();
        return records.stream().map(record -> record.path(name.name()).asText()).collect(Collectors.toSet());
    }

    private Meaning meaning(Engine engine) {
        return new Meaning(engine.catalog(), lists);
    }

    private Engine engine(ConfigurationFile file, MoveOptions options) {
        Map<String, List<ChoiceOption>> brought =
                options.takes(Foreseen.LISTS) ? Foreseen.options(file, lists) : Map.of();
        return brought.isEmpty() ? now : foreseen.with(brought);
    }

    /**
     * Writes down what a file would do: everything is done, and taken back. Nothing is changed.
     *
     * @param sensitive is told what was read that is sensitive
     */
    public Plans.Stored propose(Actor actor, JsonNode json, MoveOptions options, SensitiveReads sensitive) {
        ConfigurationFile file = ConfigurationFile.of(json);
        Engine engine = engine(file, options);
        Tried tried = engine.data().trying(actor, (transaction, access) -> {
            Here here = new Here(engine, meaning(engine), transaction, access, sensitive);
            MovePlan plan = new MovePlanner(engine, meaning(engine), here, file, options).plan(plugins);
            MoveWriter writer = new MoveWriter(engine, meaning(engine), here, transaction, access);
            return new Tried(plan.with(writer.write(plan)), plan.fingerprint());
        });
        MovePlan plan = tried.plan;
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("file", json);
        kept.set("plan", plan.json());
        return now.data()
                .write(
                        actor,
                        records -> Plans.create(
                                records.as(KERNEL),
                                new Plans.Draft(
                                        plan.title(),
                                        plan.isPossible(),
                                        plan.lines(),
                                        asked(options),
                                        kept,
                                        tried.fingerprint),
                                message -> says.text(message, actor.locale())));
    }

    private static ObjectNode asked(MoveOptions options) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        ArrayNode only = asked.putArray("only");
        options.only().stream().sorted().forEach(only::add);
        return asked.put("deletes", options.deletes()).put("any_plugins", options.anyPlugins());
    }

    private static MoveOptions options(JsonNode asked) {
        Set<String> only = new HashSet<>();
        asked.path("only").forEach(each -> only.add(each.textValue()));
        return new MoveOptions(
                only,
                asked.path("deletes").asBoolean(),
                asked.path("any_plugins").asBoolean(),
                // the model, which alone speaks of users, has a plan of its own
                Map.of());
    }

    /**
     * Does what was written down, all or nothing.
     *
     * @throws Refusal CONFLICT when the plan would be another one by now, or when it cannot be done
     */
    public Plans.Stored apply(Actor actor, UUID id) {
        Plans.Kept kept = now.data().read(KERNEL, records -> Plans.kept(records, id));
        ConfigurationFile file = ConfigurationFile.of(kept.content().path("file"));
        MoveOptions options = options(kept.asked());
        Engine engine = engine(file, options);
        try {
            MovePlan applied = engine.data().writing(actor, (transaction, access) -> {
                // who applies it at the same moment waits, and then finds it applied
                Plans.Head plan = engine.data().within(transaction, KERNEL, records -> {
                    records.lock(Ref.of(PlanRecord.NAME, id));
                    return Plans.head(records, id);
                });
                if (!plan.isOpen()) {
                    throw Refusal.of(Refusal.Code.CONFLICT, Plans.ended(plan));
                }
                Here here = new Here(engine, meaning(engine), transaction, access, SensitiveReads.untold());
                MovePlan again = new MovePlanner(engine, meaning(engine), here, file, options).plan(plugins);
                if (!again.fingerprint().equals(plan.fingerprint())) {
                    throw outdated();
                }
                List<MovePlan.Conflict> found =
                        new MoveWriter(engine, meaning(engine), here, transaction, access).write(again);
                if (!found.isEmpty()) {
                    throw MoveWriter.refused(found);
                }
                return engine.data().within(transaction, actor, records -> {
                    Plans.applied(records.as(KERNEL), id, clock.instant());
                    return again;
                });
            });
            LOG.info("{} applied the plan {}: {}", actor.name(), id, MessageText.english(applied.title()));
            return now.data().read(KERNEL, records -> Plans.get(records, id));
        } catch (Refusal refusal) {
            if (refusal.text().key().equals(OUTDATED)) {
                now.data().write(KERNEL, records -> {
                    Plans.ended(
                            records,
                            id,
                            PlanRecord.OUTDATED,
                            Plans.OUTDATED,
                            message -> says.text(message, actor.locale()));
                    return true;
                });
            }
            throw refusal;
        }
    }

    static Refusal outdated() {
        return Refusal.of(
                Refusal.Code.CONFLICT,
                Message.of(
                        OUTDATED,
                        "The installation has changed since this plan was made: make a new one, and look at it"));
    }
}
