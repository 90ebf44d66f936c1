package org.kontor.core.rule;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kontor.api.Condition;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Term;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** The fields of a record itself that a condition speaks of: of what stands behind a reference, the reference. */
final class OwnFields {
    private OwnFields() {}

    static Set<String> of(EntityMeta entity, Condition condition) {
        Set<String> names = new TreeSet<>();
        names(entity, condition).forEach(names::add);
        return names;
    }

    private static Stream<String> names(EntityMeta entity, Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.conditions().stream().flatMap(each -> names(entity, each));
            case Condition.Any any -> any.conditions().stream().flatMap(each -> names(entity, each));
            case Condition.Not not -> names(entity, not.condition());
            case Condition.Some some -> parts(entity, some);
            case Condition.SomeOf some -> Stream.of(first(some.references()));
            case Condition.Compare compare ->
                compare.operand() instanceof Operand.OfTerm other
                        ? Stream.of(first(compare.term()), first(other.term()))
                        : Stream.of(first(compare.term()));
        };
    }

    /** Records of others that point here are none of its own, its parts are. */
    private static Stream<String> parts(EntityMeta entity, Condition.Some some) {
        return entity.declaredFields().stream()
                .filter(field -> field.type() == FieldType.PARTS
                        && field.field().targets().getFirst().equals(some.back().entity()))
                .map(FieldMeta::name);
    }

    private static String first(Term<?> term) {
        return term.path().split("[.:]", 2)[0];
    }
}
