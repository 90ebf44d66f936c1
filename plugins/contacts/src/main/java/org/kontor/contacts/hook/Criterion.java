package org.kontor.contacts.hook;

import org.kontor.api.Condition;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.contacts.api.Words;

/** A stored condition asks about the entity that it is used for. */
final class Criterion {
    private static final Message OTHER_ENTITY =
            Words.of("criterion_of_other_entity", "The condition must be about {entity}");

    private Criterion() {}

    static void check(Drafts drafts, Field<Condition> field, EntityName entity) {
        for (Draft draft : drafts) {
            draft.find(field)
                    .filter(condition -> !isAbout(condition, entity))
                    .ifPresent(condition -> draft.refuse(field, OTHER_ENTITY.with("entity", entity.toString())));
        }
    }

    private static boolean isAbout(Condition condition, EntityName entity) {
        return switch (condition) {
            case Condition.Compare compare -> entity.equals(compare.term().entity());
            case Condition.All all -> all.conditions().stream().allMatch(part -> isAbout(part, entity));
            case Condition.Any any -> any.conditions().stream().allMatch(part -> isAbout(part, entity));
            case Condition.Not not -> isAbout(not.condition(), entity);
            case Condition.Some some -> true;
            case Condition.SomeOf some -> entity.equals(some.references().entity());
        };
    }
}
