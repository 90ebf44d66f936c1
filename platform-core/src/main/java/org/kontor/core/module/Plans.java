package org.kontor.core.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.core.custom.ModelChange;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.MessageJson;
import org.kontor.core.meta.SaidTexts;

/** Plans as they are written down. */
public final class Plans {
    private static final int LONGEST_TITLE = 500;
    /** A longer one is read in the language of whoever made the plan. */
    private static final int LONGEST_SAID_TITLE = 5_000;
    /** What stands beside it, patterns and title, has room in a long text too. */
    private static final int LONGEST_SUMMARY = 85_000;
    /** Where messages stand in a plan for configuration. */
    private static final List<String> MOVED = List.of("conflicts/*/reason", "change/*/fields/*/unread");

    /**
     * What has to be known of one to apply it.
     *
     * @param changes what was asked for of plugins
     * @param model what was asked for of own fields and entities
     * @param coming what comes after it with the same file
     * @param fingerprint see {@link Plan#fingerprint}
     * @param moves whether it is one for configuration, and not for plugins
     */
    public record Head(
            Ref ref,
            Choice state,
            List<PluginChange> changes,
            List<ModelChange> model,
            Coming coming,
            String fingerprint,
            boolean moves) {
        public Head {
            changes = List.copyOf(changes);
            model = List.copyOf(model);
        }

        /** Whether it waits to be applied. */
        public boolean isOpen() {
            return state.equals(PlanRecord.PROPOSED);
        }
    }

    /**
     * One of them as it is shown.
     *
     * @param title in the language of whoever made it, as the summary and the reason
     * @param content as REST shows it, but for messages, which are said to each reader
     * @param said what its texts are made of
     */
    public record Stored(
            Head head,
            String title,
            String summary,
            JsonNode content,
            Instant at,
            Optional<String> reason,
            SaidTexts said) {
        public Ref ref() {
            return head.ref();
        }

        /** It in a language; a plan of an earlier version as it was written down then. */
        public Spoken spoken(Catalog catalog, Function<Message, String> says) {
            return new Spoken(
                    text(PlanRecord.TITLE, catalog, says).map(Plans::cut).orElse(title),
                    text(PlanRecord.SUMMARY, catalog, says).orElse(summary),
                    SaidTexts.resolved(
                            content,
                            head.moves() ? MOVED : PlanJson.SAID,
                            (message, patterns) -> says.apply(MessageJson.read(message, patterns, catalog))),
                    // what it was not applied for before may be gone by now
                    reason.map(told -> text(PlanRecord.REASON, catalog, says).orElse(told)));
        }

        private Optional<String> text(Field<String> field, Catalog catalog, Function<Message, String> says) {
            return said.find(field.name(), catalog).map(lines -> joined(lines, says));
        }
    }

    /** One of them in a language. */
    public record Spoken(String title, String summary, JsonNode content, Optional<String> reason) {}

    /**
     * A plan for configuration, to be written down.
     *
     * @param asked what was asked for beside the file
     * @param kept the file, and under {@code plan} what it does as REST shows it
     */
    public record Draft(
            Message title,
            boolean possible,
            List<Message> summary,
            ObjectNode asked,
            ObjectNode kept,
            String fingerprint) {
        public Draft {
            summary = List.copyOf(summary);
        }
    }

    /**
     * What is kept of a plan for configuration.
     *
     * @param content the file, and under {@code plan} what it does
     */
    public record Kept(JsonNode asked, JsonNode content) {}

    /** Why one that would be another one by now is not applied. */
    public static final Message OUTDATED =
            Message.of("system.plan_changed_since", "The installation has changed since");

    private Plans() {}

    /** Writes one for configuration down, with its texts in a language. */
    public static Stored create(Records kernel, Draft plan, Function<Message, String> says) {
        FileId file = KeptPlan.file(kernel, plan.kept());
        return stored(
                kernel,
                kernel.create(
                        PlanRecord.NAME,
                        titled(plan.title(), says),
                        PlanRecord.STATE.to(plan.possible() ? PlanRecord.PROPOSED : PlanRecord.IMPOSSIBLE),
                        told(plan.title(), plan.summary(), says),
                        PlanRecord.ASKED.to(plan.asked().toString()),
                        PlanRecord.CONTENT.to("{}"),
                        PlanRecord.FINGERPRINT.to(plan.fingerprint()),
                        PlanRecord.FILE.to(file)));
    }

    /**
     * What is kept of one for configuration.
     *
     * @throws Refusal NOT_FOUND
     */
    public static Kept kept(Records kernel, UUID id) {
        Row row = row(kernel, id);
        return new Kept(
                KeptPlan.tree(row.get(PlanRecord.ASKED)),
                row.find(PlanRecord.FILE)
                        .map(file -> KeptPlan.tree(kernel, file))
                        .orElseGet(MissingNode::getInstance));
    }

    /** Writes one down, with its texts in a language. */
    public static Stored create(
            Records kernel,
            List<PluginChange> changes,
            List<ModelChange> model,
            Coming coming,
            Plan plan,
            Function<Message, String> says) {
        KeptPlan kept = KeptPlan.of(changes, model, coming, plan);
        return stored(
                kernel,
                kernel.create(
                        PlanRecord.NAME,
                        titled(plan.title(), says),
                        PlanRecord.STATE.to(plan.isPossible() ? PlanRecord.PROPOSED : PlanRecord.IMPOSSIBLE),
                        told(plan.title(), plan.lines(), says),
                        kept.stored(kernel),
                        PlanRecord.FINGERPRINT.to(plan.fingerprint())));
    }

    /**
     * One by its id.
     *
     * @throws Refusal NOT_FOUND
     */
    public static Stored get(Records kernel, UUID id) {
        return stored(kernel, row(kernel, id));
    }

    private static Row row(Records kernel, UUID id) {
        return kernel.find(Ref.of(PlanRecord.NAME, id))
                .orElseThrow(() ->
                        Refusal.of(Refusal.Code.NOT_FOUND, Message.of("system.plan_unknown", "There is no such plan")));
    }

    /**
     * What has to be known of one to apply it.
     *
     * @throws Refusal NOT_FOUND
     */
    public static Head head(Records kernel, UUID id) {
        Row row = row(kernel, id);
        return head(row, KeptPlan.read(kernel, row));
    }

    private static Head head(Row row, KeptPlan kept) {
        return new Head(
                row.ref(),
                row.get(PlanRecord.STATE),
                kept.changes(),
                kept.model(),
                kept.coming(),
                row.get(PlanRecord.FINGERPRINT),
                kept.moves());
    }

    /** What is told of one that is not open. */
    public static Message ended(Head plan) {
        return Message.of("system.plan_ended", "This plan cannot be applied: it is {state}")
                .with(
                        "state",
                        Message.of(
                                        "system.plan_ended_state",
                                        "{state, select, proposed {proposed} impossible {impossible} applied {applied}"
                                                + " outdated {outdated} failed {failed} other {{state}}}")
                                .with("state", plan.state().name()));
    }

    /** Says that it is done. */
    public static void applied(Records kernel, UUID id, Instant at) {
        kernel.update(
                kernel.get(Ref.of(PlanRecord.NAME, id)),
                PlanRecord.STATE.to(PlanRecord.APPLIED),
                PlanRecord.APPLIED_AT.to(at),
                PlanRecord.REASON.to(null));
    }

    /** Says that it will not be done, and why, in a language and for all others. */
    public static void ended(Records kernel, UUID id, Choice state, Message reason, Function<Message, String> says) {
        Row row = kernel.get(Ref.of(PlanRecord.NAME, id));
        kernel.update(
                row,
                PlanRecord.STATE.to(state),
                PlanRecord.REASON.to(says.apply(reason)),
                PlanRecord.SAID.to(said(row)
                        .with(PlanRecord.REASON.name(), List.of(reason))
                        .stored()));
    }

    private static Assignment titled(Message message, Function<Message, String> says) {
        return PlanRecord.TITLE.to(cut(says.apply(message)));
    }

    private static String cut(String title) {
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }

    /** The summary, cut where it is longer than a text may be. */
    private static Assignment told(Message title, List<Message> lines, Function<Message, String> says) {
        List<Message> told = new ArrayList<>();
        int letters = 0;
        int written = 0;
        for (Message line : lines) {
            letters += says.apply(line).length() + 1;
            written += MessageJson.canonical(line).length() + 1;
            if (letters > LONGEST_SUMMARY || written > LONGEST_SUMMARY) {
                told.add(Message.of("system.plan_more", "… and {count, plural, one {# line more} other {# lines more}}")
                        .with("count", lines.size() - told.size()));
                break;
            }
            told.add(line);
        }
        return Values.of(
                PlanRecord.SUMMARY.to(joined(told, says)),
                PlanRecord.SAID.to((MessageJson.canonical(title).length() > LONGEST_SAID_TITLE
                                ? SaidTexts.none()
                                : SaidTexts.none().with(PlanRecord.TITLE.name(), List.of(title)))
                        .with(PlanRecord.SUMMARY.name(), told)
                        .stored()));
    }

    private static String joined(List<Message> lines, Function<Message, String> says) {
        return lines.stream().map(says).collect(Collectors.joining("\n"));
    }

    private static SaidTexts said(Row row) {
        return row.find(PlanRecord.SAID).map(SaidTexts::of).orElseGet(SaidTexts::none);
    }

    private static Stored stored(Records kernel, Row row) {
        KeptPlan kept = KeptPlan.read(kernel, row);
        return new Stored(
                head(row, kept),
                row.get(PlanRecord.TITLE),
                row.get(PlanRecord.SUMMARY),
                kept.content(),
                row.get(PlanRecord.NAME.createdAt()),
                row.find(PlanRecord.REASON),
                said(row));
    }
}
