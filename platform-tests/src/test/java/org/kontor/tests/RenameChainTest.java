package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;
import static org.kontor.testing.TestUsers.grant;
import static org.kontor.tests.PluginDesk.field;
import static org.kontor.tests.PluginDesk.rule;
import static org.kontor.tests.PluginDesk.to;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;

/** A field that took a name that another one had is itself, whatever becomes of the other one. */
@OnEachDatabase
class RenameChainTest {
    private static final String VIEWS = "records/system/saved_query";

    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with();

    private static int times;

    private String name = "";
    private String entity = "";
    private TestClient reader;
    private String view = "";
    private String small = "";
    private String large = "";

    private static TestClient admin() {
        return platform.admin();
    }

    private static PluginDesk desk() {
        return new PluginDesk(admin());
    }

    /** A field `size`, which was `amount`, with all that may be said of it, and another field `amount`. */
    @BeforeEach
    void aFieldWhoseFormerNameIsAnotherOnes() {
        name = "crate" + ++times;
        entity = "custom." + name;
        desk().model(
                        object("entity", entity, "label", "Crate", "plural", "Crates"),
                        field(entity, "amount", "integer"),
                        field(entity, "twice", "integer"),
                        field(entity, "within", "reference", "targets", array(entity)),
                        field(entity, "total", "integer"),
                        rule(entity, "twice", "formula", "field", "twice", "expression", "amount * 2"),
                        rule(
                                entity,
                                "bounded",
                                "must",
                                "message",
                                "Too much",
                                "when",
                                object("amount", object("lessThan", 100))),
                        rule(
                                entity,
                                "total",
                                "sum",
                                "field",
                                "total",
                                "over",
                                "amount",
                                "through",
                                object("entity", entity, "field", "within")));
        reader = platform.users()
                .role(
                        "reader_" + name,
                        grant(entity, Verb.READ)
                                .set(
                                        "condition",
                                        object("entity", entity, "where", object("amount", object("lessThan", 10)))))
                .add("reader_" + name, "reader_" + name);
        view = admin().post(VIEWS, object("name", "Small", "entity", entity, "shown_columns", "name,amount"))
                .expect(201)
                .id();
        large = admin().post(path(), object("name", "large", "amount", 50))
                .expect(201)
                .id();
        small = admin().post(path(), object("name", "small", "amount", 5, "within", large))
                .expect(201)
                .id();
        rename("amount", "size");
        desk().model(field(entity, "amount", "integer"));
        change(large, "amount", 1);
        change(small, "amount", 70);
        expectAllSpeaksOf("size");
    }

    private String path() {
        return "records/custom/" + name;
    }

    private void rename(String former, String now) {
        desk().model(object("entity", entity, "field", now, "formerly", former));
    }

    private JsonNode read(String id) {
        return admin().get(path() + "/" + id).expect(200).json();
    }

    private void change(String id, Object... values) {
        String etag = admin().get(path() + "/" + id).expect(200).etag();
        admin().patch(path() + "/" + id, etag, object(values)).expect(200);
    }

    private void expectAllSpeaksOf(String field) {
        assertThat(reader.get(path()).expect(200).json().path("records"))
                .as("the role means the field that it named")
                .extracting(each -> each.path("name").asText())
                .containsExactly("small");
        assertThat(admin().get(VIEWS + "/" + view).expect(200).text("shown_columns"))
                .isEqualTo("name," + field);
        change(small, field, 6);
        assertThat(read(small).path("twice").asInt()).isEqualTo(12);
        assertThat(read(large).path("total").asInt()).isEqualTo(6);
        String etag = admin().get(path() + "/" + large).expect(200).etag();
        admin().patch(path() + "/" + large, etag, object(field, 100)).expectProblem(422);
        change(small, field, 5);
    }

    @Test
    void rightsRulesAndViewsFollowAFieldThatIsRenamedAgain() {
        rename("size", "volume");
        expectAllSpeaksOf("volume");
        platform.restart();
        reader = platform.users().signIn("reader_" + name);
        expectAllSpeaksOf("volume");
        assertThat(read(large).path("amount").asInt()).isEqualTo(1);
    }

    @Test
    void bothFormerNamesMayBeOtherFields() {
        rename("size", "volume");
        desk().model(field(entity, "size", "integer"));
        change(large, "size", 2);
        rename("volume", "space");
        expectAllSpeaksOf("space");
        assertThat(read(large).path("size").asInt()).isEqualTo(2);
    }

    @Test
    void theOneThatTookTheNameMayBeRenamedToo() {
        rename("amount", "count");
        expectAllSpeaksOf("size");
        assertThat(read(large).path("count").asInt()).isEqualTo(1);
    }

    @Test
    void theOneThatTookTheNameInheritsNothingWhenTheOtherIsRetired() {
        desk().model(
                        to("retired", entity, "rule", "twice"),
                        to("retired", entity, "rule", "bounded"),
                        to("retired", entity, "rule", "total"),
                        to("retired", entity, "field", "size"));
        assertThat(reader.get(path()).expect(200).json().path("records"))
                .as("what the retired one holds still says who may read")
                .extracting(each -> each.path("name").asText())
                .containsExactly("small");
        assertThat(read(large).path("amount").asInt()).isEqualTo(1);
        assertThat(admin().get(VIEWS + "/" + view).expect(200).text("shown_columns"))
                .isEqualTo("name,size");
    }
}
