package org.kontor.core.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.kontor.api.Period;
import org.kontor.api.When;

/** Moments in conditions that depend on when they are asked: {@code {"when": "start", "period": "month", "plus": -1}}. */
final class WhenJson {
    private WhenJson() {}

    /**
     * Reads one.
     *
     * @throws BadValue when it is none
     */
    static When read(JsonNode json) throws BadValue {
        String anchor = json.path("when").asText();
        When when = switch (anchor) {
            case "now" -> When.now();
            case "today" -> When.today();
            case "start" -> When.start(period(json.path("period").asText()));
            default -> throw FieldKind.expected("system.expected_when", "Expected when: now, today or start");
        };
        JsonNode plus = json.get("plus");
        if (plus == null) {
            return when;
        }
        if (!plus.isInt() || Math.abs(plus.intValue()) > 10_000) {
            throw FieldKind.expected("system.expected_plus", "Expected plus: a whole number up to 10,000");
        }
        return when.plus(plus.intValue(), period(json.path("unit").asText("day")));
    }

    private static Period period(String name) throws BadValue {
        for (Period period : Period.values()) {
            if (period.name().toLowerCase(Locale.ROOT).equals(name)) {
                return period;
            }
        }
        throw FieldKind.expected("system.expected_period", "Expected a period: day, week, month, quarter or year");
    }
}
