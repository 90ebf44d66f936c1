package org.kontor.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What has to be done, to be shown before it is done.
 *
 * @param changeLogs hand-written change logs that are new or longer than before; they run first
 * @param steps derived from what is wanted, in this order
 * @param problems why it cannot be done; a plan with problems is not applied
 */
public record SchemaPlan(List<HandWritten> changeLogs, List<SchemaStep> steps, List<SchemaProblem> problems) {
    /** Everything is there. */
    public static final SchemaPlan NOTHING = new SchemaPlan(List.of(), List.of(), List.of());

    public SchemaPlan {
        changeLogs = List.copyOf(changeLogs);
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /** Whether everything is there. */
    public boolean isEmpty() {
        return changeLogs.isEmpty() && steps.isEmpty() && problems.isEmpty();
    }

    /** What will be done, one line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        changeLogs.forEach(log -> lines.add("Run the change log " + log.path() + " of " + log.owner()));
        steps.forEach(step -> lines.add(step.text()));
        return lines;
    }

    /** What will be done, counted. */
    String summary() {
        Map<String, Long> counts = steps.stream()
                .collect(Collectors.groupingBy(SchemaStep::kind, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
    }
}
