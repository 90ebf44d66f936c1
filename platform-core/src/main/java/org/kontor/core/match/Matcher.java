package org.kontor.core.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two records. What both have in common speaks for it, each field by its weight and independently of the others; what
 * they have and is not the same speaks against it. Both multiply how likely it is. Where a number is the same of which there are
 * no two, names and addresses that differ speak against it much less: such numbers stay when those change.
 */
public final class Matcher {
    private static final MatchKind[] PLAIN = {
        MatchKind.NUMBER,
        MatchKind.ACCOUNT,
        MatchKind.EMAIL,
        MatchKind.PHONE,
        MatchKind.WEB,
        MatchKind.POSTCODE,
        MatchKind.CITY
    };
    /** Names less alike than this are two names. */
    private static final double NAMES_ALIKE = 0.8;

    /** No field by itself makes it certain, or impossible. */
    private static final double MOST = 0.99;

    private static final double FORM_DIFFERS = 0.15;
    /** How little is left of what else speaks against a number that is the same, if that counts all there is. */
    private static final double PROVEN = 0.4;

    private static final double BEFORE = 0.5;
    /** Who asks without a name asks whose it is. */
    private static final double BEFORE_WITHOUT_NAME = 1;
    /** Of freely given addresses the part behind the at tells nothing. */
    private static final int SHORTEST_LOCAL = 5;

    private final List<MatchReason> reasons = new ArrayList<>();
    private double odds = BEFORE;
    /** What is left of what speaks against it. */
    private double left = 1;

    private @Nullable MatchReason elsewhere;

    private Matcher() {}

    /** Compares two. */
    public static MatchScore of(MatchProfile one, MatchProfile other) {
        return new Matcher().compare(one, other);
    }

    private MatchScore compare(MatchProfile one, MatchProfile other) {
        // before all that their proof weakens
        for (MatchKind kind : PLAIN) {
            plain(kind, one.values(kind), other.values(kind));
        }
        names(one, other);
        streets(one, other);
        MatchReason away = elsewhere;
        if (away != null) {
            odds *= 1 + away.weight();
            reasons.add(away);
        }
        reasons.sort(Comparator.comparingDouble((MatchReason reason) -> -Math.abs(reason.weight())));
        return new MatchScore(Math.round(odds / (1 + odds) * 1000) / 1000.0, reasons);
    }

    private void speaksFor(MatchField field, MatchReason.Code code, double likeness, double weight) {
        double counted = Math.min(MOST, weight);
        odds /= 1 - counted;
        reasons.add(new MatchReason(field.path(), code, likeness, weight));
        if (field.kind().isProof() && code == MatchReason.Code.SAME) {
            left = Math.min(left, 1 - counted * (1 - PROVEN));
        }
    }

    private void speaksAgainst(MatchField field, double likeness, double weight) {
        MatchReason reason =
                new MatchReason(field.path(), MatchReason.Code.DIFFERS, likeness, -Math.min(MOST, weight * left));
        if (!field.kind().isPlace()) {
            odds *= 1 + reason.weight();
            reasons.add(reason);
        } else if (elsewhere == null || elsewhere.weight() > reason.weight()) {
            // an address elsewhere is one thing that differs, not three
            elsewhere = reason;
        }
    }

    private void names(MatchProfile one, MatchProfile other) {
        MatchField field = one.nameField();
        NameForm[] best = new NameForm[2];
        double likeness = -1;
        for (NameForm name : one.names()) {
            for (NameForm another : other.names()) {
                double alike = name.likeness(another);
                if (alike > likeness) {
                    likeness = alike;
                    best[0] = name;
                    best[1] = another;
                }
            }
        }
        if (field == null || likeness < 0) {
            odds *= BEFORE_WITHOUT_NAME / BEFORE;
            return;
        }
        if (likeness < NAMES_ALIKE) {
            speaksAgainst(field, likeness, field.against() * Math.min(1, (NAMES_ALIKE - likeness) / 0.3 + 0.25));
            return;
        }
        double part = (likeness - 0.6) / 0.4;
        speaksFor(field, code(best[0], best[1]), likeness, field.weight() * part);
        boolean isOtherForm = !best[0].form().isEmpty()
                && !best[1].form().isEmpty()
                && !best[0].form().equals(best[1].form());
        if (isOtherForm) {
            odds *= 1 - FORM_DIFFERS;
        }
    }

    private static MatchReason.Code code(NameForm one, NameForm other) {
        if (one.isForeign() != other.isForeign()) {
            return MatchReason.Code.SCRIPT;
        }
        return one.words().equals(other.words())
                ? MatchReason.Code.SAME
                : one.soundsLike(other) ? MatchReason.Code.SOUNDS : MatchReason.Code.ALIKE;
    }

    private void plain(MatchKind kind, List<MatchProfile.Value> one, List<MatchProfile.Value> other) {
        if (kind.isProof() && together(one, other)) {
            return;
        }
        double best = -1;
        MatchField field = null;
        for (MatchProfile.Value value : one) {
            for (MatchProfile.Value another : other) {
                double alike = alike(kind, value.text(), another.text());
                if (alike > best) {
                    best = alike;
                    field = value.field();
                }
            }
        }
        if (field == null) {
            return;
        }
        if (best == 1) {
            speaksFor(field, MatchReason.Code.SAME, 1, field.weight());
        } else if (best > 0) {
            speaksFor(field, MatchReason.Code.ALIKE, best, field.weight() * best);
        } else {
            speaksAgainst(field, best, field.against());
        }
    }

    /**
     * All numbers that are the same speak for it, each field once, and one that stands in two fields, as a tax number may be the
     * register's, once for both; whether there were any.
     */
    private boolean together(List<MatchProfile.Value> one, List<MatchProfile.Value> other) {
        Set<String> counted = new HashSet<>();
        Set<MatchField> fields = new HashSet<>();
        for (MatchProfile.Value value : one) {
            boolean isSame = other.stream().anyMatch(another -> another.text().equals(value.text()));
            if (isSame && fields.add(value.field())) {
                boolean isNew = counted.add(value.text());
                speaksFor(
                        value.field(),
                        MatchReason.Code.SAME,
                        1,
                        isNew ? value.field().weight() : 0);
            }
        }
        if (fields.isEmpty()) {
            return false;
        }
        // groups share the number of their taxes, and each of them has its own in the register
        for (MatchProfile.Value value : one) {
            boolean isOther = !fields.contains(value.field())
                    && other.stream().anyMatch(another -> another.field().equals(value.field()))
                    && other.stream()
                            .filter(another -> another.field().equals(value.field()))
                            .allMatch(another -> alike(value.field().kind(), value.text(), another.text()) == 0);
            if (isOther && fields.add(value.field())) {
                odds *= 1 - value.field().against();
                reasons.add(new MatchReason(
                        value.field().path(),
                        MatchReason.Code.DIFFERS,
                        0,
                        -value.field().against()));
            }
        }
        return true;
    }

    /** 1 for the same, less for what is meant to be the same, 0 for something else. */
    private static double alike(MatchKind kind, String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        return switch (kind) {
            case NUMBER, ACCOUNT -> Alike.distance(one, other) == 1 && one.length() == other.length() ? 0.5 : 0;
            case PHONE -> isTail(one, other) ? 0.95 : Alike.distance(one, other) == 1 ? 0.4 : 0;
            case EMAIL -> emails(one, other);
            case CITY ->
                Alike.words(one, other) >= 0.8 || isTail(one, other) || one.startsWith(other) || other.startsWith(one)
                        ? 0.8
                        : 0;
            case POSTCODE -> Alike.distance(one, other) == 1 ? 0.5 : 0;
            default -> 0;
        };
    }

    private static boolean isTail(String one, String other) {
        return one.length() > 6 && other.length() > 6 && (one.endsWith(other) || other.endsWith(one));
    }

    private static double emails(String one, String other) {
        if (Alike.distance(one, other) == 1) {
            return 0.7;
        }
        String local = one.substring(0, one.lastIndexOf('@'));
        String another = other.substring(0, other.lastIndexOf('@'));
        Set<String> common =
                Set.of("info", "office", "kontakt", "contact", "sales", "obchod", "biuro", "sekretariat", "mail");
        return local.equals(another) && local.length() >= SHORTEST_LOCAL && !common.contains(local) ? 0.5 : 0;
    }

    private void streets(MatchProfile one, MatchProfile other) {
        MatchField field = one.streetField();
        double best = -1;
        for (Normal.Street street : one.streets()) {
            for (Normal.Street another : other.streets()) {
                best = Math.max(best, street(street, another));
            }
        }
        if (field == null || best < 0) {
            return;
        }
        if (best >= 0.8) {
            speaksFor(field, best == 1 ? MatchReason.Code.SAME : MatchReason.Code.ALIKE, best, field.weight() * best);
        } else if (best < 0.5) {
            speaksAgainst(field, best, field.against());
        }
    }

    private static double street(Normal.Street one, Normal.Street other) {
        double alike = Alike.words(one.name(), other.name());
        if (one.houses().isEmpty() || other.houses().isEmpty()) {
            return alike * 0.7;
        }
        boolean isSameHouse = one.houses().stream().anyMatch(other.houses()::contains);
        return isSameHouse ? alike : alike * 0.6;
    }
}
