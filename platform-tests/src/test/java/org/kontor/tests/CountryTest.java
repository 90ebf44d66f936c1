package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.array;
import static org.kontor.testing.Json.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.every.EveryPlugin;

/** Fields that hold a country: kept as two letters of ISO 3166, printed by its name. */
@OnEachDatabase
class CountryTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with().plugin(EveryPlugin.class);

    private static final String THINGS = "records/every/thing";

    private static Answer thing(String caption, String country) {
        return platform.admin().post(THINGS, object("caption", caption, "country", country));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "de", " dE ", "XK"})
    void aCountryIsKeptAsItsLettersInCapitals(String typed) {
        Answer made = thing("kept", typed).expect(201);
        assertThat(made.text("country")).isEqualTo(typed.strip().toUpperCase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Germany", "DEU", "QQ", "D", "D1", "<b>"})
    void whatIsNoCountryIsRefusedByName(String typed) {
        Answer refused = thing("refused", typed).expectProblem(422, "country");
        assertThat(refused.json().at("/errors/0/reason").asText())
                .contains(typed)
                .contains("ISO 3166");
    }

    @Test
    void aCountryThatIsTakenAwayIsEmpty() {
        Answer made = thing("emptied", "FR").expect(201);
        Answer emptied = platform.admin()
                .patch(THINGS + "/" + made.id(), "\"1\"", object("country", ""))
                .expect(200);
        assertThat(emptied.json().path("country").isNull()).isTrue();
    }

    @Test
    void recordsAreFoundAndCountedByTheirCountries() {
        List<String> poles = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            poles.add(thing("found", "PL").expect(201).id());
        }
        thing("found", "AT").expect(201);
        thing("found", "HU").expect(201);
        assertThat(found(object("is", "pl"))).isEqualTo(3);
        assertThat(found(object("in", array("PL", "at")))).isEqualTo(4);
        assertThat(found(object("isNot", "PL"))).isEqualTo(2);
        Answer groups = platform.admin()
                .get(THINGS + "/aggregate?measure=count&group=country&filter=caption==found")
                .expect(200);
        assertThat(groups.body()).contains("\"AT\"").contains("\"HU\"").contains("\"PL\"");
    }

    private static int found(Object asked) {
        return platform.admin()
                .post(
                        THINGS + "/query",
                        object(
                                "where",
                                object(
                                        "and",
                                        array(object("caption", object("is", "found")), object("country", asked)))))
                .expect(200)
                .json()
                .path("records")
                .size();
    }

    @Test
    void whoAsksForWhatIsNoCountryIsToldSo() {
        for (String filter : List.of("country==QQ", "country==Germany", "country=in=(DE,QQ)")) {
            platform.admin().get(THINGS + "?filter=" + filter).expectProblem(400);
        }
    }

    @Test
    void aDocumentNamesTheCountryInItsLanguage() throws IOException {
        String id = thing("printed", "DE").expect(201).id();
        platform.admin()
                .post(
                        "records/system/template",
                        object(
                                "template",
                                "custom.origin",
                                "entity",
                                "every.thing",
                                "label",
                                "Origin",
                                "content",
                                "<p>Made in {{ record.country }}</p>{% if record.raw.country == \"DE\" %}<p>here</p>{% endif %}"))
                .expect(201);
        for (String[] said : new String[][] {{"en", "Germany"}, {"cs", "Německo"}, {"pl", "Niemcy"}, {"zh", "德国"}}) {
            byte[] pdf = platform.admin().download(THINGS + "/" + id + "/prints/custom.origin?language=" + said[0]);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains("Made in " + said[1])
                        .contains("here");
            }
        }
    }
}
