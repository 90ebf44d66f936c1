package org.kontor.contacts.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.contacts.api.Words;

/**
 * How a file is to be loaded.
 *
 * @param isRehearsal whether everything is tried and nothing kept
 * @param source the program that the file comes from, or empty for the format's own name
 * @param paths which header goes where, for headers that are not names of fields
 * @param belonging whom the records are given to
 */
record LoadOptions(boolean isRehearsal, Optional<String> source, Map<String, String> paths, Belonging belonging) {
    private static final Set<String> NAMES = Set.of("dry_run", "add_values", "source", "map", "owner", "team");
    private static final Set<String> YES_OR_NO = Set.of("dry_run", "add_values");
    private static final Message UNKNOWN =
            Words.of("load_parameter_unknown", "There is no parameter {name}; there are {names}");
    private static final Message NOT_YES_OR_NO = Words.of("load_true_or_false", "{name} is true or false, not {given}");
    private static final Message MAP_UNREADABLE =
            Words.of("load_map_unreadable", "{map} is not a column and its field, such as Firma:name");

    static LoadOptions of(boolean isRehearsal, @Nullable String source, List<String> maps, Belonging belonging) {
        return new LoadOptions(
                isRehearsal, Optional.ofNullable(source).filter(name -> !name.isBlank()), paths(maps), belonging);
    }

    LoadOptions rehearsed() {
        return new LoadOptions(true, source, paths, belonging);
    }

    /** Refuses what would be overlooked: a rehearsal that is asked for by a wrong word must not become a load. */
    static void check(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            if (!NAMES.contains(name)) {
                throw malformed(UNKNOWN.with("name", name).with("names", String.join(", ", new TreeSet<>(NAMES))));
            }
            if (YES_OR_NO.contains(name)) {
                values.stream()
                        .filter(value -> !value.equals("true") && !value.equals("false"))
                        .findFirst()
                        .ifPresent(value -> {
                            throw malformed(NOT_YES_OR_NO.with("name", name).with("given", value));
                        });
            }
        });
    }

    private static Map<String, String> paths(List<String> maps) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String map : maps) {
            int colon = map.lastIndexOf(':');
            if (colon < 1 || colon == map.length() - 1) {
                throw malformed(MAP_UNREADABLE.with("map", map));
            }
            paths.put(map.substring(0, colon), map.substring(colon + 1));
        }
        return paths;
    }

    private static Refusal malformed(Message reason) {
        return Refusal.of(Refusal.Code.MALFORMED, reason);
    }
}
