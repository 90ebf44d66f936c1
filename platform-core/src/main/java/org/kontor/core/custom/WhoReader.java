package org.kontor.core.custom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    WhoReader(Catalog catalog, RuleReader rules) {
        this.catalog = catalog;
        this.rules = rules;
    }

    /**
     * All of them. Whether there are such roles, teams and users says {@link org.kontor.core.plugin.Nobody}.
     *
     * @throws BadValue naming the field that there is not, and where nobody is named
     */
    List<Who> of(JsonNode said, EntityName entity) throws BadValue {
        List<Who> all = new ArrayList<>();
        names(said, "roles", Who::role, all);
        names(said, "teams", Who::team, all);
        names(said, "users", Who::user, all);
        for (JsonNode each : TransitionReader.names(said, "fields")) {
            all.add(Who.of(user(each, entity)));
        }
        for (JsonNode each : TransitionReader.names(said, "managers_of")) {
            Term<?> user = user(each, entity);
            if (catalog.resolve(user).last().isReferences()) {
                throw TransitionFault.noUser(each.asText());
            }
            @SuppressWarnings("unchecked") // a reference's values are references
            Term<Ref> one = (Term<Ref>) user;
            all.add(Who.managerOf(one));
        }
        if (all.isEmpty() || all.size() > MOST) {
            throw TransitionFault.nobody(List.copyOf(KEYS), MOST);
        }
        return all;
    }

    private static void names(JsonNode said, String key, Function<String, Who> maker, List<Who> all) throws BadValue {
        for (JsonNode each : TransitionReader.names(said, key)) {
            all.add(maker.apply(each.asText()));
        }
    }

    private Term<?> user(JsonNode path, EntityName entity) throws BadValue {
        Term<?> term = rules.term(path, entity);
        FieldMeta last = catalog.resolve(term).last();
        if (!last.field().targets().equals(List.of(CatalogBuilder.USER))) {
            throw TransitionFault.noUser(path.asText());
        }
        return term;
    }
}
