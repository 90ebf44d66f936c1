package org.kontor.tests;

import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.kontor.api.Scope;
import org.kontor.api.Verb;

/** Random grants on things, and what they mean, worked out the plain way. */
final class RandomRights {
    /** Fields that play a part; the last one is sensitive. */
    static final List<String> FIELDS = List.of("caption", "count", "good", "kind", "secret");

    private static final List<Verb> VERBS = List.of(Verb.READ, Verb.READ, Verb.UPDATE, Verb.DELETE);

    private RandomRights() {}

    /** Who asks: their own id, teams and everybody below them. */
    record Asker(String id, Set<String> teams, Set<String> subordinates) {}

    /** One right. */
    record Right(
            Set<Verb> verbs,
            Scope scope,
            Optional<Integer> mostCount,
            Optional<String> kind,
            Optional<Set<String>> only,
            Set<String> but,
            Set<String> also) {

        static Right random(Random random) {
            Set<Verb> verbs = new java.util.LinkedHashSet<>();
            do {
                verbs.add(VERBS.get(random.nextInt(VERBS.size())));
            } while (random.nextBoolean());
            boolean isLimited = random.nextInt(3) == 0;
            return new Right(
                    verbs,
                    Scope.values()[random.nextInt(Scope.values().length)],
                    random.nextInt(3) == 0 ? Optional.of(random.nextInt(10)) : Optional.empty(),
                    random.nextInt(4) == 0 ? Optional.of(random.nextBoolean() ? "small" : "large") : Optional.empty(),
                    isLimited ? Optional.of(some(random, FIELDS)) : Optional.empty(),
                    random.nextInt(3) == 0 ? some(random, FIELDS) : Set.of(),
                    random.nextInt(3) == 0 ? Set.of("secret") : Set.of());
        }

        private static Set<String> some(Random random, List<String> names) {
            Set<String> some = new TreeSet<>();
            names.stream().filter(name -> random.nextBoolean()).forEach(some::add);
            return some.isEmpty() ? new TreeSet<>(Set.of(names.getFirst())) : some;
        }

        ObjectNode json() {
            List<String> names = new ArrayList<>();
            verbs.forEach(verb -> names.add(verb.name().toLowerCase(Locale.ROOT)));
            ObjectNode json = object(
                    "entity",
                    "every.thing",
                    "verbs",
                    names,
                    "scope",
                    scope.name().toLowerCase(Locale.ROOT));
            List<JsonNode> conditions = new ArrayList<>();
            mostCount.ifPresent(most -> conditions.add(object("count", object("atMost", most))));
            kind.ifPresent(name -> conditions.add(object("kind", object("is", name))));
            if (!conditions.isEmpty()) {
                json.set(
                        "condition",
                        object("entity", "every.thing", "where", object("and", array(conditions.toArray()))));
            }
            only.ifPresent(fields -> json.put("only_fields", String.join(",", fields)));
            if (!but.isEmpty()) {
                json.put("but_fields", String.join(",", but));
            }
            if (!also.isEmpty()) {
                json.put("also_fields", String.join(",", also));
            }
            return json;
        }

        boolean covers(JsonNode record, Asker asker) {
            String owner = record.path("owner").path("id").asText();
            String team = record.path("team").path("id").asText();
            boolean isOwn = owner.equals(asker.id);
            boolean isInScope = switch (scope) {
                case ALL -> true;
                case SHARED -> false;
                case OWN -> isOwn;
                case TEAM -> isOwn || asker.teams.contains(team);
                case SUBORDINATES -> isOwn || asker.subordinates.contains(owner);
            };
            boolean fitsCount = mostCount.isEmpty()
                    || (record.path("count").isNumber() && record.path("count").asInt() <= mostCount.get());
            return isInScope
                    && fitsCount
                    && (kind.isEmpty() || record.path("kind").asText().equals(kind.get()));
        }

        boolean opens(String field) {
            if (but.contains(field)) {
                return false;
            }
            return also.contains(field)
                    || only.map(fields -> fields.contains(field)).orElse(!field.equals("secret"));
        }
    }

    /** Whether some right with the verb covers the record. */
    static boolean may(List<Right> rights, Verb verb, JsonNode record, Asker asker) {
        return rights.stream().anyMatch(right -> right.verbs.contains(verb) && right.covers(record, asker));
    }

    /** Whether some right with the verb covers the record and opens the field. */
    static boolean may(List<Right> rights, Verb verb, JsonNode record, String field, Asker asker) {
        return rights.stream()
                .anyMatch(right -> right.verbs.contains(verb) && right.covers(record, asker) && right.opens(field));
    }

    /** Whether the field is known to somebody with these rights at all. */
    static boolean knows(List<Right> rights, String field) {
        return rights.stream().anyMatch(right -> right.verbs.contains(Verb.READ) && right.opens(field));
    }
}
