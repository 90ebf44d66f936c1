package org.kontor.core.mass;

import java.util.Locale;
import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.record.Obstacle;

/** A record that a mass change left as it is, or a field of it, and why. */
public final class MassFailure {
    public static final EntityName NAME = EntityName.of("system", "mass_failure");

    public static final Field<Ref> MASS_CHANGE =
            NAME.reference("mass_change", MassChange.NAME).derived();
    /** Empty where the record was not there any more. */
    public static final Field<Ref> ABOUT =
            NAME.reference("about").label("Record").derived();

    public static final Field<String> RECORD = NAME.text("record")
            .label("Id of the record")
            .required()
            .maxLength(36)
            .derived();
    public static final Field<String> FIELD = NAME.text("field").maxLength(200).derived();
    static final Field<Choice> KIND = NAME.choice(
                    "kind",
                    choice(Obstacle.Kind.REFUSED),
                    choice(Obstacle.Kind.CHANGED_SINCE),
                    choice(Obstacle.Kind.GONE),
                    choice(Obstacle.Kind.FORGOTTEN),
                    choice(Obstacle.Kind.DAMAGED),
                    choice(Obstacle.Kind.FAILED))
            .derived();
    public static final Field<String> REASON =
            NAME.text("reason").maxLength(2000).derived();

    private MassFailure() {}

    static Choice choice(Obstacle.Kind kind) {
        return Choice.of(kind.name().toLowerCase(Locale.ROOT));
    }

    public static Entity entity() {
        return Entity.of(NAME, "Failure of a mass change", "Failures of mass changes")
                .fields(MASS_CHANGE, ABOUT, RECORD, FIELD, KIND, REASON)
                .title(REASON);
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(MASS_CHANGE)};
    }
}
