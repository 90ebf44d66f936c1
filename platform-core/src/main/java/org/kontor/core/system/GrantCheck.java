package org.kontor.core.system;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.slow.SlowList;

/** Whether a grant that an administrator wrote speaks of what exists. What stays as it was is not asked again. */
final class GrantCheck {
    private final Catalog catalog;

    GrantCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    void check(Draft grant) {
        if (grant.find(Grant.SCOPE).isEmpty()) {
            grant.set(Grant.SCOPE.to(Grant.ALL));
        }
        String name = grant.find(Grant.ENTITY).orElse(null);
        if (name == null) {
            return;
        }
        Optional<EntityMeta> entity = catalog.named(name).filter(meta -> !meta.isAspect());
        if (entity.isEmpty()) {
            if (grant.changes(Grant.ENTITY)) {
                grant.refuse(Grant.ENTITY, Words.unknown(name));
            }
            return;
        }
        EntityMeta meta = entity.get();
        if (meta.name().equals(SlowList.NAME) && grant.changes(Grant.ENTITY)) {
            grant.refuse(
                    Grant.ENTITY,
                    Message.of(
                                    "system.grant_slow_list",
                                    "{entity} names fields of all entities: administrators alone read it")
                            .with("entity", name));
        }
        condition(grant, meta);
        for (Field<String> names : List.of(Grant.ONLY_FIELDS, Grant.BUT_FIELDS, Grant.ALSO_FIELDS)) {
            if (grant.changes(names) || grant.changes(Grant.ENTITY)) {
                fields(grant, names, meta);
            }
        }
        boolean isLimited = !grant.find(Grant.SCOPE).equals(Optional.of(Grant.ALL))
                || grant.find(Grant.CONDITION).isPresent();
        if (meta.isPart() && isLimited) {
            grant.refuse(
                    Grant.SCOPE,
                    Message.of(
                                    "system.grant_on_part",
                                    "{entity} is permitted with the record it lives in; a grant on it speaks of fields only")
                            .with("entity", name));
        }
    }

    private void condition(Draft grant, EntityMeta meta) {
        Condition condition = grant.find(Grant.CONDITION).orElse(null);
        EntityName asked = condition == null ? null : catalog.conditionJson().entity(condition);
        if (condition != null && asked == null) {
            // it would hold of everything, or of nothing, and looks like a limit
            grant.refuse(
                    Grant.CONDITION,
                    Message.of("system.grant_condition_empty", "The condition asks nothing; please leave it out"));
        }
        if (asked != null && !asked.equals(meta.name())) {
            grant.refuse(
                    Grant.CONDITION,
                    Message.of("system.grant_condition", "The condition is one on {entity}")
                            .with("entity", asked.toString()));
        }
    }

    private static void fields(Draft grant, Field<String> names, EntityMeta meta) {
        for (String name : split(grant.find(names).orElse(""))) {
            FieldMeta field = meta.find(name).filter(each -> !each.isKept()).orElse(null);
            if (field == null) {
                grant.refuse(names, Words.unknown(meta.name() + "." + name));
            }
        }
    }

    /** The names in a text, separated by commas or blanks. */
    static List<String> split(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
