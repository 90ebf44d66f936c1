package org.kontor.core.merge;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Ref;
import org.kontor.api.Rule;
import org.kontor.core.meta.CatalogBuilder;

/**
 * A merge as people see it: who put which record together with how many others. It hangs on the record that stayed; the
 * kernel alone writes it.
 */
public final class MergeRecord {
    public static final EntityName NAME = EntityName.of("system", "merge");

    public static final Choice MERGED = Choice.of("merged");
    static final Choice UNDONE = Choice.of("undone");

    public static final Field<Ref> SURVIVOR = NAME.reference("survivor")
            .label("Record")
            .required()
            .help("The record that stayed")
            .derived();
    public static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(100).derived();
    public static final Field<Choice> STATE =
            NAME.choice("state", MERGED, UNDONE).required().derived();
    static final Field<Ref> MERGED_BY =
            NAME.reference("merged_by", CatalogBuilder.USER).derived();
    static final Field<Ref> UNDONE_BY =
            NAME.reference("undone_by", CatalogBuilder.USER).derived();
    static final Field<Long> RECORDS =
            NAME.integer("records").help("How many records were merged into it").derived();
    static final Field<Long> MOVED = NAME.integer("moved")
            .help("How many references point to it because of this")
            .derived();
    static final Field<Long> WRITTEN = NAME.integer("survivor_version")
            .label("Version")
            .help("The version in which it was given its values")
            .derived();

    private MergeRecord() {}

    public static Entity entity() {
        return Entity.of(NAME, "Merge", "Merges")
                .fields(SURVIVOR, ENTITY, STATE, MERGED_BY, UNDONE_BY, RECORDS, MOVED, WRITTEN)
                .title(ENTITY)
                .attachedTo(SURVIVOR)
                .help("Records that were put together into one");
    }

    public static Rule[] rules() {
        return new Rule[] {Rule.index(SURVIVOR, NAME.createdAt()), Rule.index(NAME.createdAt())};
    }
}
