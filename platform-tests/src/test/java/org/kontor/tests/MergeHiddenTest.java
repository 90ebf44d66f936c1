package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.testing.TestUsers.within;
import static org.kontor.tests.MergeDesk.from;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Scope;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.kin.KinPlugin;

/** Merges by somebody who does not know all fields: nothing is lost by them, and nothing is told. */
@OnEachDatabase
@Tag("PLUS-03")
@Tag("PLUS-04")
class MergeHiddenTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(KinPlugin.class).given(MergeHiddenTest::roles);

    private static final String PEOPLE = "records/kin/person";

    static void roles() {
        platform.users()
                .role("narrow", grant("kin.person", Verb.values()).put("but_fields", "note, email, links, friends"))
                .role("own", within(Scope.OWN, grant("kin.person", Verb.values())))
                .role(
                        "looks",
                        grant("kin.person", Verb.READ),
                        grant("kin.person", Verb.UPDATE, Verb.DELETE, Verb.CREATE)
                                .put("but_fields", "note, links"))
                .role(
                        "parts",
                        grant("kin.person", Verb.values()),
                        grant("kin.link", Verb.values()).put("but_fields", "with"));
    }

    private static MergeDesk people() {
        return new MergeDesk(platform.admin(), PEOPLE);
    }

    private static MergeDesk desk(String name, String... roles) {
        return new MergeDesk(platform.users().add(name, roles), PEOPLE);
    }

    private static String rich(String name) {
        String friend = people().make("full_name", "Friend of " + name);
        return people().make(
                        "full_name",
                        name,
                        "note",
                        "hidden note",
                        "email",
                        name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org",
                        "friends",
                        array(friend),
                        "links",
                        array(object("kind", "hidden kind", "with", friend)));
    }

    private static void assertRich(String id) {
        JsonNode record = people().read(id);
        assertThat(record.path("note").asText()).isEqualTo("hidden note");
        assertThat(record.path("email").asText()).endsWith("@example.org");
        assertThat(record.path("friends")).hasSize(1);
        assertThat(record.path("links").findValuesAsText("kind")).containsExactly("hidden kind");
        assertThat(record.at("/links/0/with/id").isTextual()).isTrue();
    }

    private static void assertBare(String id) {
        JsonNode record = people().read(id);
        assertThat(record.path("note").isNull()).isTrue();
        assertThat(record.path("email").isNull()).isTrue();
        assertThat(record.path("friends")).isEmpty();
        assertThat(record.path("links")).isEmpty();
    }

    private static void assertSilent(JsonNode answer) {
        assertThat(answer.toString())
                .doesNotContain("note")
                .doesNotContain("email")
                .doesNotContain("friends")
                .doesNotContain("links");
    }

    private static void undoUntold(MergeDesk by, JsonNode merged, String stays, String goes) {
        assertSilent(by.askUndo(MergeDesk.id(merged), "?dry_run=true", object())
                .expect(200)
                .json());
        assertSilent(by.undo(merged));
        assertBare(stays);
        assertRich(goes);
    }

    @Test
    void whatTheyMayNotReadComesOverAndGoesBackUntold() {
        MergeDesk nick = desk("nick", "narrow");
        String stays = people().make("full_name", "Bare");
        String goes = rich("Rich One");
        JsonNode preview = nick.preview(stays, List.of(goes));
        assertThat(preview.path("conflicts")).isEmpty();
        assertSilent(preview);
        assertBare(stays);
        JsonNode merged = nick.merge(stays, goes);
        assertSilent(merged);
        assertRich(stays);
        undoUntold(nick, merged, stays, goes);
    }

    @Test
    void whatTheRecordThatStaysHoldsItKeeps() {
        MergeDesk nick = desk("nick-keeps", "narrow");
        String stays = rich("Rich Two");
        String goes = people().make("full_name", "Other", "note", "other note", "links", array(object("kind", "more")));
        JsonNode merged = nick.merge(stays, goes);
        JsonNode now = people().read(stays);
        assertThat(now.path("note").asText()).isEqualTo("hidden note");
        assertThat(now.path("links").findValuesAsText("kind")).containsExactly("hidden kind", "more");
        nick.undo(merged);
        assertRich(stays);
        assertThat(people().read(goes).path("note").asText()).isEqualTo("other note");
    }

    @Test
    void amongThemOneTakesBackWhatOthersMerged() {
        MergeDesk nick = desk("nick-undoes", "narrow");
        String stays = people().make("full_name", "Bare too");
        String goes = rich("Rich Three");
        JsonNode merged = people().merge(stays, goes);
        assertRich(stays);
        undoUntold(nick, merged, stays, goes);
    }

    @Test
    void whatWasChangedSinceAndIsHiddenStaysAndIsNotDecidedAbout() {
        MergeDesk nick = desk("nick-decides", "narrow");
        String stays = people().make("full_name", "Bare three");
        JsonNode merged = people().merge(stays, rich("Rich Four"));
        people().change(stays, "note", "edited", "links", array(object("kind", "edited")));
        int version = people().read(stays).path("version").asInt();
        for (String field : List.of("note", "email", "nothing")) {
            nick.askUndo(MergeDesk.id(merged), object("version", version, "choices", object(field, "restore")))
                    .expectProblem(422, "choices." + field);
        }
        assertSilent(nick.undo(merged));
        JsonNode now = people().read(stays);
        assertThat(now.path("note").asText()).isEqualTo("edited");
        assertThat(now.path("links").findValuesAsText("kind")).containsExactly("edited");
        assertThat(now.path("email").isNull()).isTrue();
    }

    @Test
    void whatStandsAgainstItAndIsHiddenIsNotNamed() {
        MergeDesk nick = desk("nick-collides", "narrow");
        String stays = people().make("full_name", "Bare four");
        String goes = people().make("full_name", "Taken", "email", "taken.hidden@example.org");
        JsonNode merged = people().merge(stays, goes, "email", null);
        people().make("full_name", "Taker", "email", "taken.hidden@example.org");
        Answer refused = nick.askUndo(MergeDesk.id(merged), object()).expectProblem(409);
        assertThat(refused.body())
                .doesNotContain("email")
                .doesNotContain("Taker")
                .contains("may not read");
        people().askUndo(MergeDesk.id(merged), object()).expectProblem(409, "email");
    }

    @Test
    void whatIsClosedOnOneAndOpenOnTheOtherIsNotToldByAMerge() {
        MergeDesk nick = desk("nick-owns", "narrow", "own");
        String own = nick.make("full_name", "Nick's");
        for (String goes : List.of(rich("Rich Five"), people().make("full_name", "Empty"))) {
            JsonNode preview = nick.preview(own, List.of(goes));
            assertThat(preview.path("conflicts").findValuesAsText("field"))
                    .containsExactlyInAnyOrder("note", "email", "links", "friends");
            assertThat(nick.ask(own, List.of(goes)).expectProblem(409).fields())
                    .containsExactlyInAnyOrder(
                            "kin.person.note", "kin.person.email", "kin.person.links", "kin.person.friends");
        }
        String goes = rich("Rich Six");
        JsonNode merged = nick.merge(own, goes, "note", "mine", "email", null, "links", from(own), "friends", array());
        assertThat(people().read(own).path("note").asText()).isEqualTo("mine");
        nick.undo(merged);
        nick.merge(goes, own);
        assertRich(goes);
    }

    @Test
    void whatTheyMayReadAndNotWriteComesOverAndOnlyItsEditsAreNotTheirsToTakeBack() {
        MergeDesk nick = desk("nick-looks", "looks");
        String stays = people().make("full_name", "Bare five");
        String goes = rich("Rich Seven");
        JsonNode preview = nick.preview(stays, List.of(goes));
        assertThat(preview.at("/record/note").asText()).isEqualTo("hidden note");
        JsonNode merged = nick.merge(stays, goes);
        assertRich(stays);
        nick.undo(merged);
        assertBare(stays);

        JsonNode again = nick.merge(stays, goes);
        people().change(stays, "note", "edited", "links", array());
        int version = people().read(stays).path("version").asInt();
        Answer refused = nick.askUndo(
                        MergeDesk.id(again),
                        object("version", version, "choices", object("note", "restore", "links", "keep")))
                .expectProblem(403);
        assertThat(refused.fields()).containsExactly("choices.note");
        nick.askUndo(
                        MergeDesk.id(again),
                        object("version", version, "choices", object("note", "keep", "links", "keep")))
                .expect(200);
        assertThat(people().read(stays).path("note").asText()).isEqualTo("edited");
        nick.ask(stays, List.of(goes), "note", from(goes)).expectProblem(403);
        nick.ask(stays, List.of(goes), "links", from(goes)).expectProblem(403);
    }

    @Test
    void partsComeOverWithWhatIsHiddenOfThem() {
        MergeDesk nick = desk("nick-parts", "parts");
        for (boolean chosen : List.of(false, true)) {
            String stays = people().make("full_name", "Bare six");
            String goes = rich(chosen ? "Rich Nine" : "Rich Eight");
            JsonNode merged = chosen ? nick.merge(stays, goes, "links", from(goes)) : nick.merge(stays, goes);
            assertThat(merged.at("/record/links/0/kind").asText()).isEqualTo("hidden kind");
            assertThat(merged.at("/record/links/0").has("with")).isFalse();
            assertRich(stays);
            nick.undo(merged);
            assertBare(stays);
            assertRich(goes);
        }
    }
}
