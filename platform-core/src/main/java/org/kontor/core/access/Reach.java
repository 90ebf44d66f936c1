package org.kontor.core.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kontor.api.Condition;
import org.kontor.api.Scope;

/** How far rights reach, told in words: names of scopes, from narrow to wide, and {@value #SOME}. */
public final class Reach {
    /** Those records of which a condition holds. */
    private static final String SOME = "some";

    private Reach() {}

    /** Of all rights for one verb; the widest says it all. */
    public static List<String> of(List<Right> rights) {
        if (rights.stream().anyMatch(Right::isUnlimited)) {
            return List.of(lower(Scope.ALL));
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        boolean isShared = false;
        boolean isConditional = false;
        for (Right right : rights) {
            if (!right.isOwn()) {
                isShared = true;
            } else if (right.condition().equals(Condition.always())) {
                scopes.add(right.scope());
            } else {
                isConditional = true;
            }
        }
        if (isShared && scopes.isEmpty()) {
            // the other scopes hold shared records anyway
            scopes.add(Scope.SHARED);
        }
        List<String> words = new ArrayList<>(scopes.stream().map(Reach::lower).toList());
        if (isConditional) {
            words.add(SOME);
        }
        return List.copyOf(words);
    }

    private static String lower(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
