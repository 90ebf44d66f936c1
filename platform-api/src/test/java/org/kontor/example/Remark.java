package org.kontor.example;

import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;

/** What somebody remarks about a record of whatever plugin. */
final class Remark {
    static final EntityName NAME = EntityName.of("remarks", "remark");

    // @start region="attached"
    static final Field<Ref> ABOUT = NAME.reference("about").required();
    static final Field<String> TEXT = NAME.longText("text").required();

    static Entity entity() {
        return Entity.of(NAME, "Remark", "Remarks").fields(ABOUT, TEXT).attachedTo(ABOUT);
    }

    static Rule[] rules() {
        return new Rule[] {Rule.index(ABOUT, NAME.createdAt())};
    }
    // @end region="attached"

    private Remark() {}
}
