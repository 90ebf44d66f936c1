package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Action;
import org.kontor.api.Condition;
import org.kontor.api.Verb;
import org.kontor.core.access.Doers;

/** What the actor may do with each record of a page: asked in the same statement, so that no client works it out. */
final class Abilities {
    /** One ability; {@code extra} is where its flag stands, or -1 when it is the same for all records. */
    private record Ability(String name, int extra, boolean always) {
        boolean holds(@Nullable Object[] extras) {
            return extra < 0 ? always : Boolean.TRUE.equals(extras[extra]);
        }
    }

    private final List<Ability> verbs = new ArrayList<>();
    private final List<Ability> actions = new ArrayList<>();

    Abilities(Reading reading) {
        Source source = reading.source();
        Asking asking = source.asking();
        verbs.add(ability(
                reading,
                "update",
                Where.all(
                        RowCondition.of(source, Verb.UPDATE),
                        RowCondition.declared(
                                source,
                                Freezing.changeable(
                                        source.entity(),
                                        field -> field.isWritable()
                                                && asking.access().opens(field, Verb.UPDATE))))));
        verbs.add(ability(
                reading,
                "delete",
                Where.all(
                        RowCondition.of(source, Verb.DELETE),
                        RowCondition.declared(source, Freezing.removable(asking.catalog(), source.entity())))));
        verbs.add(ability(reading, "share", RowCondition.of(source, Verb.SHARE)));
        for (Action action : source.entity().actions()) {
            Condition may = Doers.of(action, asking.access(), source.entity().isOwned());
            if (!may.equals(Condition.never())) {
                Where state = action.move()
                        .map(move -> RowCondition.declared(source, in(source, move)))
                        .orElse(Where.ALWAYS);
                Where when = RowCondition.declared(source, action.when());
                Where turn = action.turn()
                        .map(each -> RowCondition.declared(source, each.from()))
                        .orElse(Where.ALWAYS);
                Where mine = RowCondition.declared(source, may);
                actions.add(ability(reading, action.name().name(), Where.all(mine, state, turn, when)));
            }
        }
    }

    /** In one of the states; one that nobody set counts as the first. */
    private static Condition in(Source source, Action.Move move) {
        Condition in = move.field().in(move.from());
        return source.entity()
                        .get(move.field().name())
                        .beginning()
                        .filter(move.from()::contains)
                        .isPresent()
                ? in.or(move.field().isEmpty())
                : in;
    }

    private static Ability ability(Reading reading, String name, Where where) {
        return where.isAlways() || where.isNever()
                ? new Ability(name, -1, where.isAlways())
                : new Ability(name, reading.extra(where.asFlag()), false);
    }

    /**
     * @param extras what was selected of the record besides its values
     */
    void write(JsonGenerator json, @Nullable Object[] extras) throws IOException {
        json.writeObjectFieldStart("can");
        for (Ability verb : verbs) {
            json.writeBooleanField(verb.name(), verb.holds(extras));
        }
        json.writeArrayFieldStart("actions");
        for (Ability action : actions) {
            if (action.holds(extras)) {
                json.writeString(action.name());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
