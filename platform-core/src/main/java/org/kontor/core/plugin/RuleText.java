package org.kontor.core.plugin;

import java.util.List;
import java.util.stream.Collectors;
import org.kontor.api.Rule;
import org.kontor.api.Term;

/** Says in a few words what a rule is about, for reports. */
final class RuleText {
    private RuleText() {}

    static String of(Rule rule) {
        return switch (rule) {
            case Rule.Must must -> "must " + must.name();
            case Rule.Required required -> "required " + names(required.fields());
            case Rule.Unique unique -> "unique " + names(unique.fields());
            case Rule.Index index -> "index " + names(index.terms());
            case Rule.Fill fill -> "fill";
            case Rule.Sum sum -> "sum " + sum.field().name() + " of " + sum.to().shape();
            case Rule.Formula formula -> "formula " + formula.field().name() + " = " + formula.expression();
            case Rule.Number number -> "number " + number.field().name();
            case Rule.Frozen frozen -> "frozen" + (frozen.open().isEmpty() ? "" : " but " + names(frozen.open()));
            case Rule.NoOverlap overlap -> "no overlap of " + overlap.span().name();
            case Rule.Shown shown -> "shown " + names(shown.fields());
            case Rule.Plays plays -> "plays " + plays.aspect();
        };
    }

    private static String names(List<? extends Term<?>> terms) {
        return terms.stream().map(Term::path).collect(Collectors.joining(", "));
    }
}
