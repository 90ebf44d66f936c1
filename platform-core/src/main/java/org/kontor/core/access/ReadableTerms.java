package org.kontor.core.access;

import java.util.List;
import java.util.Optional;
import org.kontor.api.Bucket;
import org.kontor.api.Condition;
import org.kontor.api.Operand;
import org.kontor.api.Term;
import org.kontor.api.Verb;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.TermPath;

/** What of terms and conditions an actor may read on some record: the rest does not exist for them. */
public final class ReadableTerms {
    private final Catalog catalog;
    private final Access access;

    public ReadableTerms(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    /** Whether they may read a term, and everything on the way to it. */
    public boolean reads(Term<?> term) {
        try {
            TermPath path = catalog.resolve(term instanceof Bucket<?> period ? period.term() : term);
            return opensParts(path.entity())
                    && access.opens(path.last(), Verb.READ)
                    && path.hops().stream().allMatch(hop -> access.opens(hop, Verb.READ));
        } catch (BadValue e) {
            return false;
        }
    }

    /** Parts are read where their field is. */
    private boolean opensParts(EntityMeta entity) {
        EntityMeta.Parent parent = entity.parent().orElse(null);
        return parent == null || access.opens(catalog.get(parent.entity()).get(parent.field()), Verb.READ);
    }

    /** The first term of a condition that they may not read, by its path. */
    public Optional<String> hidden(Condition condition) {
        return switch (condition) {
            case Condition.All all -> hidden(all.conditions());
            case Condition.Any any -> hidden(any.conditions());
            case Condition.Not not -> hidden(not.condition());
            case Condition.Some some -> hidden(some.back()).or(() -> hidden(some.where()));
            case Condition.SomeOf some -> hidden(some.references()).or(() -> hidden(some.where()));
            case Condition.Compare compare ->
                hidden(compare.term())
                        .or(() -> compare.operand() instanceof Operand.OfTerm other
                                ? hidden(other.term())
                                : Optional.empty());
        };
    }

    private Optional<String> hidden(List<Condition> conditions) {
        return conditions.stream().flatMap(each -> hidden(each).stream()).findFirst();
    }

    private Optional<String> hidden(Term<?> term) {
        return reads(term) ? Optional.empty() : Optional.of(term.path());
    }
}
