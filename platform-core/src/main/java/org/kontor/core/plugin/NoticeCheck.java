package org.kontor.core.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.FieldType;
import org.kontor.api.Notice;
import org.kontor.api.Operand;
import org.kontor.api.Term;
import org.kontor.api.Way;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.notice.DeclaredNotice;
import org.kontor.core.notice.NoticeChoice;
import org.kontor.core.notice.NoticeRecord;

/** Checks of what and by which ways users are told. */
final class NoticeCheck {
    /** A choice's name has as many letters. */
    private static final int LONGEST = 50;

    private static final Set<EntityName> UNTOLD = Set.of(NoticeRecord.NAME, NoticeChoice.NAME);

    private final Declarations declared;
    private final TermCheck terms;
    private final ConditionCheck conditions;

    /** Who took the name of a notice or of a way, over all plugins. */
    private final Map<String, String> taken = new HashMap<>();

    NoticeCheck(Declarations declared, TermCheck terms, ConditionCheck conditions) {
        this.declared = declared;
        this.terms = terms;
        this.conditions = conditions;
    }

    void check(Contribution contribution, Place contributed) {
        contribution.notices().forEach(notice -> notice(notice, contributed.in("notice " + notice.name())));
        contribution.ways().forEach(way -> way(way, contributed.in("way " + way.name())));
    }

    private void notice(Notice notice, Place place) {
        Names.plain(notice.name(), "a notice's name", place);
        String kind = DeclaredNotice.kind(place.pluginId(), notice);
        if (kind.length() > LONGEST) {
            place.refuse("its name is " + kind + " among all notices", "make it shorter: that has 50 letters at most");
        }
        String other = taken.putIfAbsent("notice " + kind, place.pluginId());
        if (other != null) {
            place.refuse("another notice is called " + kind + " too", "choose another name");
        }
        if (notice.label().isBlank()) {
            place.refuse("its label is blank", "leave it out");
        }
        EntityName entity = notice.entity();
        if (terms.known(entity, place).isEmpty()) {
            return;
        }
        if (UNTOLD.contains(entity)
                || declared.isAspect(entity)
                || !declared.parents(entity).isEmpty()) {
            place.refuse("nobody is told of " + entity, "tell of an entity that has records of its own");
            return;
        }
        conditions.check(notice.when(), entity, place);
        lasting(notice.when(), place);
        if (notice.to().isEmpty()) {
            place.refuse("it is for nobody", "say to(…)");
        }
        notice.to().forEach(term -> recipient(term, entity, place));
        notice.at().ifPresent(field -> moment(field, entity, place));
    }

    /** Nobody asks, and nobody looks again only because time goes by. */
    private static void lasting(Condition condition, Place place) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(each -> lasting(each, place));
            case Condition.Any any -> any.conditions().forEach(each -> lasting(each, place));
            case Condition.Not not -> lasting(not.condition(), place);
            case Condition.Some some -> lasting(some.where(), place);
            case Condition.SomeOf some -> lasting(some.where(), place);
            case Condition.Compare compare -> {
                String path = compare.term().path();
                if (compare.operand() instanceof Operand.Me || compare.operand() instanceof Operand.MyTeams) {
                    place.refuse(path + " is compared with whoever asks, and nobody does", "say to(…) who is told");
                }
                if (compare.operand() instanceof Operand.At) {
                    place.refuse(path + " is compared with the time, which goes on by itself", "say at(…)");
                }
            }
        }
    }

    private void recipient(Term<?> term, EntityName entity, Place place) {
        terms.resolve(term, entity, place).ifPresent(field -> {
            boolean isUser = (field.type() == FieldType.REFERENCE || field.type() == FieldType.REFERENCES)
                    && field.field().targets().equals(List.of(CatalogBuilder.USER));
            if (!isUser) {
                place.refuse(term.path() + " is no user", "name a reference to " + CatalogBuilder.USER);
            }
        });
    }

    private void moment(Field<?> at, EntityName entity, Place place) {
        Optional<FieldMeta> found = terms.field(at, entity, place);
        found.ifPresent(field -> KeptCheck.notEncrypted(field, place));
        found.map(FieldMeta::type)
                .filter(type -> type != FieldType.MOMENT && type != FieldType.DATE)
                .ifPresent(type -> place.refuse(
                        at.name() + " is " + TermCheck.low(at) + " and no moment", "name a moment or a date"));
    }

    private void way(Way way, Place place) {
        Names.plain(way.name(), "a way's name", place);
        String id = place.pluginId();
        if (!way.name().equals(id) && !way.name().startsWith(id + "_")) {
            place.refuse("its name is not the plugin's", "call it " + id + ", or " + id + "_…");
        }
        String other = taken.putIfAbsent("way " + way.name(), id);
        if (other != null) {
            place.refuse("another way has this name", "choose another");
        }
        if (way.label().isBlank()) {
            place.refuse("its label is blank", "say what users choose it by");
        }
    }
}
