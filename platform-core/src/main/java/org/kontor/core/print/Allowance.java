package org.kontor.core.print;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.EscapeFilter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/**
 * How many letters the filters of a template may make, whether they are written or kept: escaped, made large and escaped
 * again, each {@code &} grows without end.
 */
final class Allowance {
    /** Of one text that is filtered; escaped, it is six times as long at most. */
    private static final int LONGEST = 1 << 20;

    private final int most;
    private final Deadline deadline;
    private long made;

    Allowance(int most, Deadline deadline) {
        this.most = most;
        this.deadline = deadline;
    }

    /** The filter, held to it. */
    Filter of(Filter filter) {
        // what is safe is taken as such by filters of that class alone
        return filter instanceof EscapeFilter escape ? new HeldEscape(escape) : new Held(filter);
    }

    private @Nullable Object held(
            Filter filter,
            @Nullable Object input,
            Map<String, Object> arguments,
            PebbleTemplate self,
            EvaluationContext context,
            int line) {
        deadline.check();
        if (letters(input) > LONGEST) {
            throw exceeded(LONGEST);
        }
        Object output = filter.apply(input, arguments, self, context, line);
        made += letters(output);
        if (made > most) {
            throw exceeded(most);
        }
        return output;
    }

    private final class Held implements Filter {
        private final Filter filter;

        Held(Filter filter) {
            this.filter = filter;
        }

        @Override
        public @Nullable List<String> getArgumentNames() {
            return filter.getArgumentNames();
        }

        @Override
        public @Nullable Object apply(
                @Nullable Object input,
                Map<String, Object> arguments,
                PebbleTemplate self,
                EvaluationContext context,
                int line) {
            return held(filter, input, arguments, self, context, line);
        }
    }

    private final class HeldEscape extends EscapeFilter {
        private final EscapeFilter escape;

        HeldEscape(EscapeFilter escape) {
            this.escape = escape;
        }

        @Override
        public @Nullable Object apply(
                @Nullable Object input,
                Map<String, Object> arguments,
                PebbleTemplate self,
                EvaluationContext context,
                int line) {
            return held(escape, input, arguments, self, context, line);
        }
    }

    private static int letters(@Nullable Object text) {
        return text instanceof String || text instanceof SafeString
                ? text.toString().length()
                : 0;
    }

    static Refusal exceeded(int most) {
        return Refusal.of(
                Refusal.Code.INVALID,
                Message.of("system.template_long", "The document may have at most {max, number} letters")
                        .with("max", most));
    }
}
