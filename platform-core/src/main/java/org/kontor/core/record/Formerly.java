package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Condition;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.access.Access;
import org.kontor.core.change.ChangeEntry;
import org.kontor.core.change.ChangeKind;
import org.kontor.core.change.NewChange;

/**
 * What a record held since some entry of the change log, as far as the entries from then on and the record itself tell:
 * of each field all that it held, as one text. It answers whether something may have been so; when in doubt, yes.
 */
final class Formerly {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Operator> COMPARED = Set.of(Operator.IS, Operator.IN, Operator.CONTAINS);

    private final Map<String, StringBuilder> held = new HashMap<>();
    /** Whether fields of which nothing is told held nothing. */
    private boolean isWhole;

    Formerly(UUID id) {
        held.put("id", new StringBuilder(id.toString()));
    }

    void add(ChangeEntry entry) {
        NewChange change = entry.change();
        try {
            JSON.readTree(change.changes()).properties().forEach(each -> add(each.getKey(), each.getValue()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the change log holds what is no JSON", e);
        }
        // tells of every field
        isWhole |= change.kind() == ChangeKind.DELETED;
    }

    void add(StoredRow row) {
        row.values().forEach(this::add);
        isWhole = true;
    }

    private void add(String field, @Nullable Object value) {
        if (field.equals(NewChange.WITH) || !field.startsWith("$")) {
            held.computeIfAbsent(field, first -> new StringBuilder())
                    .append(' ')
                    .append(value instanceof JsonNode json ? json.toString() : String.valueOf(value));
        }
    }

    /** Whether one of these ids stood in one of these fields. */
    boolean names(Collection<UUID> ids, Collection<String> fields) {
        return fields.stream()
                .map(field -> held.getOrDefault(field, new StringBuilder()))
                .anyMatch(text -> ids.stream().anyMatch(each -> text.indexOf(each.toString()) >= 0));
    }

    /** Whether a condition may have held, said by somebody. */
    boolean mayHaveHeld(Condition condition, Access access) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().allMatch(each -> mayHaveHeld(each, access));
            case Condition.Any any -> any.conditions().stream().anyMatch(each -> mayHaveHeld(each, access));
            case Condition.Compare compare -> mayHaveHeld(compare, access);
            case Condition.Not not -> true;
            case Condition.Some some -> true;
            case Condition.SomeOf some -> true;
        };
    }

    private boolean mayHaveHeld(Condition.Compare compare, Access access) {
        if (isUnlogged(compare.term())) {
            return true;
        }
        Collection<String> wanted = wanted(compare.operand(), access);
        StringBuilder text = held.get(compare.term().path());
        boolean isOwn = compare.term().path().matches("\\w+");
        if (!isOwn || wanted == null || !COMPARED.contains(compare.operator()) || text == null && !isWhole) {
            return true;
        }
        String told = text == null ? "" : text.toString();
        return wanted.stream().anyMatch(told::contains);
    }

    /** Entries say themselves who wrote them and when, not among the values. */
    private static boolean isUnlogged(Term<?> term) {
        return term instanceof SystemTerm<?> system
                && system.kind() != SystemTerm.Kind.ID
                && system.kind() != SystemTerm.Kind.OWNER
                && system.kind() != SystemTerm.Kind.TEAM;
    }

    /** What must stand in the text of what was compared; null where texts do not tell. */
    private static @Nullable Collection<String> wanted(Operand operand, Access access) {
        return switch (operand) {
            case Operand.Me me -> Set.of(access.user().toString());
            case Operand.MyTeams teams ->
                access.teams().stream().map(UUID::toString).toList();
            case Operand.Value value
            when value.value() instanceof Ref ref -> Set.of(ref.id().toString());
            case Operand.Value value when value.value() instanceof Boolean is -> Set.of(is.toString());
            default -> null;
        };
    }
}
