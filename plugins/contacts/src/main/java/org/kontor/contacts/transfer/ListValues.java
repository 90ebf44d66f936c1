package org.kontor.contacts.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Refusal;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.contacts.api.Words;

/** Adds values to editable lists by the door that administrators use, as whoever loads the file. */
final class ListValues {
    private static final int MOST = 200;
    private static final Message TOO_MANY = Words.of(
            "load_values_many",
            "The file has {count} values that lists do not have, and at most {most} are added at once: does a column go"
                    + " into the wrong field?");

    private static final EntityName VALUE = EntityName.of("system", "choice_value");
    private static final Field<String> LIST = VALUE.text("list");
    private static final Field<String> NAME = VALUE.text("name");
    private static final Field<String> LABEL = VALUE.text("label");

    private record Key(String list, String name) {}

    private ListValues() {}

    /**
     * Adds those that are not there; what an administrator has retired stays so.
     *
     * @return what was added
     * @throws Refusal FORBIDDEN for those who may not edit lists, INVALID when there are too many
     */
    static Set<ListValue> add(Records records, List<ListValue> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        if (wanted.size() > MOST) {
            throw Refusal.of(
                    Refusal.Code.INVALID, TOO_MANY.with("count", wanted.size()).with("most", MOST));
        }
        Set<Key> there = there(records, wanted);
        List<ListValue> fresh = wanted.stream()
                .filter(value -> !there.contains(new Key(value.list(), value.name())))
                .toList();
        if (!fresh.isEmpty()) {
            records.create(
                    VALUE,
                    fresh.stream()
                            .map(value -> new Values(
                                    List.of(LIST.to(value.list()), NAME.to(value.name()), LABEL.to(value.label()))))
                            .toList());
        }
        return Set.copyOf(fresh);
    }

    private static Set<Key> there(Records records, List<ListValue> wanted) {
        Set<String> lists = wanted.stream().map(ListValue::list).collect(Collectors.toSet());
        Set<String> names = wanted.stream().map(ListValue::name).collect(Collectors.toSet());
        Query query = Query.of(VALUE).where(LIST.in(lists).and(NAME.in(names))).limit(Query.MOST);
        Set<Key> there = new HashSet<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Row> page = records.list(next.map(query::after).orElse(query));
            page.rows().forEach(row -> there.add(new Key(row.get(LIST), row.get(NAME))));
            next = page.next();
        } while (next.isPresent());
        return there;
    }
}
