package org.kontor.contacts.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.Words;

/** Writes rows of a file within one transaction: what is new is created at once, what is known is changed where it differs. */
record BatchWriter(LoadTarget target, String source, Belonging belonging) {
    private static final Message NOT_LOADED =
            Words.of("account_not_loaded", "There is no account with the id {key}: load the accounts first");

    /** The accounts that rows of the batch speak of by their ids in the file. */
    private record Accounts(Map<String, Row> byKey, Map<Ref, Row> persons) {}

    Tally write(Records records, List<LoadedRow> rows) {
        Map<String, Row> known = known(records, rows);
        Accounts accounts = accounts(records, rows);
        List<Values> fresh = new ArrayList<>();
        List<List<Problem>> rejected = new ArrayList<>();
        long updated = 0;
        long unchanged = 0;
        for (LoadedRow row : rows) {
            List<Problem> problems = unresolved(row, accounts);
            if (!problems.isEmpty()) {
                rejected.add(problems);
                continue;
            }
            List<Assignment> values = values(row, accounts);
            Optional<Row> there = Optional.ofNullable(known.get(row.key())).or(() -> person(row, accounts));
            if (there.isEmpty()) {
                values.addAll(parts(records, row, accounts, List.of()));
                fresh.add(new Values(values));
            } else if (update(records, there.get(), row, values, accounts)) {
                updated++;
            } else {
                unchanged++;
            }
        }
        if (!fresh.isEmpty()) {
            records.create(target.entity(), fresh);
        }
        return new Tally(fresh.size(), updated, unchanged, rejected);
    }

    private Map<String, Row> known(Records records, List<LoadedRow> rows) {
        List<String> keys =
                rows.stream().map(LoadedRow::key).filter(key -> !key.isEmpty()).toList();
        if (keys.isEmpty()) {
            return Map.of();
        }
        Condition same = target.source().is(source).and(target.key().in(keys));
        return records.list(Query.of(target.entity()).where(same).limit(Query.MOST)).rows().stream()
                .collect(Collectors.toMap(row -> row.get(target.key()), Function.identity()));
    }

    private Accounts accounts(Records records, List<LoadedRow> rows) {
        Set<String> keys = new TreeSet<>();
        for (LoadedRow row : rows) {
            row.links().values().forEach(link -> keys.add(link.key()));
            row.parts()
                    .values()
                    .forEach(part -> part.values().forEach(value -> {
                        if (value instanceof LoadedRow.Link link) {
                            keys.add(link.key());
                        }
                    }));
        }
        Map<String, Row> byKey = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += Query.MOST) {
            Condition same = Account.EXTERNAL_SOURCE
                    .is(source)
                    .and(Account.EXTERNAL_ID.in(all.subList(from, Math.min(all.size(), from + Query.MOST))));
            for (Row account : records.list(Query.of(Account.NAME).where(same).limit(Query.MOST))) {
                byKey.put(account.get(Account.EXTERNAL_ID), account);
            }
        }
        List<Ref> natural = byKey.values().stream()
                .filter(account -> account.find(Account.KIND)
                        .filter(Account.NATURAL_PERSON::equals)
                        .isPresent())
                .map(Row::ref)
                .toList();
        Map<Ref, Row> persons = natural.isEmpty()
                ? Map.of()
                : records
                        .list(Query.of(Contact.NAME)
                                .where(Contact.PERSON_OF.in(natural))
                                .limit(Query.MOST))
                        .rows()
                        .stream()
                        .collect(Collectors.toMap(person -> person.get(Contact.PERSON_OF), Function.identity()));
        return new Accounts(byKey, persons);
    }

    /** A person of a natural-person account is there already: it was made with the account. */
    private Optional<Row> person(LoadedRow row, Accounts accounts) {
        return target.entity().equals(Contact.NAME)
                ? Optional.ofNullable(row.links().get(Contact.ACCOUNT))
                        .map(link -> accounts.byKey().get(link.key()))
                        .map(account -> accounts.persons().get(account.ref()))
                : Optional.empty();
    }

    private static List<Problem> unresolved(LoadedRow row, Accounts accounts) {
        List<Problem> problems = new ArrayList<>();
        row.links().values().forEach(link -> missing(row, link, accounts).ifPresent(problems::add));
        row.parts()
                .values()
                .forEach(part -> part.values().forEach(value -> {
                    if (value instanceof LoadedRow.Link link) {
                        missing(row, link, accounts).ifPresent(problems::add);
                    }
                }));
        return problems;
    }

    private static Optional<Problem> missing(LoadedRow row, LoadedRow.Link link, Accounts accounts) {
        return accounts.byKey().containsKey(link.key())
                ? Optional.empty()
                : Optional.of(new Problem(row.line(), row.key(), link.column(), NOT_LOADED.with("key", link.key())));
    }

    private List<Assignment> values(LoadedRow row, Accounts accounts) {
        List<Assignment> values = new ArrayList<>();
        boolean isNatural =
                row.find(Account.KIND).filter(Account.NATURAL_PERSON::equals).isPresent();
        row.values().forEach((field, value) -> {
            boolean isWorkedOut = target.computed().contains(field)
                    || isNatural
                            && field.equals(Account.ACCOUNT_NAME)
                            && row.find(Account.LAST_NAME).isPresent();
            if (!isWorkedOut) {
                values.add(new Assignment.Value(field, value));
            }
        });
        row.links()
                .forEach((field, link) -> values.add(new Assignment.Value(
                        field,
                        Objects.requireNonNull(accounts.byKey().get(link.key())).ref())));
        if (!row.key().isEmpty()) {
            values.add(target.source().to(source));
            values.add(target.key().to(row.key()));
        }
        values.addAll(belonging.assignments(target.entity()));
        return values;
    }

    private static boolean update(
            Records records, Row there, LoadedRow row, List<Assignment> values, Accounts accounts) {
        List<Assignment> differences = new ArrayList<>();
        for (Assignment assignment : values) {
            if (assignment instanceof Assignment.Value value && !Sameness.holds(there, value.field(), value.value())) {
                differences.add(value);
            }
        }
        if (!row.parts().isEmpty()) {
            Row whole = records.get(there.ref());
            differences.addAll(parts(records, row, accounts, List.of(whole)));
            there = whole;
        }
        if (differences.isEmpty()) {
            return false;
        }
        records.update(there, differences.toArray(Assignment[]::new));
        return true;
    }

    /**
     * The fields of parts that have to be written. A part of the file that the record has already stays as it is; one
     * that it has not takes the place of the first of its kind.
     */
    private static List<Assignment> parts(Records records, LoadedRow row, Accounts accounts, List<Row> there) {
        Map<Field<?>, List<Row>> all = new HashMap<>();
        Set<Field<?>> changed = new HashSet<>();
        row.parts().forEach((slot, cells) -> {
            List<Row> parts = all.computeIfAbsent(slot.parts(), field -> new ArrayList<>(present(there, field)));
            Map<Field<?>, Object> values = new HashMap<>();
            cells.forEach((field, value) -> values.put(
                    field,
                    value instanceof LoadedRow.Link link
                            ? Objects.requireNonNull(accounts.byKey().get(link.key()))
                                    .ref()
                            : value));
            if (parts.stream().noneMatch(part -> hasAll(part, values))) {
                Row part = records.part(
                        slot.parts().targets().getFirst(),
                        values.entrySet().stream()
                                .map(entry -> new Assignment.Value(entry.getKey(), entry.getValue()))
                                .toArray(Assignment[]::new));
                int place = placeOf(parts, values);
                if (place < 0) {
                    parts.add(part);
                } else {
                    parts.set(place, part);
                }
                changed.add(slot.parts());
            }
        });
        return changed.stream()
                .<Assignment>map(field -> new Assignment.Value(field, all.get(field)))
                .toList();
    }

    private static List<Row> present(List<Row> there, Field<?> field) {
        return there.stream()
                .flatMap(row -> Sameness.value(row, field).stream())
                .flatMap(value -> ((List<?>) value).stream())
                .map(Row.class::cast)
                .toList();
    }

    private static boolean hasAll(Row part, Map<Field<?>, Object> values) {
        return values.entrySet().stream().allMatch(entry -> Sameness.holds(part, entry.getKey(), entry.getValue()));
    }

    private static int placeOf(List<Row> parts, Map<Field<?>, Object> values) {
        for (int i = 0; i < parts.size(); i++) {
            Row part = parts.get(i);
            boolean isOfTheKind = values.entrySet().stream()
                    .filter(entry -> entry.getKey().name().equals("kind"))
                    .anyMatch(entry -> Sameness.holds(part, entry.getKey(), entry.getValue()));
            if (isOfTheKind) {
                return i;
            }
        }
        return -1;
    }
}
