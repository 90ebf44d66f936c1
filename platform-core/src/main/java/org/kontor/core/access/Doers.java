package org.kontor.core.access;

import java.util.ArrayList;
import java.util.List;
import org.kontor.api.Action;
import org.kontor.api.Condition;
import org.kontor.api.EntityName;
import org.kontor.api.FieldType;
import org.kontor.api.Operand;
import org.kontor.api.Operator;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.api.Who;
import org.kontor.core.meta.CatalogBuilder;

/** Who may run actions, and on which records. */
public final class Doers {
    private static final Term<Ref> MANAGER = CatalogBuilder.USER.reference("manager", CatalogBuilder.USER);

    private Doers() {}

    /**
     * On which records an actor may run an action, as far as that depends on who they are: to be asked of all fields, as
     * what was declared is.
     *
     * @param isOwned whether its records have owners
     */
    public static Condition of(Action action, Access access, boolean isOwned) {
        String permission = action.permission().map(Permission::id).orElse(null);
        if (permission == null) {
            return Condition.never();
        }
        Condition may;
        if (action.by().isEmpty()) {
            may = access.may(permission) ? Condition.always() : Condition.never();
        } else {
            may = access.admits(permission) ? any(action.by(), access) : Condition.never();
        }
        return may.equals(Condition.never()) || !action.isNotOwn()
                ? may
                : may.and(notOwn(action.entity().orElseThrow(), isOwned));
    }

    /** Whether an actor may run an action, on some record. */
    public static boolean may(Action action, Access access) {
        return !of(action, access, false).equals(Condition.never());
    }

    private static Condition any(List<Who> people, Access access) {
        List<Condition> mine = new ArrayList<>();
        for (Who who : people) {
            if (access.is(who)) {
                return Condition.always();
            }
            switch (who) {
                case Who.Of of -> mine.add(isMe(of.user()));
                case Who.ManagerOf manager ->
                    mine.add(MANAGER.of(manager.user()).isMe());
                case Who.InRole role -> {}
                case Who.InTeam team -> {}
                case Who.Named named -> {}
                case Who.Holding holding -> {}
            }
        }
        return mine.isEmpty() ? Condition.never() : new Condition.Any(mine);
    }

    private static Condition isMe(Term<?> user) {
        Operator operator = user.type() == FieldType.REFERENCES ? Operator.CONTAINS : Operator.IS;
        return new Condition.Compare(user, operator, new Operand.Me());
    }

    private static Condition notOwn(EntityName entity, boolean isOwned) {
        Condition notMade = entity.creator().isMe().not();
        return isOwned ? notMade.and(entity.owner().isMe().not()) : notMade;
    }
}
