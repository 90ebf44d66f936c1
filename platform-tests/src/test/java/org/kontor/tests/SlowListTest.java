package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Verb;
import org.kontor.core.Kernel;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.every.EveryPlugin;
import org.kontor.tests.prying.PryingPlugin;

/** Slow lists are written down without a value, say which index would help, and get it by a plan. */
@OnEachDatabase
class SlowListTest {
    private static final String PARCEL = SlowDesk.PARCEL;
    private static final String PARCELS = SlowDesk.PARCELS;

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(EveryPlugin.class)
            .plugin(PryingPlugin.class)
            .given(() -> desk().parcels());

    @TempDir
    static Path folder;

    private static SlowDesk desk() {
        return new SlowDesk(platform);
    }

    private static PluginDesk plugins() {
        return new PluginDesk(platform.admin());
    }

    private static void list(String query) {
        platform.admin().get(PARCELS + "?" + query).expect(200);
    }

    private static JsonNode list(String condition, String order) {
        return desk().find(PARCEL, "list", condition, order);
    }

    @Test
    void whatIsSlowIsCountedByWhatItAsksAndNotByItsValues() {
        list("filter=street==S1&sort=weight&limit=1");
        list("filter=street==S2&sort=weight&limit=2");
        list("filter=street==S2&sort=-weight");
        String next = platform.admin()
                .get(PARCELS + "?filter=street==S3&sort=weight&limit=1")
                .expect(200)
                .text("next");
        list("filter=street==S3&sort=weight&limit=1&cursor=" + next);

        JsonNode up = list("street is …", "weight");
        assertThat(up.path("times").asLong()).isEqualTo(4);
        assertThat(up.path("worst_ms").asLong())
                .isNotNegative()
                .isLessThanOrEqualTo(up.path("total_ms").asLong());
        assertThat(up.path("equal_fields").asText()).isEqualTo("street");
        assertThat(list("street is …", "-weight").path("times").asLong()).isEqualTo(1);
    }

    @Test
    void noValueIsWrittenDownAnywhere() {
        String secret = "Zzyzx73";
        List<String> filters = List.of(
                "town==" + secret,
                "town!=" + secret,
                "town=in=(" + secret + ",other" + secret + ")",
                "town=contains=" + secret,
                "town=starts=" + secret,
                "(town==" + secret + ",street==" + secret + ");weight=gt=7391",
                "thing.caption==" + secret);
        filters.forEach(filter -> list("count=true&filter=" + filter));
        list("q=" + secret);
        platform.admin()
                .post(PARCELS + "/query", object("where", object("not", object("town", object("is", secret)))))
                .expect(200);
        platform.admin()
                .get(PARCELS + "/aggregate?measure=count&group=town&filter=town==" + secret)
                .expect(200);

        assertThat(desk().of(PARCEL)).hasSizeGreaterThan(2 * filters.size());
        Tables tables = new Tables(platform::connect);
        List<String> written = new ArrayList<>();
        for (String column : List.of(
                "asked_where", "equal_fields", "ranged_fields", "beyond", "sorted_by", "grouped_by", "index_fields")) {
            written.addAll(
                    tables.texts("select " + column + " from system_slow_list where " + column + " is not null"));
        }
        written.addAll(
                tables.texts("select cast(changes as varchar) from system_change where entity = 'system.slow_list'"));
        assertThat(written).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(secret, "7391"));
    }

    @Test
    void theAdviceSaysWhichIndexWouldHelpOrWhyNoneWould() {
        list("filter=street==S1");
        list("filter=street==S1;fragile==true&sort=-weight,town");
        list("filter=weight=gt=3;town=in=(T1,T2)&sort=weight");
        list("sort=town,weight");
        list("sort=-town,-weight");
        list("filter=note=contains=x");
        list("filter=thing.caption==x");
        list("filter=(street==a,town==b)");
        list("filter=note=empty=true");
        list("filter=code==C7&sort=name");
        list("filter=fragile==true&count=true");
        list("filter=current==true&count=true");
        list("filter=current==true;street==S1");
        list("filter=current==true&sort=name");
        list("limit=3");
        platform.admin()
                .get(PARCELS + "/aggregate?measure=count&group=town&filter=fragile==true")
                .expect(200);
        platform.admin().get("records/every/thing?sort=caption").expect(200);
        platform.admin().get("records/every/sighting").expect(200);
        platform.admin().get("records/system/user").expect(200);

        JsonNode street = list("street is …", "");
        assertThat(street.path("advice").asText()).isEqualTo("index");
        assertThat(street.path("index_fields").asText()).isEqualTo("street");
        assertThat(street.path("records").asLong()).isEqualTo(SlowDesk.MANY);
        assertThat(street.path("index_kb").asLong()).isBetween(30L, 300L);
        assertThat(street.path("indexes_now").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(fields("fragile is … and street is …", "-weight, town")).isEqualTo("fragile, street, weight");
        assertThat(fields("town in … and weight moreThan …", "weight")).isEqualTo("weight");
        assertThat(fields("", "town, weight")).isEqualTo("town, weight");
        assertThat(fields("", "-town, -weight")).isEqualTo("town");
        assertThat(advice("note contains …", "")).isEqualTo("inside_text");
        assertThat(advice("thing.caption is …", "")).isEqualTo("elsewhere");
        assertThat(advice("(street is … or town is …)", "")).isEqualTo("elsewhere");
        assertThat(advice("note isEmpty", "")).isEqualTo("unfit");
        assertThat(advice("code is …", "name")).isEqualTo("indexed");
        assertThat(advice("", "")).isEqualTo("everything");
        assertThat(desk().advice(PARCEL, "count", "fragile is …", "")).isEqualTo("index");
        assertThat(desk().advice(PARCEL, "numbers", "fragile is …", "")).isEqualTo("not_selective");
        // nearly all of them are
        assertThat(desk().advice(PARCEL, "count", "current is …", "")).isEqualTo("not_selective");
        assertThat(advice("current is …", "")).isEqualTo("not_selective");
        assertThat(advice("current is … and street is …", "")).isEqualTo("index");
        assertThat(fields("current is …", "name")).isEqualTo("current, name");
        assertThat(desk().advice("every.thing", "list", "", "caption")).isEqualTo("small");
        assertThat(desk().advice("every.sighting", "list", "", "")).isEqualTo("several_entities");
        assertThat(desk().advice("system.user", "list", "", "")).isEqualTo("kernel");
    }

    @Test
    void whatIsNewHasAdviceWorkedOutForItselfAlone() {
        list("filter=street==S1&sort=fragile");
        assertThat(advice("street is …", "fragile")).isEqualTo("index");
        Tables tables = new Tables(platform::connect);
        tables.execute("update system_slow_list set advice = 'small' where sorted_by = 'fragile'");
        list("filter=weight==1&sort=fragile,town");
        assertThat(advice("weight is …", "fragile, town")).isEqualTo("index");
        assertThat(advice("street is …", "fragile")).isEqualTo("small");
        platform.kernel().reload();
        assertThat(advice("street is …", "fragile")).isEqualTo("index");
    }

    private static String advice(String condition, String order) {
        return desk().advice(PARCEL, "list", condition, order);
    }

    private static String fields(String condition, String order) {
        return list(condition, order).path("index_fields").asText();
    }

    @Test
    void anIndexIsPlannedShownMadeAndKeptUntilAPlanTakesItAway() {
        list("filter=town==T1&sort=street");
        JsonNode slow = list("town is …", "street");
        assertThat(slow.path("advice").asText()).isEqualTo("index");

        Answer plan = desk().plan(slow);
        assertThat(plan.json().path("conflicts")).isEmpty();
        assertThat(plan.text("text"))
                .contains("Own rule index_town_street of custom.parcel (Fast lists): new")
                .contains("Index town, street, id of custom_parcel (1,500 rows)");
        assertThat(desk().indexes("custom_parcel")).doesNotContain("town,street,id");
        plugins().apply(plan).expect(200);

        assertThat(desk().indexes("custom_parcel")).containsOnlyOnce("town,street,id");
        JsonNode since = list("town is …", "street");
        assertThat(since.path("advice").asText()).isEqualTo("indexed");
        assertThat(since.path("indexed_at").isNull()).isFalse();
        assertThat(since.path("times").asLong()).isZero();
        String path = SlowDesk.LISTS + "/" + since.path("id").asText();
        platform.admin()
                .header("If-Match", platform.admin().get(path).expect(200).etag())
                .post(path + "/actions/plan", object())
                .expectProblem(409);
        list("filter=town==T2&sort=street");
        assertThat(list("town is …", "street").path("times").asLong()).isEqualTo(1);
        assertThat(platform.admin()
                        .get("records/system/custom_rule?filter=rule_name==index_town_street;state==active;kind==index")
                        .expect(200)
                        .json()
                        .path("records"))
                .hasSize(1);

        platform.restart();
        platform.kernel().reload();
        assertThat(desk().indexes("custom_parcel")).containsOnlyOnce("town,street,id");
        assertThat(plugins()
                        .proposeModel(rule(PARCEL, "index_town_street", "index", "fields", array("town", "street")))
                        .expect(201)
                        .text("text"))
                .isEqualTo("Nothing changes.");

        plugins().model(object("entity", PARCEL, "rule", "index_town_street", "to", "retired"));
        assertThat(desk().indexes("custom_parcel")).doesNotContain("town,street,id");
        assertThat(advice("town is …", "street")).isEqualTo("index");
        assertThat(list("town is …", "street").path("indexed_at").isNull()).isTrue();
    }

    @Test
    void anIndexMovesWithTheConfigurationAndComesAndGoesWithItsPlugin() {
        plugins().model(rule("every.thing", "by_count", "index", "fields", array("count", "caption")));
        assertThat(desk().indexes("every_thing")).containsOnlyOnce("count,caption,id");

        String file = new MovingDesk(platform.admin()).exported();
        try (Installation there = Installation.start(platform, platform.database(), folder)) {
            MovingDesk to = new MovingDesk(there.admin());
            Answer plan = to.plan(file).expect(201);
            assertThat(plan.text("text")).contains("Own rule by_count of every.thing", "Index count, caption, id");
            to.apply(plan).expect(200);
            assertThat(to.plan(file).expect(201).text("text")).doesNotContain("by_count");
        }
        plugins().change("every", "disabled");
        assertThat(desk().indexes("every_thing")).containsOnlyOnce("count,caption,id");
        plugins().change("every", "enabled");
        assertThat(desk().indexes("every_thing")).containsOnlyOnce("count,caption,id");

        plugins().model(rule("every.thing", "by_count", "index", "fields", array("count")));
        assertThat(desk().indexes("every_thing")).contains("count,id").doesNotContain("count,caption,id");
        plugins().model(object("entity", "every.thing", "rule", "by_count", "to", "retired"));
        assertThat(desk().indexes("every_thing")).doesNotContain("count,id");
    }

    @Test
    void whatAPluginIndexesItselfStaysWhenAnAdministratorWantedItToo() {
        List<String> before = desk().indexes("every_thing");
        plugins().model(rule("every.thing", "same", "index", "fields", array("on_day", "caption")));
        assertThat(desk().indexes("every_thing")).containsExactlyInAnyOrderElementsOf(before);
        plugins().model(object("entity", "every.thing", "rule", "same", "to", "retired"));
        assertThat(desk().indexes("every_thing")).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void nobodyButAdministratorsSeesSlowListsOrIsGivenThem() {
        list("filter=town==T1");
        JsonNode slow = list("town is …", "");
        TestClient anna = platform.users()
                .role("reader", grant("every.thing", Verb.values()))
                .add("anna", "reader");
        String path = SlowDesk.LISTS + "/" + slow.path("id").asText();
        anna.get(SlowDesk.LISTS).expect(404);
        anna.get(path).expect(404);
        anna.header("If-Match", "\"1\"").post(path + "/actions/plan", object()).expect(404);
        anna.get("meta/system/slow_list").expect(404);

        platform.admin()
                .post(
                        "records/system/role",
                        object("name", "curious", "label", "C", "grants", array(grant("system.slow_list", Verb.READ))))
                .expectProblem(422);
        platform.admin()
                .patch(path, platform.admin().get(path).expect(200).etag(), object("advice", "small"))
                .expectProblem(403);
        platform.admin().post(SlowDesk.LISTS, object("entity_name", PARCEL)).expectProblem(403);
    }

    @Test
    void noRoleGivesSlowListsNotEvenAPluginsOwn() {
        list("filter=town==Spied&sort=name");
        String path =
                SlowDesk.LISTS + "/" + desk().of(PARCEL).getFirst().path("id").asText();
        TestClient spy = platform.users().add("spy", "prying.spy");
        spy.get(SlowDesk.LISTS).expect(404);
        spy.get(SlowDesk.LISTS + "/export").expect(404);
        spy.get(path).expect(404);
        spy.get(path + "/shares").expectProblem(404);
        spy.header("If-Match", "\"1\"").post(path + "/actions/plan", object()).expect(404);
        spy.get("meta/system/slow_list").expect(404);
        assertThat(spy.get("meta").body()).doesNotContain("slow_list");

        JsonNode verbs = platform.admin()
                .get(path + "/rights?user=" + platform.users().id("user spy"))
                .expect(200)
                .json()
                .path("verbs");
        assertThat(verbs).isNotEmpty().allSatisfy(verb -> {
            assertThat(verb.path("may").asBoolean(true)).isFalse();
            assertThat(verb.path("sources")).isEmpty();
        });
    }

    @Test
    void whatOthersAskForIsSharedWithNobodyAndNotOfferedTo() {
        list("filter=town==Shared&sort=-name");
        String slow =
                SlowDesk.LISTS + "/" + desk().of(PARCEL).getFirst().path("id").asText();
        TestClient curious = platform.users().add("curious");
        String user = platform.users().id("user curious");
        assertThat(platform.admin()
                        .get(slow)
                        .expect(200)
                        .json()
                        .at("/can/share")
                        .asBoolean(true))
                .isFalse();
        platform.admin().post(slow + "/shares", object("user", user)).expectProblem(403);
        platform.admin().get(slow + "/shares").expectProblem(403);
        curious.get(slow).expectProblem(404);
    }

    @Test
    void whatIsSlowIsSetByAdministratorsWithinReason() {
        Answer system = platform.admin().get("settings/system").expect(200);
        for (Object wrong : List.of(-1, 60_001)) {
            platform.admin()
                    .patch("settings/system", system.etag(), object("system", object("slow_list", wrong)))
                    .expectProblem(422);
        }
        desk().slowFrom(60_000);
        list("filter=name==Nobody");
        assertThat(desk().of(PARCEL))
                .noneMatch(each -> each.path("asked_where").asText().equals("name is …"));
        desk().slowFrom(0);
        list("filter=name==Nobody");
        assertThat(advice("name is …", "")).isEqualTo("index");
    }

    @Test
    void whatServersSawAddsUpAndOutlivesThem(@TempDir Path home) throws Exception {
        list("filter=weight==3");
        platform.restart();
        SlowDesk.keep(platform.kernel());
        list("filter=weight==4");
        assertThat(list("weight is …", "").path("times").asLong()).isEqualTo(2);

        assumeThat(platform.database()).isEqualTo(TestDatabase.POSTGRESQL);
        try (Kernel second = SecondNode.start(platform, home)) {
            SlowDesk.keep(second);
            SecondNode.client(second, platform.admin())
                    .get(PARCELS + "?filter=weight==5")
                    .expect(200);
            SlowDesk.keep(second);
            list("filter=weight==6");
            assertThat(list("weight is …", "").path("times").asLong()).isEqualTo(4);
        }
    }
}
