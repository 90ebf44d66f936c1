package org.kontor.core.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.EntityName;
import org.kontor.api.Scope;
import org.kontor.api.Verb;

/**
 * Records that were shared with an actor by somebody who has this right on them, now and of their own. A share is no
 * right beside the others: it is the part of a right of the receiver's that the giver has too.
 *
 * @param toEdit whether only shares count that let edit
 * @param given the giver's right
 * @param givers those who have it, by their own rights
 */
public record Shared(boolean toEdit, Right given, List<Access> givers) {
    /** What a share can give; who may delete or share on is not a giver's to say. */
    private static final Set<Verb> GIVEN = EnumSet.of(Verb.READ, Verb.UPDATE, Verb.EXPORT);

    public Shared {
        givers = List.copyOf(givers);
    }

    /**
     * The receiver's own rights, and what of them reaches further by shares.
     *
     * @param givers who shares something with the receiver; their rights are their own ones
     */
    static List<Right> with(List<Right> own, EntityName entity, Verb verb, List<Access> givers) {
        boolean isReceived = own.stream().anyMatch(right -> right.scope() != Scope.ALL);
        if (givers.isEmpty() || !isReceived || !GIVEN.contains(verb)) {
            return own;
        }
        Map<Right, List<Access>> given = new LinkedHashMap<>();
        for (Access giver : givers) {
            giver.rights(entity, verb)
                    .forEach(right -> given.computeIfAbsent(right, key -> new ArrayList<>())
                            .add(giver));
        }
        List<Right> all = new ArrayList<>(own);
        for (Right mine : own) {
            if (mine.scope() != Scope.ALL) {
                given.forEach((right, who) ->
                        all.add(received(mine, verb, new Shared(verb == Verb.UPDATE, right, who))));
            }
        }
        return List.copyOf(all);
    }

    private static Right received(Right mine, Verb verb, Shared shared) {
        FieldRights fields = mine.fields();
        FieldRights givers = shared.given.fields();
        // whoever could make the record their own would hold every right on it
        FieldRights both = field ->
                fields.includes(field) && givers.includes(field) && (verb != Verb.UPDATE || field.system() == null);
        return new Right(Scope.ALL, mine.condition(), both, List.of(shared), mine.attached(), mine.follows());
    }
}
