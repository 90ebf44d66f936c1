package org.kontor.core.print;

import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/** The functions that templates may call. */
final class Functions {
    private Functions() {}

    /** What is done with the arguments, in the order of their names. */
    @FunctionalInterface
    interface Code {
        Object run(List<Object> arguments);
    }

    static Function of(List<String> names, Code code) {
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
