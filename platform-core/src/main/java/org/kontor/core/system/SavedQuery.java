package org.kontor.core.system;

import org.kontor.api.Condition;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Rule;

/** A search that somebody keeps for later, for themselves or shared with others. */
final class SavedQuery {
    static final EntityName NAME = EntityName.of("system", "saved_query");

    static final Field<String> QUERY_NAME =
            NAME.text("name").required().maxLength(200).searchable();
    static final Field<String> ENTITY =
            NAME.text("entity").required().maxLength(61).help("What is searched, such as contacts.account");
    static final Field<Condition> CONDITION = NAME.condition("condition");
    static final Field<String> WORDS = NAME.text("words").maxLength(500).help("What the full-text search looks for");
    static final Field<String> SORT =
            NAME.text("sort").maxLength(500).help("Fields, separated by commas; with - before it from great to small");
    static final Field<String> COLUMNS =
            NAME.text("shown_columns").label("Columns").maxLength(2000).help("Fields, separated by commas");

    static final Field<Boolean> OPENS = NAME.yesNo("opens")
            .label("Opens the list")
            .help("Its owner's list of these records opens so: with its columns, order and condition");

    private SavedQuery() {}

    static Entity entity() {
        return Entity.of(NAME, "Saved search", "Saved searches")
                .fields(QUERY_NAME, ENTITY, CONDITION, WORDS, SORT, COLUMNS, OPENS)
                .title(QUERY_NAME)
                .owned()
                .help("Shows whoever opens it what they may see");
    }

    static Rule[] rules() {
        return new Rule[] {Rule.index(ENTITY), Rule.fill(OPENS.to(false))};
    }
}
