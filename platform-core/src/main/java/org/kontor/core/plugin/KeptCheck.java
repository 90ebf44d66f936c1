package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.Behind;
import org.kontor.api.Bucket;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Measure;
import org.kontor.api.Rule;
import org.kontor.api.SystemTerm;
import org.kontor.api.Term;
import org.kontor.core.formula.BadFormula;
import org.kontor.core.formula.Formula;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.KeptField;
import org.kontor.core.meta.NumberPattern;
import org.kontor.core.meta.PlainCondition;
import org.kontor.core.meta.SumRule;

/** Checks rules that keep a field: sums, formulas and numbers. */
final class KeptCheck {
    private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.PRICE);
    private static final Set<FieldType> WORKED_OUT = EnumSet.of(
            FieldType.INTEGER,
            FieldType.DECIMAL,
            FieldType.PRICE,
            FieldType.MONEY,
            FieldType.TEXT,
            FieldType.LONG_TEXT,
            FieldType.YES_NO,
            FieldType.DATE,
            FieldType.MOMENT);
    private static final Set<FieldType> WORDS =
            EnumSet.of(FieldType.CHOICE, FieldType.INTEGER, FieldType.TEXT, FieldType.YES_NO);
    private static final int LONGEST_WORD = 40;
    private static final int MOST_TERMS = 4;

    private final TermCheck terms;
    private final ConditionCheck conditions;

    /** Every field that a rule keeps; of a sum and a formula, what it is made of. */
    private final Map<Field<?>, Set<Field<?>>> madeOf = new HashMap<>();

    private final Set<Field<?>> formulas = new HashSet<>();

    /** Sums, and formulas that are made of them. */
    private final Set<Field<?>> unseen = new HashSet<>();

    private final Map<Field<?>, String> keepers = new HashMap<>();
    private final Set<Field<?>> moved = new HashSet<>();

    KeptCheck(TermCheck terms, ConditionCheck conditions, List<Contribution> contributions) {
        this.terms = terms;
        this.conditions = conditions;
        for (Contribution contribution : contributions) {
            contribution.actions().forEach(action -> action.move().ifPresent(move -> moved.add(move.field())));
            contribution.rules().stream()
                    .flatMap(rules -> rules.rules().stream())
                    .forEach(rule -> KeptField.of(rule)
                            .ifPresent(field -> madeOf.computeIfAbsent(field, any -> new HashSet<>())
                                    .addAll(madeOf(rule))));
        }
        madeOf.keySet().stream().filter(this::isMadeOfSums).forEach(unseen::add);
    }

    private Set<Field<?>> madeOf(Rule rule) {
        return switch (rule) {
            case Rule.Sum sum -> {
                unseen.add(sum.field());
                yield SumRule.speaksOf(sum);
            }
            case Rule.Formula formula -> {
                formulas.add(formula.field());
                try {
                    yield formula.field().entity() == null
                            ? Set.of()
                            : understood(formula).reads().stream()
                                    .map(FieldMeta::field)
                                    .collect(Collectors.toSet());
                } catch (BadFormula refusedBelow) {
                    yield Set.of();
                }
            }
            default -> Set.of();
        };
    }

    private Formula understood(Rule.Formula rule) throws BadFormula {
        EntityName entity = Objects.requireNonNull(rule.field().entity());
        return Formula.of(rule.expression(), terms.meta(entity, rule.field(), null), name -> terms.find(entity, name));
    }

    private boolean isMadeOfSums(Field<?> field) {
        return reached(field).stream().anyMatch(unseen::contains);
    }

    /** Refuses a field that a rule keeps. */
    void notKept(Field<?> field, Place place) {
        if (madeOf.containsKey(field)) {
            place.refuse(field.name() + " is kept by a rule", "leave it out");
        }
    }

    /** Refuses what is not there yet when new records are filled. */
    void notWorkedOut(Term<?> term, EntityName entity, Place place) {
        if (term instanceof Field<?> field && entity.equals(field.entity()) && formulas.contains(field)) {
            place.refuse(
                    field.name() + " is worked out after new records are filled",
                    "work the field out by a formula too");
        }
    }

    /** Whether a field changes while nobody writes its record: a sum, and a formula that is made of one. */
    boolean changesUnseen(Field<?> field) {
        return unseen.contains(field);
    }

    void sum(Rule.Sum sum, EntityName entity, Place place) {
        EntityName owner = sum.field().entity();
        if (owner != null && !owner.equals(entity) && terms.known(owner, place).isPresent()) {
            place.refuse(
                    "its field is one of " + owner + ", and so the sum is a rule of " + owner,
                    "say rules(EntityName.of(\"" + owner.plugin() + "\", \"" + owner.name() + "\"), Rule.sum(…))");
            return;
        }
        kept(sum.field(), entity, NUMBERS, "sum into an integer, a decimal or a price", place);
        EntityName child = sum.to().entity();
        if (child == null || sum.to() instanceof Behind<?> || sum.to() instanceof Bucket<?>) {
            place.refuse(
                    sum.to().path() + " is no reference of another entity itself", "sum by a reference or a parent()");
            return;
        }
        if (terms.known(child, place).isEmpty()) {
            return;
        }
        terms.resolve(sum.to(), child, place).ifPresent(to -> {
            boolean isParent = to.system() == SystemTerm.Kind.PARENT;
            boolean isReference = to.system() == null && to.type() == FieldType.REFERENCE;
            if (!isParent && !isReference || !to.field().targets().equals(List.of(entity))) {
                place.refuse(
                        child + "." + to.name() + " does not point to " + entity + " alone",
                        "sum by a reference to " + entity + ", or by the parent() of its parts");
            }
        });
        measure(sum, child, place);
        conditions.check(sum.condition(), child, place);
        PlainCondition.fault(sum.condition())
                .ifPresent(fault -> place.refuse(
                        "its condition cannot be counted: " + fault,
                        "compare the own fields of " + child + " with values"));
        circle(sum.field(), place);
    }

    private void measure(Rule.Sum sum, EntityName child, Place place) {
        Term<?> measured = sum.measure().term();
        if (sum.measure().kind() == Measure.Kind.COUNT && measured == null) {
            return;
        }
        if (sum.measure().kind() != Measure.Kind.SUM || !(measured instanceof Field<?> field)) {
            place.refuse(
                    "it measures something else", "use Measure.sum of a field of " + child + ", or Measure.count()");
            return;
        }
        terms.field(field, child, place).ifPresent(found -> {
            boolean isWhole = sum.field().type() == FieldType.INTEGER;
            if (found.type() == FieldType.MONEY) {
                place.refuse(
                        field.name() + " is money, whose currencies differ",
                        "sum a price or decimal, and keep the currency once in the record");
            } else if (!NUMBERS.contains(found.type()) || isWhole && found.type() != FieldType.INTEGER) {
                place.refuse(
                        field.name() + " is " + TermCheck.low(field) + " and cannot be summed into "
                                + TermCheck.low(sum.field()),
                        "sum a number that fits");
            }
        });
    }

    void formula(Rule.Formula rule, EntityName entity, Place place) {
        kept(
                rule.field(),
                entity,
                WORKED_OUT,
                "work out a number, an amount, a text, a yes or no, a date or a moment",
                place);
        Optional<FieldMeta> field = terms.find(entity, rule.field().name());
        if (field.isEmpty()) {
            return;
        }
        try {
            Formula formula = Formula.of(rule.expression(), field.get(), name -> terms.find(entity, name));
            formula.reads().forEach(read -> readable(read, field.get(), place));
            circle(rule.field(), place);
        } catch (BadFormula e) {
            place.refuse(
                    e.reason(),
                    e.unknownName().isEmpty()
                            ? "mend the formula: the guides have what can stand in one"
                            : terms.nearest(e.unknownName(), entity));
        }
    }

    private static void readable(FieldMeta read, FieldMeta kept, Place place) {
        notTold(read, kept, place);
        notEncrypted(read, place);
        if (read.field().isRetired()) {
            place.refuse(read.name() + " is retired", "take it out of the formula");
        }
    }

    /** What only some may read is not written where others read it. */
    static void notTold(FieldMeta read, FieldMeta written, Place place) {
        if (read.field().isSensitive() && !written.field().isSensitive()) {
            place.refuse(
                    read.name() + " is sensitive, and " + written.name() + ", which tells of it, is not",
                    "declare " + written.name() + " as sensitive too");
        }
    }

    /** The database works out what rules keep, and does not see what is encrypted. */
    static void notEncrypted(FieldMeta read, Place place) {
        if (read.isEncrypted()) {
            place.refuse(read.name() + " is encrypted: no rule works anything out of it", "take it out of the rule");
        }
    }

    private void circle(Field<?> kept, Place place) {
        if (reached(kept).contains(kept)) {
            place.refuse("it is made of itself in a circle", "take one of the rules out");
        }
    }

    /** All that a kept field is made of, through others too. */
    private Set<Field<?>> reached(Field<?> kept) {
        Set<Field<?>> reached = new HashSet<>(madeOf.getOrDefault(kept, Set.of()));
        List<Field<?>> next = new ArrayList<>(reached);
        while (!next.isEmpty()) {
            for (Field<?> further : madeOf.getOrDefault(next.removeFirst(), Set.of())) {
                if (reached.add(further)) {
                    next.add(further);
                }
            }
        }
        return reached;
    }

    void number(Rule.Number number, EntityName entity, Place place) {
        kept(number.field(), entity, EnumSet.of(FieldType.TEXT), "use a text field", place);
        if (!number.field().isUnique()) {
            place.refuse("the field is not unique", place.said("declare it as unique()", "say unique: true of it"));
        }
        conditions.check(number.condition(), entity, place);
        own(number.condition(), place);
        series(number, entity, place);
        try {
            NumberPattern.parse(number.pattern())
                    .fault(number.series())
                    .ifPresent(fault -> place.refuse(
                            "the pattern " + number.pattern() + " does not fit: " + fault,
                            "name every term of the series in the pattern, and no other"));
        } catch (IllegalArgumentException e) {
            place.refuse("the pattern " + number.pattern() + " cannot be read: " + e.getMessage(), "see Rule.Number");
        }
    }

    /** Refuses conditions whose answer changes while nobody writes the record. */
    private void own(Condition condition, Place place) {
        StoredRuleCheck.own(condition)
                .ifPresent(fault -> place.refuse(
                        "its condition is not about the record itself: " + fault, "compare its own fields"));
        PlainCondition.fields(condition)
                .filter(this::changesUnseen)
                .findFirst()
                .ifPresent(sum -> place.refuse(
                        "its condition speaks of the sum " + sum.name()
                                + ", which changes while nobody writes the record",
                        "let an action move a state, and number by that"));
    }

    private void series(Rule.Number number, EntityName entity, Place place) {
        Map<String, Term<?>> periods = new LinkedHashMap<>();
        if (number.series().size() > MOST_TERMS) {
            place.refuse("the series has more than " + MOST_TERMS + " terms", "count by fewer");
        }
        for (Term<?> term : number.series()) {
            Optional<FieldMeta> found = terms.resolve(term, entity, place);
            found.ifPresent(field -> notEncrypted(field, place));
            if (term instanceof Bucket<?>) {
                periods.put(term.path(), term);
            } else if (found.isPresent() && !isWord(found.get())) {
                place.refuse(
                        term.path() + " cannot stand in a number",
                        "count by choices, whole numbers and texts of at most " + LONGEST_WORD + " characters");
            } else if (NumberPattern.isReserved(term.path())) {
                place.refuse("{" + term.path() + "} means something else in a pattern", "rename the field");
            }
        }
        if (periods.size() > 1) {
            place.refuse("the series has several periods", "cut one date to one period");
        }
    }

    private static boolean isWord(FieldMeta field) {
        boolean isLong = field.type() == FieldType.TEXT
                && (field.field().maxLength() == 0 || field.field().maxLength() > LONGEST_WORD);
        return WORDS.contains(field.type()) && !isLong && field.system() == null;
    }

    private void kept(Field<?> field, EntityName entity, Set<FieldType> types, String mend, Place place) {
        String other = keepers.putIfAbsent(field, place.pluginId());
        if (other != null) {
            place.refuse("the plugin " + other + " has a rule that keeps it already", "keep one of the two");
        }
        Optional<FieldMeta> found = terms.field(field, entity, place);
        if (found.isEmpty()) {
            return;
        }
        notEncrypted(found.get(), place);
        Field<?> declared = found.get().field();
        boolean isOwn =
                entity.plugin().equals(place.pluginId()) || Declarations.isForeignName(field.name(), place.pluginId());
        if (!isOwn) {
            place.refuse("the field is another plugin's", "bring a field of your own for it");
        }
        if (!types.contains(declared.type())) {
            place.refuse("the field is " + TermCheck.low(declared), mend);
        }
        if (declared.isRequired() || declared.isDerived() || moved.contains(field)) {
            place.refuse(
                    "the field is required, derived or moved by an action as well",
                    "leave it to the rule alone, which keeps it filled");
        }
    }
}
