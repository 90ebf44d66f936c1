package org.kontor.core.module;

import java.util.ArrayList;
import java.util.List;
import org.kontor.api.Message;
import org.kontor.core.meta.Plain;
import org.kontor.core.module.Plan.Side;
import org.kontor.core.module.Plan.Step;
import org.kontor.core.plugin.BroughtText;
import org.kontor.core.schema.TableCounts.Count;

/** A plan as people read it, line by line. */
final class PlanLines {
    private static final Message NOTHING = Message.of("system.plan_nothing", "Nothing changes.");

    private final Plan plan;
    private final List<Message> lines = new ArrayList<>();

    private PlanLines(Plan plan) {
        this.plan = plan;
    }

    /** What it is called in lists. */
    static Message title(Plan plan) {
        List<Message> words = new ArrayList<>();
        plan.steps().stream()
                .filter(step -> step.because().equals(Step.ASKED))
                .forEach(step -> words.add(Message.of("system.plan_title_step", "{title}: {state}")
                        .with("title", step.title())
                        .with("state", state(step.to().state()))));
        words.addAll(plan.model());
        return words.isEmpty()
                ? Message.of("system.plan_title_nothing", "Nothing changes")
                : Message.of("system.plan_title", "{parts}").with("parts", words);
    }

    static List<Message> of(Plan plan) {
        PlanLines all = new PlanLines(plan);
        all.gather();
        return List.copyOf(all.lines);
    }

    private void gather() {
        plan.steps().forEach(this::step);
        lines.addAll(plan.model());
        plan.conflicts().forEach(conflict -> lines.add(against(conflict.owned())));
        lines.addAll(plan.warnings());
        plan.differences().forEach(this::difference);
        plan.tables()
                .forEach(work -> lines.add(
                        work.rows().value() == 0
                                ? work.text()
                                : Message.of("system.plan_table", "{work} ({rows})")
                                        .with("work", work.text())
                                        .with("rows", rows(work.rows()))));
        plan.upgrades()
                .forEach(filling -> lines.add(Message.of(
                                "system.plan_filling",
                                "The upgrade of {plugin} to {version} fills records of {entity}, which has {count}")
                        .with("plugin", filling.plugin())
                        .with("version", filling.version())
                        .with("entity", filling.entity())
                        .with("count", count(filling.rows()))));
        // the entities themselves are named above
        plan.hidden().stream()
                .filter(each -> each.rows().value() > 0)
                .forEach(each -> lines.add(
                        Message.of("system.plan_hidden", "Hidden, and kept where they are: {records} of {entity}")
                                .with("records", records(each.rows()))
                                .with("entity", each.entity())));
        plan.dropped()
                .forEach(each -> lines.add((each.column().isEmpty()
                                ? Message.of("system.plan_drop_table", "Deletes for good the table {table} with {rows}")
                                : Message.of(
                                                "system.plan_drop_column",
                                                "Deletes for good the column {column} of the table {table} with"
                                                        + " {rows}")
                                        .with("column", each.column()))
                        .with("table", each.table())
                        .with("rows", rows(each.rows()))));
        if (plan.steps().isEmpty() && plan.model().isEmpty()) {
            lines.add(NOTHING);
        }
    }

    /** What stands against a plan. */
    static Message against(Message reason) {
        return Message.of("system.plan_against", "Against it: {reason}").with("reason", reason);
    }

    private void step(Step step) {
        Message change = step.from().equals(step.to())
                ? Message.of("system.plan_same", "{side}, as it is").with("side", side(step.from()))
                : Message.of("system.plan_turn", "{from} → {to}")
                        .with("from", side(step.from()))
                        .with("to", side(step.to()));
        Message line = step.because().equals(Step.ASKED)
                ? Message.of("system.plan_step", "{title} ({plugin}): {change}")
                : Message.of("system.plan_step_because", "{title} ({plugin}): {change}, because of {because}")
                        .with("because", step.because());
        lines.add(line.with("title", step.title()).with("plugin", step.plugin()).with("change", change));
    }

    private static Message side(Side side) {
        return side.version().isEmpty()
                ? state(side.state())
                : Message.of("system.plan_side", "{state} {version}")
                        .with("state", state(side.state()))
                        .with("version", side.version());
    }

    private static Message state(String state) {
        return Message.of(
                        "system.plan_state",
                        "{state, select, available {available} enabled {enabled} disabled {disabled} set_aside {set aside}"
                                + " removed {removed} purged {purged} other {{state}}}")
                .with("state", state);
    }

    private void difference(Plan.Difference difference) {
        Message kind = BroughtText.kind(difference.kind());
        if (!difference.renamed().isEmpty()) {
            List<Message> names = difference.renamed().stream()
                    .map(each -> Plain.text(each.toString()))
                    .toList();
            line(Message.of("system.plan_renames", "{plugin} renames {kind}: {names}"), difference, kind, names);
        }
        if (!difference.gains().isEmpty()) {
            line(
                    Message.of("system.plan_brings", "{plugin} brings {kind}: {names}"),
                    difference,
                    kind,
                    BroughtText.names(difference.kind(), difference.gains()));
        }
        if (!difference.losses().isEmpty()) {
            line(
                    Message.of("system.plan_takes", "{plugin} takes away {kind}: {names}"),
                    difference,
                    kind,
                    BroughtText.names(difference.kind(), difference.losses()));
        }
    }

    private void line(Message line, Plan.Difference difference, Message kind, List<Message> names) {
        lines.add(line.with("plugin", difference.plugin()).with("kind", kind).with("names", names));
    }

    private static Message count(Count count) {
        Message number = Message.of("system.plan_count", "{count, number}").with("count", count.value());
        return count.exact() ? number : about(number);
    }

    private static Message rows(Count count) {
        Message rows = Message.of("system.plan_rows", "{count, plural, one {# row} other {# rows}}")
                .with("count", count.value());
        return count.exact() ? rows : about(rows);
    }

    private static Message records(Count count) {
        Message records = Message.of("system.plan_records", "{count, plural, one {# record} other {# records}}")
                .with("count", count.value());
        return count.exact() ? records : about(records);
    }

    private static Message about(Message number) {
        return Message.of("system.plan_about", "about {number}").with("number", number);
    }
}
