package org.kontor.tests;

import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.TestClient;

/** The plugin {@code depot} in several versions, and what a company made of its first one. */
final class Depot {
    /** How many crates there are; two of them have the same label. */
    static final int CRATES = 12;

    private static final String NAME = "EntityName.of(\"depot\", \"crate\")";
    private static final String SHELF = "EntityName.of(\"depot\", \"shelf\")";
    private static final String LABEL = NAME + ".text(\"label\").required().searchable()";
    private static final String ON = NAME + ".reference(\"shelf\", " + SHELF + ")";
    private static final String STATE = NAME
            + ".choice(\"state\", ChoiceList.editable(\"depot\", \"state\", Choice.of(\"here\"), Choice.of(\"gone\")))";
    private static final String CODE = NAME + ".text(\"code\")";

    private Depot() {}

    static PluginSource first() {
        return version("1.0", "", LABEL, NAME + ".decimal(\"weight\")", ON, STATE);
    }

    /** Renames the weight, and brings a code, which it fills, and another entity. */
    static PluginSource second() {
        return version(
                "2.0",
                """
                .entities(Entity.of(EntityName.of("depot", "lane"), "Lane", "Lanes")
                    .fields(EntityName.of("depot", "lane").text("name")).title(EntityName.of("depot", "lane").text("name")))
                .upgrades(Upgrade.to("2.0").fill(%1$s, Query.of(%1$s).where(%2$s.isEmpty()), %2$s.from(%3$s)))""".formatted(NAME, CODE, LABEL),
                LABEL,
                NAME + ".decimal(\"mass\").formerly(\"weight\")",
                ON,
                STATE,
                CODE);
    }

    /** Wants labels to be unique, which they are not. */
    static PluginSource third() {
        return version(
                "3.0", "", LABEL + ".unique()", NAME + ".decimal(\"mass\").formerly(\"weight\")", ON, STATE, CODE);
    }

    /** Knows of no mass any more. */
    static PluginSource fourth() {
        return version("4.0", "", LABEL, ON, STATE, CODE);
    }

    private static PluginSource version(String version, String more, String... fields) {
        return PluginSource.of("depot", version, """
                Contribution.of("depot", "Depot")
                    .entities(Entity.of(%1$s, "Shelf", "Shelves").fields(%1$s.text("code").required()).title(%1$s.text("code")),
                        Entity.of(%2$s, "Crate", "Crates").fields(%3$s).title(%4$s))%5$s""".formatted(SHELF, NAME, String.join(", ", fields), LABEL, more));
    }

    /** What an administrator and people do with the first version. */
    static void setUp(TestClient admin) {
        PluginDesk desk = new PluginDesk(admin);
        desk.install(first(), "depot");
        desk.model(
                field(
                        "depot.crate",
                        "colour",
                        "choice",
                        "values",
                        array(object("name", "red"), object("name", "blue"))),
                field("depot.shelf", "load", "decimal"),
                object("entity", "custom.seal", "label", "Seal", "plural", "Seals"),
                field("custom.seal", "crate", "reference", "targets", array("depot.crate")),
                field("depot.crate", "marks", "references", "targets", array("custom.seal")),
                rule(
                        "heavy",
                        "required",
                        "when",
                        object("weight", object("atLeast", 100)),
                        "fields",
                        array("x_colour")),
                rule(
                        "depot.shelf",
                        "load",
                        "sum",
                        "field",
                        "x_load",
                        "over",
                        "weight",
                        "through",
                        object("entity", "depot.crate", "field", "shelf")));
        String shelf = admin.post("records/depot/shelf", object("code", "A"))
                .expect(201)
                .id();
        List<String> seals = new ArrayList<>();
        for (int i = 0; i < CRATES; i++) {
            String crate = admin.post(
                            "records/depot/crate",
                            object(
                                    "label",
                                    "crate " + Math.max(i, 1),
                                    "weight",
                                    i + ".5",
                                    "shelf",
                                    shelf,
                                    "state",
                                    "here",
                                    "x_colour",
                                    i % 2 == 0 ? "red" : "blue",
                                    "x_marks",
                                    seals))
                    .expect(201)
                    .id();
            seals.add(admin.post("records/custom/seal", object("name", "seal " + i, "crate", crate))
                    .expect(201)
                    .id());
        }
        admin.post(
                        "records/system/role",
                        object(
                                "name",
                                "loader",
                                "label",
                                "Loader",
                                "grants",
                                array(object(
                                        "entity",
                                        "depot.crate",
                                        "verbs",
                                        array("read"),
                                        "scope",
                                        "all",
                                        "only_fields",
                                        "label, weight, x_colour"))))
                .expect(201);
    }
}
