package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kontor.api.EntityName;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.api.Who;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.FieldMeta;

/** Reads of whom a transition speaks: {@code {"roles": ["finance"], "fields": ["approver"], "managers_of": ["owner"]}}. */
final class WhoReader {
    static final List<String> KEYS = List.of("roles", "teams", "users", "fields", "managers_of");
    private static final int MOST = 50;

    private final Catalog catalog;
    private final RuleReader rules;
    private final Predicate<Who> known;

    /** @param known whether there is such a role, team or user */
    WhoReader(Catalog catalog, RuleReader rules, Predicate<Who> known) {
        this.catalog = catalog;
        this.rules = rules;
        this.known = known;
    }

    /**
     * All of them.
     *
     * @throws BadValue naming the role, team, user or field that there is not, and where nobody is named
     */
    List<Who> of(JsonNode said, EntityName entity) throws BadValue {
        List<Who> all = new ArrayList<>();
        names(said, "roles", Who::role, "there is no role ", all);
        names(said, "teams", Who::team, "there is no team ", all);
        names(said, "users", Who::user, "there is no user who signs in as ", all);
        for (JsonNode each : TransitionReader.names(said, "fields")) {
            all.add(Who.of(user(each, entity)));
        }
        for (JsonNode each : TransitionReader.names(said, "managers_of")) {
            Term<?> user = user(each, entity);
            if (catalog.resolve(user).last().isReferences()) {
                throw notUser(each.asText());
            }
            @SuppressWarnings("unchecked") // a reference's values are references
            Term<Ref> one = (Term<Ref>) user;
            all.add(Who.managerOf(one));
        }
        if (all.isEmpty() || all.size() > MOST) {
            throw TransitionReader.bad("say who: " + String.join(", ", KEYS) + ", lists of names, 1 to " + MOST);
        }
        return all;
    }

    private void names(JsonNode said, String key, Function<String, Who> maker, String missing, List<Who> all)
            throws BadValue {
        for (JsonNode each : TransitionReader.names(said, key)) {
            Who who = maker.apply(each.asText());
            if (!known.test(who)) {
                throw TransitionReader.bad(missing + each.asText());
            }
            all.add(who);
        }
    }

    private Term<?> user(JsonNode path, EntityName entity) throws BadValue {
        Term<?> term = rules.term(path, entity);
        FieldMeta last = catalog.resolve(term).last();
        if (!last.field().targets().equals(List.of(CatalogBuilder.USER))) {
            throw notUser(path.asText());
        }
        return term;
    }

    private static BadValue notUser(String path) {
        return TransitionReader.bad(path + " does not point to a user");
    }
}
