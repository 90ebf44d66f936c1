package org.kontor.core.print;

import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that templates may call. */
final class Functions {
    private Functions() {}

    /** What is done with the arguments, in the order of their names. */
    @FunctionalInterface
    interface Code {
        Object run(List<Object> arguments);
    }

    /**
     * All that there are, by name.
     *
     * @param labels of fields, by their path; empty for what is none
     */
    static Map<String, Function> all(Deadline deadline, java.util.function.Function<String, Optional<String>> labels) {
        return Map.of(
                "range",
                of(
                        List.of("from", "to"),
                        given -> deadline.watch(Values.range(
                                ((Number) given.get(0)).longValue(), ((Number) given.get(1)).longValue()))),
                "label",
                of(
                        List.of("field"),
                        given -> labels.apply(String.valueOf(given.getFirst())).orElse("")));
    }

    private static Function of(List<String> names, Code code) {
        return new Function() {
            @Override
            public List<String> getArgumentNames() {
                return names;
            }

            @Override
            public Object execute(
                    Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
                return code.run(names.stream().map(arguments::get).toList());
            }
        };
    }
}
