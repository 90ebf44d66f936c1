package org.kontor.core.rest;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.record.AsOf;

/** The parameters of an address, each known and given once: one that is misspelt must not answer a wider question. */
final class Parameters implements Asked {
    /** What both databases keep as a moment. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads them.
     *
     * @throws Refusal MALFORMED when one is none of the known ones, or is given twice
     */
    static Parameters of(UriInfo address, Set<String> known) {
        return of(address.getQueryParameters(), known);
    }

    /**
     * Checks them, decoded as they are.
     *
     * @throws Refusal MALFORMED when one is none of the known ones, or is given twice
     */
    static Parameters of(Map<String, List<String>> given, Set<String> known) {
        given.forEach((name, all) -> {
            if (!known.contains(name)) {
                throw malformed(
                        Message.of("system.unknown_parameter", "There is no parameter {name}; there are: {known}")
                                .with("name", shown(name))
                                .with("known", String.join(", ", new TreeSet<>(known))));
            }
            if (all.size() > 1) {
                throw malformed(Message.of("system.parameter_twice", "The parameter {name} may be given once")
                        .with("name", name));
            }
        });
        return new Parameters(given);
    }

    @Override
    public Optional<String> text(String name) {
        List<String> all = values.get(name);
        return all == null
                        || all.isEmpty()
                        || all.getFirst() == null
                        || all.getFirst().isEmpty()
                ? Optional.empty()
                : Optional.of(all.getFirst());
    }

    /** An id. */
    Optional<UUID> id(String name) {
        return text(name)
                .map(text -> Desk.findId(text)
                        .orElseThrow(() -> unfit(name, "system.parameter_id", "The parameter {name} must be an id")));
    }

    /** A moment. */
    Optional<Instant> moment(String name) {
        return text(name).map(text -> moment(name, text));
    }

    /** A point in a record's past: a moment, or the number of a version. */
    Optional<AsOf> asOf(String name) {
        return text(name).map(text -> asOf(name, text));
    }

    /** Reads what was given as a point in a record's past. */
    static AsOf asOf(String name, String text) {
        if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return new AsOf.Version(Long.parseLong(text));
        }
        try {
            return new AsOf.Moment(storable(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeParseException e) {
            throw unfit(
                    name,
                    "system.parameter_as_of",
                    "The parameter {name} must be a moment such as 2027-01-31T09:30:00Z, or the number of a version");
        }
    }

    /** Reads what was given as a moment. */
    static Instant moment(String name, String text) {
        try {
            return storable(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw unfit(
                    name,
                    "system.parameter_moment",
                    "The parameter {name} must be a moment such as 2027-01-31T09:30:00Z");
        }
    }

    private static Instant storable(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new DateTimeParseException("not of the years 1 to 9999", moment.toString(), 0);
        }
        return moment;
    }

    @Override
    public boolean yes(String name) {
        String value = text(name).orElse("false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unfit(name, "system.parameter_yes_no", "The parameter {name} must be true or false");
        };
    }

    @Override
    public int number(String name, int otherwise, int least, int most) {
        String text = text(name).orElse(null);
        if (text == null) {
            return otherwise;
        }
        if (text.length() <= 9 && text.chars().allMatch(each -> each >= '0' && each <= '9')) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw noWholeNumber(name, least, most);
    }

    /** Values separated by commas. */
    @Override
    public List<String> texts(String name) {
        return text(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    /** @param english speaks of the parameter as {@code {name}} */
    static Refusal unfit(String name, String key, String english) {
        return unfit(name, Message.of(key, english));
    }

    /** @param message speaks of the parameter as {@code {name}} */
    static Refusal unfit(String name, Message message) {
        return malformed(message.with("name", name));
    }

    static Refusal noWholeNumber(String name, long least, long most) {
        // as programs write numbers, since that is how they have to be given
        return unfit(
                name,
                Message.of(
                                "system.parameter_whole_number",
                                "The parameter {name} must be a whole number from {least} to {most}")
                        .with("least", String.valueOf(least))
                        .with("most", String.valueOf(most)));
    }

    static Refusal malformed(Message message) {
        return Refusal.of(Refusal.Code.MALFORMED, message);
    }

    /** Text from outside, short enough to be repeated. */
    static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
