package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** What is explained of layers names nothing that its reader does not see. */
@OnEachDatabase
class LayersSeenTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static TestClient admin() {
        return platform.admin();
    }

    private static Layouts admins() {
        return new Layouts(admin(), "shop.item");
    }

    @Test
    void aSectionOfWhichOneSeesNothingIsNotNamed() {
        new PluginDesk(admin()).install(FormLayersTest.shop("1.0", "", ""), "shop");
        platform.users()
                .role("nameless", grant("shop.item", Verb.READ).put("only_fields", "name"))
                .role("all", grant("shop.item", Verb.READ));
        String team = platform.users().team("cellar").id("team cellar");
        TestClient lee = platform.users()
                .add("lee", object("roles", array(platform.users().id("role nameless")), "teams", array(team)));
        admins().section("record", "store", "hidden", true).expect(201);
        admins().section("record", "store", "for_team", team, "label", "Depot").expect(201);
        admin().post(Layouts.LABELS, object("subject", "shop.item.section.store", "language", "en", "said", "Depot"))
                .expect(201);
        Layouts lees = new Layouts(lee, "shop.item");
        assertThat(lees.explained().toString()).doesNotContain("store").doesNotContain("Depot");
        assertThat(admins().explained("?user=" + platform.users().id("user lee"))
                        .toString())
                .contains("store");
        // one that somebody hid is told of to whoever may see what stands in it
        assertThat(new Layouts(platform.users().add("ann", "all"), "shop.item")
                        .part("record", "store")
                        .path("shown")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void aReasonNamesNoFieldThatOneDoesNotSeeNorTellsWhetherThereIsOne() {
        new PluginDesk(admin()).install(FormLayersTest.shop("1.0", "", ""), "shop");
        Layouts.clear(admin());
        platform.users().role("some", grant("shop.item", Verb.READ).put("but_fields", "maker"));
        admins().field("record", "remark", "section", "main", "after_element", "maker")
                .expect(201);
        admins().field("record", "phase", "after_element", "maker").expect(201);
        Layouts moes = new Layouts(platform.users().add("moe", "some"), "shop.item");
        assertThat(moes.explained().toString()).contains("remark").doesNotContain("maker");
        assertThat(moes.idle()).contains("record remark: Is not theirs to see here");
        assertThat(admins().idle()).contains("record remark: maker stands in another section");
    }
}
