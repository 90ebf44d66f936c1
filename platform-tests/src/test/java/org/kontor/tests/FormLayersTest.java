package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** Forms of a plugin, with what administrators, roles, teams and users change of them. */
@OnEachDatabase
class FormLayersTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static final String ITEM = "EntityName.of(\"shop\", \"item\")";

    /** Two sections, a card and columns; fields beside them. */
    static PluginSource shop(String version, String more, String ui) {
        return PluginSource.of("shop", version, """
                Contribution.of("shop", "The shop").entities(Entity.of(%1$s, "Item", "Items")
                    .fields(%1$s.text("name").required(), %1$s.text("size"), %1$s.text("place"), %1$s.text("maker"),
                        %1$s.text("remark"), %1$s.choice("phase", ChoiceList.editable("shop", "phase", Choice.of("fresh"),
                        Choice.of("sold")))%2$s)
                    .title(%1$s.text("name")))
                    .ui(Ui.section(%1$s, "main", "Main", 10, %1$s.text("name"), %1$s.text("size")).columns(2),
                        Ui.section(%1$s, "store", "Store", 20, %1$s.text("place"), %1$s.text("maker"))
                            .collapsed().when(%1$s.text("size").isEmpty().not()),
                        Ui.card(%1$s, %1$s.text("name"), %1$s.text("size")),
                        Ui.columns(%1$s, %1$s.text("name"), %1$s.createdAt())%3$s)""".formatted(ITEM, more, ui))
                .file("i18n/de.properties", "shop.item.section.main=Wichtiges\nshop.item.size=Größe\n");
    }

    private static TestClient admin() {
        return platform.admin();
    }

    private static Layouts admins() {
        return new Layouts(admin(), "shop.item");
    }

    private static TestClient seller(String name) {
        platform.users().role("seller_" + name, grant("shop.item", Verb.READ, Verb.CREATE, Verb.UPDATE));
        return platform.users().add(name, "seller_" + name);
    }

    private static void join(String user, String team) {
        String path = "records/system/user/" + platform.users().id("user " + user);
        admin().patch(
                        path,
                        admin().get(path).expect(200).etag(),
                        object("teams", array(platform.users().id("team " + team))))
                .expect(200);
    }

    @BeforeEach
    void plainShop() {
        if (!admin().get("platform/plugins").expect(200).body().contains("\"version\":\"1.0\"")) {
            new PluginDesk(admin()).install(shop("1.0", "", ""), "shop");
        }
        Layouts.clear(admin());
    }

    @Test
    void aPluginSaysHowItsFormsBegin() {
        Layouts forms = admins();
        assertThat(forms.sections("record"))
                .containsExactly("main: name, size", "store: place, maker", "rest: remark, phase");
        JsonNode store = forms.section("record", "store");
        assertThat(store.path("label").asText()).isEqualTo("Store");
        assertThat(store.path("columns").asInt()).isEqualTo(1);
        assertThat(store.path("collapsed").asBoolean()).isTrue();
        assertThat(store.path("when").toString()).contains("size");
        assertThat(forms.section("record", "main").path("columns").asInt()).isEqualTo(2);
        assertThat(forms.fields("card")).containsExactly("name", "size");
        assertThat(forms.fields("list")).containsExactly("name", "created_at");
        assertThat(forms.meta().at("/layouts/list/fields/1").has("label")).isFalse();
        assertThat(new Layouts(admin().header("Accept-Language", "de"), "shop.item")
                        .section("create", "main")
                        .path("label")
                        .asText())
                .isEqualTo("Wichtiges");
    }

    @Test
    @Tag("UDF-02")
    @Tag("SYS-04")
    void anAdministratorChangesTheLayoutForEverybodyAndEverybodySeesItAtOnce() {
        TestClient sam = seller("sam");
        admins().section(
                        "record",
                        "money",
                        "label",
                        "Money",
                        "words",
                        "de=Geld\ncs=Peníze",
                        "place",
                        15,
                        "column_count",
                        3)
                .expect(201);
        admins().field("record", "remark", "section", "money").expect(201);
        admins().field("record", "phase", "after_element", "name", "label", "Step")
                .expect(201);
        admins().field("record", "maker", "hidden", true).expect(201);
        admins().section("record", "main", "label", "Essentials", "collapsed", true)
                .expect(201);

        Layouts forms = new Layouts(sam, "shop.item");
        assertThat(forms.sections("record"))
                .containsExactly("main: name, phase, size", "money: remark", "store: place");
        assertThat(forms.section("record", "main").path("label").asText()).isEqualTo("Essentials");
        assertThat(forms.section("record", "main").path("collapsed").asBoolean())
                .isTrue();
        assertThat(forms.section("record", "main").at("/fields/1/label").asText())
                .isEqualTo("Step");
        assertThat(forms.section("record", "money").path("columns").asInt()).isEqualTo(3);
        assertThat(new Layouts(sam.header("Accept-Language", "de"), "shop.item")
                        .section("record", "money")
                        .path("label")
                        .asText())
                .isEqualTo("Geld");
        assertThat(forms.sections("create"))
                .as("another form")
                .containsExactly("main: name, size", "store: place, maker", "rest: remark, phase");
        admins().field("list", "phase", "after_element", "name").expect(201);
        admins().field("list", "created_at", "hidden", true).expect(201);
        admins().field("card", "created_by.full_name", "at_start", true).expect(201);
        assertThat(forms.fields("list")).containsExactly("name", "phase");
        assertThat(forms.fields("card")).containsExactly("created_by.full_name", "name", "size");
    }

    @Test
    void whatAPluginsUpgradeAddsIsInEverybodysPages() {
        admins().section("record", "store", "label", "Warehouse", "place", 1).expect(201);
        admins().field("record", "name", "section", "store", "at_start", true).expect(201);
        admins().field("record", "size", "hidden", true).expect(201);
        admins().field("record", "place", "after_element", "maker").expect(201);
        assertThat(admins().sections("record")).containsExactly("store: name, maker, place", "rest: remark, phase");

        new PluginDesk(admin())
                .install(
                        shop(
                                "2.0",
                                ", %1$s.text(\"weight\"), %1$s.text(\"stray\")".formatted(ITEM),
                                ", Ui.section(%1$s, \"scales\", \"Scales\", 15, %1$s.text(\"weight\"))"
                                        .formatted(ITEM)),
                        "shop");
        assertThat(admins().sections("record"))
                .containsExactly("store: name, maker, place", "scales: weight", "rest: remark, phase, stray");

        new PluginDesk(admin()).install(shop("3.0", "", ""), "shop");
        admins().field("record", "remark", "section", "main").expect(201);
        assertThat(admins().sections("record"))
                .containsExactly("store: name, maker, place", "main: remark", "rest: phase");
    }

    @Test
    void rolesTeamsAndUsersEachSayWhatTheyChangeAndTheNearestCounts() {
        TestClient tom = seller("tom");
        platform.users().team("depot").team("yard");
        join("tom", "depot");
        String role = admin().get("records/system/role?filter=name==seller_tom")
                .expect(200)
                .json()
                .at("/records/0/id")
                .asText();
        String team = platform.users().id("team depot");
        admins().field("record", "size", "hidden", true).expect(201);
        admins().section("record", "main", "label", "For all").expect(201);
        admins().field("record", "size", "for_role", role, "section", "store").expect(201);
        admins().section("record", "main", "for_role", role, "label", "For sellers")
                .expect(201);
        admins().field("record", "size", "for_team", team, "hidden", false).expect(201);
        admins().field("record", "maker", "for_team", platform.users().id("team yard"), "hidden", true)
                .expect(201);
        Layouts toms = new Layouts(tom, "shop.item");
        assertThat(toms.sections("record"))
                .containsExactly("main: name", "store: place, maker, size", "rest: remark, phase");
        assertThat(toms.section("record", "main").path("label").asText()).isEqualTo("For sellers");

        String me = platform.users().id("user tom");
        toms.section("record", "mine", "for_user", me, "label", "Mine", "place", 1)
                .expect(201);
        toms.field("record", "phase", "for_user", me, "section", "mine").expect(201);
        toms.field("record", "remark", "for_user", me, "hidden", true).expect(201);
        assertThat(toms.sections("record")).containsExactly("mine: phase", "main: name", "store: place, maker, size");
        assertThat(new Layouts(seller("una"), "shop.item").sections("record"))
                .containsExactly("main: name", "store: place, maker", "rest: remark, phase");

        JsonNode size = toms.part("record", "size");
        assertThat(size.path("shown").asBoolean()).isTrue();
        assertThat(size.path("layers").findValuesAsText("level")).containsExactly("plugin", "system", "role", "team");
        assertThat(size.at("/layers/0/version").asText()).isEqualTo("1.0");
        assertThat(size.at("/layers/0/title").asText()).isEqualTo("The shop");
        assertThat(size.at("/layers/2/title").asText()).isEqualTo("seller_tom");
        assertThat(size.at("/layers/3/title").asText()).isEqualTo("depot");
        assertThat(size.at("/layers/3/by/title").asText()).isEqualTo("Administrator");
        assertThat(size.at("/layers/3/at").asText()).startsWith("20");
        assertThat(size.at("/layers/3/says")).isEqualTo(object("hidden", false));
        assertThat(toms.idle())
                .contains("record size: A nearer layer says otherwise", "record main: A nearer layer says otherwise");
        assertThat(admins().explained("?user=" + me).at("/forms/record").toString())
                .contains("\"mine\"");
    }

    @Test
    void aFieldThatMayNotBeReadIsInNobodysLayoutAndHidingIsNoRight() {
        platform.users()
                .role(
                        "narrow",
                        grant("shop.item", Verb.READ).put("only_fields", "name, size, place"),
                        grant("shop.item", Verb.CREATE).put("only_fields", "name"));
        TestClient kim = platform.users().add("kim", "narrow");
        admins().field("record", "maker", "at_start", true).expect(201);
        admins().field("record", "place", "after_element", "maker").expect(201);
        Layouts kims = new Layouts(kim, "shop.item");
        assertThat(kims.sections("record")).containsExactly("main: name, size", "store: place");
        assertThat(kims.sections("create")).containsExactly("main: name");
        assertThat(kims.explained().toString()).doesNotContain("maker").doesNotContain("remark");
        assertThat(admins().explained("?user=" + platform.users().id("user kim"))
                        .path("without_effect")
                        .toString())
                .contains("maker", "Is not theirs to see here");
        kims.field("record", "maker", "for_user", platform.users().id("user kim"), "hidden", true)
                .expectProblem(422, "element");
        kims.field("record", "place", "for_user", platform.users().id("user kim"), "after_element", "remark")
                .expectProblem(422, "after_element");

        admins().field("record", "size", "hidden", true).expect(201);
        String id = admin().post("records/shop/item", object("name", "one", "size", "large"))
                .expect(201)
                .id();
        assertThat(kim.get("records/shop/item/" + id).expect(200).text("size")).isEqualTo("large");
    }

    @Test
    @Tag("UDF-02")
    @Tag("SYS-04")
    void whatEveryRecordNeedsIsAlwaysInTheFormForNewOnes() {
        admins().field("create", "name", "hidden", true).expectProblem(422, "hidden");
        admins().section("create", "main", "hidden", true).expect(201);
        assertThat(admins().sections("create"))
                .containsExactly("main: name", "store: place, maker", "rest: remark, phase");
        admins().field("create", "place", "hidden", true).expect(201);
        new PluginDesk(admin()).model(PluginDesk.rule("shop.item", "placed", "required", "fields", array("place")));
        assertThat(admins().sections("create"))
                .containsExactly("main: name", "store: place, maker", "rest: remark, phase");
        admin().post("records/shop/item", object("name", "nowhere")).expectProblem(422, "place");
        assertThat(admins().idle())
                .contains("create place: No record is made without it, so that the form for new ones shows it");
        new PluginDesk(admin()).model(object("entity", "shop.item", "rule", "placed", "to", "retired"));
    }

    @Test
    void usersArrangeTheirOwnPagesWhereThatIsAllowed() {
        TestClient vic = seller("vic");
        String me = platform.users().id("user vic");
        Layouts vics = new Layouts(vic, "shop.item");
        String said = vics.field("record", "size", "for_user", me, "hidden", true)
                .expect(201)
                .id();
        vics.field("record", "size", "hidden", true).expectProblem(422);
        vics.field("record", "size", "for_user", adminId(), "hidden", true).expectProblem(422);
        assertThat(vic.get(Layouts.FORMS).expect(200).json().path("records")).hasSize(1);
        vic.get("meta/shop/item/layers?user=" + adminId()).expectProblem(403);
        vic.get("meta/shop/item/layers?user=nobody").expectProblem(400);
        vic.get("meta/shop/nothing/layers").expectProblem(404);
        set("arrange_pages", false);
        try {
            assertThat(vics.sections("record"))
                    .containsExactly("main: name, size", "store: place, maker", "rest: remark, phase");
            assertThat(vics.idle()).containsExactly("record size: Users do not arrange their own pages here");
            vics.field("record", "place", "for_user", me, "hidden", true).expectProblem(422);
            vic.delete(Layouts.FORMS + "/" + said, "\"1\"").expectProblem(403);
        } finally {
            set("arrange_pages", null);
        }
        assertThat(vics.sections("record")).startsWith("main: name");
        vic.delete(Layouts.FORMS + "/" + said, "\"1\"").expect(204);
    }

    private static String adminId() {
        return admin().get("records/system/user?filter=name==admin")
                .expect(200)
                .json()
                .at("/records/0/id")
                .asText();
    }

    private static void set(String name, Object value) {
        String etag = admin().get("settings/system").expect(200).etag();
        admin().patch("settings/system", etag, object("system", object(name, value)))
                .expect(200);
    }

    @Test
    void aKeeperOfFormsChangesThemForEverybodyAndNotForAUserAlone() {
        platform.users().role("items", grant("shop.item", Verb.READ));
        TestClient fay = platform.users().add("fay", "system.form_keeper", "items");
        Layouts fays = new Layouts(fay, "shop.item");
        fays.field("record", "size", "hidden", true).expect(201);
        fays.field("record", "size", "for_user", adminId(), "hidden", true).expectProblem(422);
        assertThat(admins().sections("record")).startsWith("main: name");
    }

    @Test
    void whatIsNoChangeOfAFormIsRefusedWithItsFieldAndReason() {
        Layouts forms = admins();
        forms.field("record", "nonsense", "hidden", true).expectProblem(422, "element");
        forms.field("record", "created_by.full_name", "hidden", true).expectProblem(422, "element");
        forms.field("list", "created_at:month", "hidden", true).expectProblem(422, "element");
        forms.field("record", "size", "section", "nowhere").expectProblem(422, "section");
        forms.field("record", "size", "after_element", "nonsense").expectProblem(422, "after_element");
        forms.field("record", "size", "after_element", "size").expectProblem(422, "after_element");
        forms.field("record", "size", "after_element", "name", "at_start", true).expectProblem(422, "after_element");
        forms.field("record", "size", "column_count", 2).expectProblem(422, "column_count");
        forms.section("record", "new_one", "column_count", 2).expectProblem(422, "label");
        forms.section("record", "main", "column_count", 4).expectProblem(422, "column_count");
        forms.section("record", "Main thing", "label", "x").expectProblem(422, "element");
        forms.section("record", "main", "section", "store").expectProblem(422, "section");
        forms.section("list", "main", "label", "x").expectProblem(422, "kind");
        forms.section("nonsense", "main", "label", "x").expectProblem(422, "form");
        forms.section("record", "main", "place", 10_000_000).expectProblem(422, "place");
        for (String label : List.of("<b>Bold</b>", "a\u202Eb", "x".repeat(101), "a\u0007b", "\u200B", "<!-- x")) {
            forms.section("record", "main", "label", label).expectProblem(422, "label");
        }
        forms.section("record", "main", "label", "Größe < 3 & 销售").expect(201);
        for (String words : List.of("xx=Nothing", "de", "de=A\nde=B", "de=<i>x</i>", "DE=Gross")) {
            forms.section("create", "main", "words", words).expectProblem(422, "words");
        }
        new Layouts(admin(), "shop.nothing")
                .field("record", "size", "hidden", true)
                .expectProblem(422, "entity");
        JsonNode condition =
                object("entity", "system.user", "where", object("field", "name", "op", "is", "value", "x"));
        forms.section("record", "store", "condition", condition).expectProblem(422, "condition");
        forms.section("record", "main", "label", "Twice").expectProblem(409);
        platform.users().team("rows");
        forms.field("record", "size", "for_team", platform.users().id("team rows"), "for_user", adminId())
                .expectProblem(422, "for_user");
    }

    @Test
    void fieldsDoNotStandInACircle() {
        Layouts forms = admins();
        forms.field("record", "size", "after_element", "place").expect(201);
        forms.field("record", "place", "after_element", "maker").expect(201);
        assertThat(forms.sections("record"))
                .containsExactly("main: name", "store: maker, place, size", "rest: remark, phase");
        forms.field("record", "maker", "after_element", "size").expectProblem(422, "after_element");
        assertThat(forms.sections("record"))
                .containsExactly("main: name", "store: maker, place, size", "rest: remark, phase");
        forms.field("record", "remark", "after_element", "name").expect(201);
        forms.field("record", "phase", "after_element", "name").expect(201);
        assertThat(forms.sections("record"))
                .as("in the order in which it was said")
                .containsExactly("main: name, remark, phase", "store: maker, place, size");
    }

    @Test
    void aLayerHasNoTenThousandSections() {
        List<JsonNode> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add(object(
                    "entity", "shop.item", "form", "record", "kind", "section", "element", "s" + i, "label", "S" + i));
        }
        assertThat(admin().ndjson(Layouts.FORMS + "/bulk?atomic=true", lines).isOk())
                .isFalse();
        assertThat(admin().get(Layouts.FORMS + "?count=true").expect(200).json().path("records"))
                .isEmpty();
        admin().ndjson(Layouts.FORMS + "/bulk?atomic=true", lines.subList(0, 300))
                .expect(200);
        admins().section("record", "one_more", "label", "More").expectProblem(422, "element");
    }
}
