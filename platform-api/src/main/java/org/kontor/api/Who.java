package org.kontor.api;

import java.util.Objects;

/**
 * People who may do something: run an {@link Action}, or decide on an {@link Approval}. Said by what they are, and worked
 * out when it is asked, so that whoever comes or goes needs no change.
 *
 * {@snippet class="org.kontor.example.Approving" region="who"}
 */
public sealed interface Who {
    /** Everybody who has a role, by its name: {@code contacts.sales} for one that a plugin declares. */
    record InRole(String name) implements Who {
        public InRole {
            Objects.requireNonNull(name, "name");
        }
    }

    /** Everybody in a team, by its name. */
    record InTeam(String name) implements Who {
        public InTeam {
            Objects.requireNonNull(name, "name");
        }
    }

    /** One user, by login. */
    record Named(String login) implements Who {
        public Named {
            Objects.requireNonNull(login, "login");
        }
    }

    /** Everybody who holds a permission; administrators hold all. */
    record Holding(Permission permission) implements Who {
        public Holding {
            Objects.requireNonNull(permission, "permission");
        }
    }

    /** Whom the record points to: a reference, or references, to users. */
    record Of(Term<?> user) implements Who {
        public Of {
            Objects.requireNonNull(user, "user");
        }
    }

    /** The superior of whom the record points to. */
    record ManagerOf(Term<Ref> user) implements Who {
        public ManagerOf {
            Objects.requireNonNull(user, "user");
        }
    }

    /** Everybody who has a role. */
    static Who role(String name) {
        return new InRole(name);
    }

    /** Everybody in a team. */
    static Who team(String name) {
        return new InTeam(name);
    }

    /** One user. */
    static Who user(String login) {
        return new Named(login);
    }

    /** Everybody who holds a permission. */
    static Who holding(Permission permission) {
        return new Holding(permission);
    }

    /** Whom the record points to: {@code Who.of(Expense.NAME.owner())}. */
    static Who of(Term<?> user) {
        return new Of(user);
    }

    /** The superior of whom the record points to. */
    static Who managerOf(Term<Ref> user) {
        return new ManagerOf(user);
    }
}
