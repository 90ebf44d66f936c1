package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Plans and reports say what is so: a rename is a rename, and whoever is meant and not there is named. */
@OnEachDatabase
class PlanTruthTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static PluginDesk desk() {
        return new PluginDesk(platform.admin());
    }

    private static List<String> lines(Answer plan) {
        return plan.text("text").lines().toList();
    }

    private static PluginSource stock(String version, String size, String parts, String formerly) {
        String item = "EntityName.of(\"stock\", \"item\")";
        return PluginSource.of("stock", version, """
                Contribution.of("stock", "The stock").entities(Entity.of(%1$s, "Item", "Items")
                    .fields(%1$s.text("name").required(), %1$s.text("%2$s")%4$s,
                        %1$s.references("%3$s", %1$s)%5$s)
                    .title(%1$s.text("name")))
                    .rules(%1$s, Rule.unique(%1$s.text("%2$s")), Rule.index(%1$s.text("%2$s"), %1$s.text("name")))
                """.formatted(
                        item,
                        size,
                        parts,
                        formerly.isEmpty() ? "" : ".formerly(\"size\")",
                        formerly.isEmpty() ? "" : ".formerly(\"fits\")"));
    }

    @Test
    void aRenamedFieldOfAPluginIsNoLossAndRulesFollowIt() {
        desk().install(stock("1.0", "size", "fits", ""), "stock");
        String hash = desk().upload(stock("2.0", "extent", "goes_with", "formerly"));
        Answer plan = desk().plan("stock", "enabled", hash).expect(201);
        assertThat(lines(plan))
                .contains(
                        "stock renames fields: stock.item.size → stock.item.extent, stock.item.fits → stock.item.goes_with")
                .noneMatch(line -> line.contains("takes away") || line.contains(" brings "))
                .anyMatch(line -> line.startsWith("Rename the column size of stock_item to extent"))
                .anyMatch(line -> line.startsWith("Rename the table stock_item_fits to stock_item_goes_with"));
        assertThat(plan.json().at("/differences/0/renamed/0").toString())
                .isEqualTo("{\"from\":\"stock.item.size\",\"to\":\"stock.item.extent\"}");
        desk().apply(plan).expect(200);
        // the version after it still says what the field was called, and renames nothing any more
        Answer next = desk().plan("stock", "enabled", desk().upload(stock("2.1", "extent", "goes_with", "formerly")))
                .expect(201);
        assertThat(next.text("text")).doesNotContain("renames", "takes away");
        desk().change("stock", "disabled");
    }

    @Test
    void anOwnFieldThatIsRenamedIsNoLoss() {
        desk().model(
                        field("every.thing", "hull", "text"),
                        field("every.thing", "crew", "references", "targets", array("every.thing")));
        Answer plan = desk().proposeModel(
                        object("entity", "every.thing", "field", "body", "formerly", "hull", "label", "Body"),
                        object("entity", "every.thing", "field", "staff", "formerly", "crew"))
                .expect(201);
        assertThat(lines(plan))
                .contains(
                        "Own field every.thing.x_body (Text): renamed, and was every.thing.x_hull; label The hull → Body",
                        "Own field every.thing.x_staff (Links to several records): renamed, and was every.thing.x_crew",
                        "custom renames fields: every.thing.x_hull → every.thing.x_body, every.thing.x_crew →"
                                + " every.thing.x_staff")
                .noneMatch(line -> line.contains("takes away") || line.contains(" brings "));
        desk().apply(plan).expect(200);
    }

    private static PluginSource gate(String version, String more) {
        String item = "EntityName.of(\"gate\", \"item\")";
        String state = item + ".choice(\"state\", Choice.of(\"shut\"), Choice.of(\"asked\"), Choice.of(\"open\"))";
        return PluginSource.of("gate", version, """
                Contribution.of("gate", "The gate").entities(Entity.of(%1$s, "Item", "Items")
                    .fields(%1$s.text("name").required(), %2$s).title(%1$s.text("name")))
                    .permissions(Permission.of("gate", "open", "Open gates"))
                    .actions(Action.on(%1$s, "open").requires(Permission.of("gate", "open", "Open gates"))
                        .moves(%2$s, java.util.Set.of(Choice.of("shut")), Choice.of("open"))
                        .by(Who.role("lodge.porter"), Who.team("night"))
                        .input(ActionName.on(%1$s, "open").longText("comment"))
                        .approval(Approval.of(Choice.of("asked"), Choice.of("shut"))
                            .step(Approval.Step.of("guard", Who.role("guards"), Who.user("ward")))))%3$s
                """.formatted(item, state, more));
    }

    private static List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (JsonNode each :
                platform.admin().get("platform/plugins/gate").expect(200).json().path("remarks")) {
            remarks.add(each.path("place").asText() + ": " + each.path("reason").asText() + "; "
                    + each.path("mend").asText());
        }
        return remarks;
    }

    @Test
    void rolesTeamsAndUsersWhomAPluginNamesInVainAreToldInPlansAndReportsUntilTheyAreThere() {
        String role =
                "action gate.item.open, approval, step guard: there is no role guards, so that nobody is meant by it; make"
                        + " a role of this name, or name another";
        String user =
                "action gate.item.open, approval, step guard: there is no user who signs in as ward, so that nobody is"
                        + " meant by it; make a user who signs in so, or name another";
        String team =
                "action gate.item.open, by: there is no team night, so that nobody is meant by it; make a team of this"
                        + " name, or name another";
        String porter =
                "action gate.item.open, by: there is no role lodge.porter, so that nobody is meant by it; enable"
                        + " the plugin that brings it, or name another";
        Answer plan =
                desk().plan("gate", "enabled", desk().upload(gate("1.0", ""))).expect(201);
        assertThat(plan.json().path("possible").asBoolean()).isTrue();
        assertThat(lines(plan)).contains("gate, " + role, "gate, " + user, "gate, " + team, "gate, " + porter);
        desk().apply(plan).expect(200);
        assertThat(remarks()).contains(role, user, team, porter);
        assertThat(platform.kernel().report().text()).contains("* " + role);

        // another plugin's role comes with that one
        Answer next = desk().plan(
                        "lodge",
                        "enabled",
                        desk().upload(PluginSource.withItem(
                                "lodge", "1.0", ".roles(Role.of(\"lodge\", \"porter\", \"Porter\"))")))
                .expect(201);
        assertThat(next.text("text")).doesNotContain("nobody is meant");
        desk().apply(next).expect(200);
        assertThat(remarks()).contains(role, user, team).doesNotContain(porter);
        platform.users().role("guards").team("night").add("ward");
        assertThat(remarks()).noneMatch(remark -> remark.contains("there is no"));
        desk().change("gate", "disabled");
        desk().change("lodge", "disabled");
    }

    @Test
    void aStateThatWasAddedToAListIsOneForTransitions() {
        desk().model(field("every.thing", "trip", "choice", "values", array(object("name", "home"))));
        String away = new MovingDesk(platform.admin())
                .make("system.choice_value", "list", "custom.every_thing__x_trip", "name", "away", "label", "Away");
        desk().model(rule(
                "every.thing",
                "leave",
                "transition",
                "label",
                "Leave",
                "moves",
                object("field", "x_trip", "from", array("home"), "to", "away"),
                "by",
                object("fields", array("created_by"))));
        Answer thing = platform.admin()
                .post("records/every/thing", object("caption", "Ship"))
                .expect(201);
        platform.admin()
                .header("If-Match", thing.etag())
                .post("records/every/thing/" + thing.id() + "/actions/leave", object())
                .expect(200);
        assertThat(away).isNotEmpty();
    }

    @Test
    void keysOfAValueThatNobodyReadsAreRefusedByName() {
        Answer refused = desk().proposeModel(field(
                        "every.thing",
                        "tone",
                        "choice",
                        "values",
                        array(object("name", "high", "colour", "#fff", "rank", 3))))
                .expectProblem(422, "model[0].values");
        assertThat(refused.text("detail")).contains("colour, rank");
        desk().proposeModel(field("every.thing", "tone", "choice", "values", array("high")))
                .expectProblem(422, "model[0].values");
        desk().proposeModel(field("every.thing", "tone", "choice", "values", array(object("name", "a")), "list", "A b"))
                .expectProblem(422, "model[0].list");
    }

    @Test
    void twoJarsOfAPluginInItsFolderStandAgainstThePlanByName() throws Exception {
        Path folder = Files.createDirectories(platform.home().resolve("plugins/twins"));
        Files.write(
                folder.resolve("twins-1.0.jar"),
                PluginSource.withItem("twins", "1.0", "").jar());
        Files.write(
                folder.resolve("twins-1.1.jar"),
                PluginSource.withItem("twins", "1.1", "").jar());
        platform.admin().post("platform/plugins/look", object()).expect(204);
        String both = "twins-1.0.jar (1.0) and twins-1.1.jar (1.1) each have META-INF/services/";
        assertThat(desk().reasons("twins")).contains(both);
        Answer plan = desk().plan("twins", "enabled").expect(201);
        assertThat(plan.json().path("possible").asBoolean()).isFalse();
        assertThat(plan.text("text"))
                .contains("1.0 and 1.1", "twins-1.0.jar (1.0) and twins-1.1.jar (1.1) each have META-INF/services/");
        Files.delete(folder.resolve("twins-1.0.jar"));
        platform.admin().post("platform/plugins/look", object()).expect(204);
        desk().change("twins", "enabled");
        assertThat(desk().state("twins")).isEqualTo("active");

        Files.write(
                folder.resolve("twins-1.2.jar"),
                PluginSource.withItem("twins", "1.2", "").jar());
        platform.admin().post("platform/plugins/look", object()).expect(204);
        assertThat(desk().state("twins")).isEqualTo("active");
        assertThat(platform.admin().get("platform/plugins/twins").text("version"))
                .isEqualTo("1.1");
        assertThat(desk().remarks("twins")).contains("twins-1.1.jar (1.1) and twins-1.2.jar (1.2) each have");
        assertThat(platform.admin().get("records/twins/item").expect(200).json().path("records"))
                .isEmpty();
        assertThat(desk().plan("twins", "enabled")
                        .expect(201)
                        .json()
                        .path("possible")
                        .asBoolean())
                .isFalse();
        Files.delete(folder.resolve("twins-1.1.jar"));
        platform.admin().post("platform/plugins/look", object()).expect(204);
        desk().change("twins", "enabled");
        assertThat(platform.admin().get("platform/plugins/twins").text("version"))
                .isEqualTo("1.2");
        assertThat(desk().remarks("twins")).doesNotContain("each have");
    }
}
