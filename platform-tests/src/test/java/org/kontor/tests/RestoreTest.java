package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.yard.YardPlugin;

/** What comes back from the trash meets the same rules as what is saved. */
@OnEachDatabase
class RestoreTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(YardPlugin.class);

    private static final String CRATES = "records/yard/crate";
    private static final String GOODS = "records/yard/good";

    @Test
    void aRuleThatOnlyTheProgramCanCheckHoldsOnRestoring() {
        Answer crate = crate();
        Answer good = good(crate, "weight", 9);
        String entry = deleted(GOODS, good);
        platform.admin()
                .patch(CRATES + "/" + crate.id(), crate.etag(), object("capacity", 5))
                .expect(200);
        Answer refused = restore(entry).expectProblem(422);
        assertThat(refused.body()).contains("too heavy for its crate");
        platform.admin().get(GOODS + "/" + good.id()).expectProblem(404);
        platform.admin()
                .patch(CRATES + "/" + crate.id(), etag(CRATES, crate), object("capacity", 50))
                .expect(200);
        assertThat(restore(entry).expect(200).text("weight")).isEqualTo("9");
    }

    @Test
    void aRuleAboutRecordsThatPointHereHoldsOnRestoring() {
        Answer good = good(crate(), "checked", true, "checker", "Ada");
        Answer complaint = settledComplaint(good);
        String entry = deleted(GOODS, good);
        reopen(complaint);
        assertThat(restore(entry).expectProblem(422).body()).contains("no open complaint");
        platform.admin()
                .patch(
                        "records/yard/complaint/" + complaint.id(),
                        etag("records/yard/complaint", complaint),
                        object("open", false))
                .expect(200);
        restore(entry).expect(200);
    }

    @Test
    void aUniqueValueThatIsTakenByNowIsNamedWithItsHolder() {
        Answer crate = crate();
        Answer good = good(crate, "code", "taken by now", "seals", array(object("number", "s1")));
        String entry = deleted(GOODS, good);
        platform.admin()
                .post(GOODS, object("label", "the holder", "crate", crate.id(), "code", "taken by now"))
                .expect(201);
        Answer refused = restore(entry).expectProblem(409, "code");
        assertThat(refused.body()).contains("the holder");
    }

    @Test
    void aUniqueValueOfAPartThatIsTakenByNowIsNamed() {
        Answer crate = crate();
        Answer good = good(crate, "seals", array(object("number", "s7"), object("number", "s8")));
        String entry = deleted(GOODS, good);
        good(crate, "seals", array(object("number", "s8")));
        restore(entry).expectProblem(409, "seals[1].number");
    }

    @Test
    void whatIsNeededMustBeThereAndTheRestMayBeAbsent() {
        Answer crate = crate();
        Answer spare = crate();
        Answer good = good(crate, "spare", spare.id());
        String entry = deleted(GOODS, good);
        String crateEntry = deleted(CRATES, crate);
        deleted(CRATES, spare);
        restore(entry).expectProblem(422, "crate");
        platform.admin().get(GOODS + "/" + good.id()).expectProblem(404);
        restore(crateEntry).expect(200);
        Answer back = restore(entry).expect(200);
        assertThat(back.json().path("crate").path("id").asText()).isEqualTo(crate.id());
        assertThat(back.json().path("spare").path("title").asText("")).isEmpty();
    }

    private static Answer settledComplaint(Answer good) {
        return platform.admin()
                .post("records/yard/complaint", object("good", good.id(), "open", false))
                .expect(201);
    }

    private static void reopen(Answer complaint) {
        platform.admin()
                .patch("records/yard/complaint/" + complaint.id(), complaint.etag(), object("open", true))
                .expect(200);
    }

    @Test
    void everythingThatDoesNotFitIsToldAtOnce() {
        Answer crate = crate();
        Answer good = good(crate, "weight", 9, "checked", true, "checker", "Ada");
        Answer complaint = settledComplaint(good);
        String entry = deleted(GOODS, good);
        reopen(complaint);
        platform.admin()
                .patch(CRATES + "/" + crate.id(), crate.etag(), object("capacity", 5))
                .expect(200);
        assertThat(restore(entry).expectProblem(422).body())
                .contains("too heavy for its crate")
                .contains("no open complaint");
    }

    private static Answer crate() {
        return platform.admin()
                .post(CRATES, object("label", "a crate", "capacity", 10))
                .expect(201);
    }

    private static Answer good(Answer crate, Object... more) {
        var values = object("label", "a good", "crate", crate.id());
        values.setAll(object(more));
        return platform.admin().post(GOODS, values).expect(201);
    }

    private static String etag(String entity, Answer record) {
        return platform.admin().get(entity + "/" + record.id()).expect(200).etag();
    }

    /** Deletes a record; answers its entry in the trash. */
    private static String deleted(String entity, Answer record) {
        platform.admin()
                .delete(entity + "/" + record.id(), etag(entity, record))
                .expect(204);
        return platform.admin()
                .get(entity.replace("records/", "trash/"))
                .expect(200)
                .json()
                .at("/entries/0/id")
                .asText();
    }

    private static Answer restore(String entry) {
        return platform.admin().post("trash/" + entry + "/restore", object());
    }
}
