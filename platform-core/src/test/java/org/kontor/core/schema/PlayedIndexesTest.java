package org.kontor.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Rule;
import org.kontor.api.TimeLine;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.CatalogBuilder;
import org.kontor.core.meta.Identifiers;

/** The indexes that come with playing an aspect. */
class PlayedIndexesTest {
    private static final EntityName NOTE = EntityName.of("demo", "note");
    private static final EntityName CASE = EntityName.of("demo", "case_file");

    private static List<IndexSpec> indexes(Rule rule, Contribution kernel) {
        Contribution demo = Contribution.of("demo", "Demo")
                .entities(
                        Entity.of(NOTE, "Note", "Notes")
                                .fields(
                                        NOTE.moment("said_at"),
                                        NOTE.reference("subject"),
                                        NOTE.reference("file", CASE)),
                        Entity.of(CASE, "Case", "Cases").fields(CASE.moment("opened_at")))
                .rules(NOTE, rule);
        Catalog catalog = new CatalogBuilder(List.of(kernel, demo), Map.of(), Identifiers.lowerCase()).build();
        assertThat(CatalogTables.of(catalog))
                .extracting(TableSpec::name)
                .containsExactlyInAnyOrder("demo_note", "demo_case_file");
        return CatalogTables.of(catalog).stream()
                .filter(table -> table.name().equals("demo_note"))
                .flatMap(table -> table.indexes().stream())
                .toList();
    }

    private static Contribution kernel() {
        return Contribution.of("system", "System").aspects(TimeLine.aspect());
    }

    @Test
    void eachListOfTheAspectHasAnIndexByWhatTheEntitySaysToItsFields() {
        Rule plays = Rule.plays(
                TimeLine.NAME,
                Condition.always(),
                TimeLine.AT.from(NOTE.moment("said_at")),
                TimeLine.ABOUT.from(NOTE.reference("file", CASE)));
        assertThat(indexes(plays, kernel()))
                .contains(IndexSpec.of("file_id", "said_at", "id"), IndexSpec.of("said_at", "id"));
    }

    @Test
    void whatStandsBehindAReferenceHasNone() {
        Rule plays = Rule.plays(
                TimeLine.NAME,
                Condition.always(),
                TimeLine.AT.from(CASE.moment("opened_at").of(NOTE.reference("file", CASE))),
                TimeLine.ABOUT.from(NOTE.reference("subject")));
        assertThat(indexes(plays, kernel()))
                .containsExactlyInAnyOrder(IndexSpec.of("subject_id", "subject_entity"), IndexSpec.of("file_id"));
    }

    @Test
    void anAspectThatNobodyDeclaresAsksForNothing() {
        Rule plays = Rule.plays(TimeLine.NAME, Condition.always(), TimeLine.AT.from(NOTE.moment("said_at")));
        assertThat(indexes(plays, Contribution.of("system", "System"))).doesNotContain(IndexSpec.of("said_at", "id"));
    }
}
