package org.kontor.core.plugin;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.Background;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.api.FieldType;

/** Checks what runs behind requests or by itself, and where actions are offered. */
final class TaskCheck {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final String pluginId;

    TaskCheck(String pluginId) {
        this.pluginId = pluginId;
    }

    void action(Action action, Place place) {
        boolean hasTask = action.task().isPresent();
        boolean doesSomething = action.move().isPresent()
                || action.turn().isPresent()
                || !action.sets().isEmpty();
        if (action.code().isEmpty() && !hasTask && !doesSomething) {
            place.refuse("it has no code", "say run(code) or behind(code), or what it moves or sets");
        }
        if (action.code().isPresent() && hasTask) {
            place.refuse("it has two codes", "say run(code) or behind(code), not both");
        }
        boolean isScheduled = action.every().isPresent() || action.daily().isPresent();
        if (hasTask || isScheduled) {
            action.input().stream()
                    .filter(field -> field.type() == FieldType.PARTS)
                    .forEach(field -> place.refuse(
                            "its input " + field.name() + " holds parts, which a task cannot keep",
                            "let it run on a record that has them"));
        }
        if (hasTask) {
            action.move()
                    .filter(move -> move.to().size() > 1)
                    .ifPresent(move -> place.refuse(
                            "it moves to one of several states before its task has run",
                            "name the state that it moves to when it is started, and have the task write the next"));
        }
        if (isScheduled) {
            schedule(action, place);
        }
        action.deadline()
                .filter(time -> time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)
                .ifPresent(time -> place.refuse("its deadline is " + time, "name 1 second to 7 days"));
        action.offeredOn().stream().sorted().forEach(type -> offered(action, type, place));
    }

    private void schedule(Action action, Place place) {
        if (action.entity().isPresent()) {
            place.refuse("it starts by itself and would need a record", "make it an action of its own");
        }
        if (action.input().stream().anyMatch(Field::isRequired)) {
            place.refuse("it starts by itself and asks for something", "require no input");
        }
        action.every()
                .filter(time -> time.compareTo(SHORTEST) < 0)
                .ifPresent(time -> place.refuse("it starts every " + time, "leave at least a second between"));
        action.permission()
                .filter(permission -> !permission.plugin().equals(pluginId))
                .ifPresent(permission -> place.refuse(
                        "the plugin itself starts it and has no permission " + permission.id(),
                        "require a permission of the plugin's own"));
    }

    private static void offered(Action action, FieldType type, Place place) {
        if (action.entity().isPresent()) {
            place.refuse(
                    "it is offered on fields of any entity and runs on records of one", "make it an action of its own");
        }
        long matching =
                action.input().stream().filter(field -> field.type() == type).count();
        if (matching != 1) {
            place.refuse(
                    "it is offered on " + type + " and has " + matching + " inputs of that type",
                    "give it exactly one");
        }
        boolean asksMore = action.input().stream().anyMatch(field -> field.isRequired() && field.type() != type);
        if (asksMore) {
            place.refuse("it is offered on fields and asks for more than one value", "require no other input");
        }
    }

    void backgrounds(Contribution contribution, Place contributed) {
        Set<String> seen = new HashSet<>();
        for (Background background : contribution.backgrounds()) {
            Place place = contributed.in("background " + background.name());
            Names.plain(background.name(), "a background's name", place);
            if (!seen.add(background.name())) {
                place.refuse("it is declared twice", "remove one of the two");
            }
        }
    }
}
