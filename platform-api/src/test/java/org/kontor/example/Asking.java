package org.kontor.example;

import static org.kontor.api.Period.MONTH;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kontor.api.Actor;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.Catalog;
import org.kontor.api.Choice;
import org.kontor.api.Condition;
import org.kontor.api.Data;
import org.kontor.api.Delta;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Measure;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Page;
import org.kontor.api.Period;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Search;
import org.kontor.api.Sort;
import org.kontor.api.Span;
import org.kontor.api.SystemTerm;
import org.kontor.api.Table;
import org.kontor.api.Term;
import org.kontor.api.When;

/** How data are asked. */
final class Asking {
    private Asking() {}

    // @start region="data"
    static long peopleInPraha(Data data, Actor actor) {
        return data.read(
                actor,
                records -> records.list(Query.of(Contact.NAME)
                                .where(Account.CITY.of(Contact.ACCOUNT).is("Praha"))
                                .count())
                        .count()
                        .orElseThrow()
                        .value());
    }
    // @end region="data"

    // @start region="search"
    static Optional<Ref> likeliest(Search search, Actor actor, String words) {
        return search.find(actor, words, 1, Contact.NAME, Account.NAME).hits().stream()
                .map(Search.Hit::record)
                .findFirst();
    }
    // @end region="search"

    // @start region="query"
    static final Query LATEST = Query.of(Contact.NAME)
            .where(Contact.EMAIL.isEmpty().not())
            .sort(Contact.NAME.createdAt().descending(), Contact.FULL_NAME.ascending())
            .expand(Contact.ACCOUNT)
            .limit(20);
    // @end region="query"

    // @start region="since"
    static String synchronise(Records records, String known, Map<Ref, Row> copies) {
        String token = known;
        Query hers = Query.of(Contact.NAME).where(Contact.NAME.owner().isMe()).limit(500);
        Delta delta;
        do {
            delta = records.since(token, hers);
            if (delta.afresh()) {
                copies.clear();
            }
            delta.gone().forEach(copies::remove);
            delta.touched().forEach(row -> copies.put(row.ref(), row));
            token = delta.next();
        } while (delta.more());
        return token;
    }
    // @end region="since"

    // @start region="condition"
    static final Condition WORTH_A_CALL = Account.CITY
            .is("Praha")
            .or(Account.CITY.is("Brno"))
            .and(Account.NAME.owner().isMe())
            .and(Condition.some(Contact.ACCOUNT, Contact.EMAIL.isEmpty()));
    // @end region="condition"

    // @start region="several"
    static final Condition WITH_ADA = Condition.someOf(
            Reminding.GUESTS, EntityName.of("system", "user").text("full_name").startsWith("Ada"));
    // @end region="several"

    // @start region="term"
    static final Term<String> CITY = Account.CITY.of(Contact.ACCOUNT);
    static final Condition IN_TOWN = CITY.startsWith("Pra").and(Contact.FULL_NAME.contains("novák"));
    // @end region="term"

    // @start region="behind"
    static String readable(Term<?> term) {
        return switch (term) {
            case Behind<?> behind -> readable(behind.term()) + " of " + readable(behind.reference());
            case Bucket<?> bucket -> bucket.period() + " of " + readable(bucket.term());
            default -> term.path();
        };
    }
    // @end region="behind"

    // @start region="system-term"
    static boolean isAboutTime(Term<?> term) {
        return term instanceof SystemTerm<?> known
                && switch (known.kind()) {
                    case CREATED_AT, UPDATED_AT -> true;
                    default -> false;
                };
    }
    // @end region="system-term"

    // @start region="operand"
    static boolean dependsOnTheReader(Condition.Compare compare) {
        return switch (compare.operand()) {
            case Operand.Me me -> true;
            case Operand.MyTeams teams -> true;
            case Operand.At at -> true;
            default -> false;
        };
    }
    // @end region="operand"

    // @start region="operator"
    static boolean isAboutEmptiness(Condition.Compare compare) {
        return compare.operator() == Operator.IS_EMPTY;
    }
    // @end region="operator"

    // @start region="sort"
    static final Sort NEWEST_FIRST = Account.NAME.createdAt().descending();
    // @end region="sort"

    // @start region="when"
    static final Condition MADE_LAST_MONTH = Account.NAME
            .createdAt()
            .since(When.start(MONTH).plus(-1, MONTH))
            .and(Account.NAME.createdAt().before(When.start(MONTH)));
    // @end region="when"

    // @start region="aggregate"
    static void printNewAccountsByMonth(Records records) {
        Term<Instant> month = Account.NAME.createdAt().by(Period.MONTH);
        Measure count = Measure.count();
        Table table = records.aggregate(Query.of(Account.NAME).groupBy(month, Account.KIND), count);
        for (Table.Line line : table) {
            String kind = line.find(Account.KIND).map(Choice::name).orElse("no kind");
            System.out.println(line.find(month).orElseThrow() + " " + kind + ": "
                    + line.find(count).orElseThrow());
        }
    }
    // @end region="aggregate"

    // @start region="measure"
    static final List<Measure> OF_MOVES =
            List.of(Measure.count(), Measure.sum(Move.QUANTITY), Measure.max(Move.NAME.createdAt()));
    // @end region="measure"

    // @start region="page"
    static long countOneByOne(Records records) {
        long count = 0;
        Query query = Query.of(Account.NAME).limit(500);
        Optional<String> next = Optional.empty();
        do {
            Page<Row> page = records.list(query.after(next.orElse(null)));
            count += page.rows().size();
            next = page.next();
        } while (next.isPresent());
        return count;
    }
    // @end region="page"

    // @start region="row"
    static String letterhead(Row contact) {
        String company = contact.find(Account.FULL_NAME.of(Contact.ACCOUNT))
                .map(title -> title + ", ")
                .orElse("");
        return company + contact.get(Contact.FULL_NAME);
    }
    // @end region="row"

    // @start region="ref"
    static boolean exists(Records records, UUID id) {
        return records.find(Ref.of(Account.NAME, id)).isPresent();
    }
    // @end region="ref"

    // @start region="span"
    static final Span MORNING = Span.of(Instant.parse("2026-11-23T08:00:00Z"), Instant.parse("2026-11-23T12:00:00Z"));
    // @end region="span"

    // @start region="catalog"
    static List<String> namesOfOwnedEntities(Catalog catalog) {
        return catalog.entities().stream()
                .filter(Entity::isOwned)
                .map(entity -> entity.name().toString())
                .toList();
    }
    // @end region="catalog"

    // @start region="actor"
    static String greeting(Actor actor) {
        return actor.may(ContactsPlugin.SEE_NEIGHBOURS) ? "Good day, neighbour " + actor.name() : "Good day";
    }
    // @end region="actor"

}
