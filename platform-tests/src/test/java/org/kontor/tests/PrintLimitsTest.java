package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.api.Verb;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;
import org.kontor.testing.TestClient;
import org.kontor.testing.TestUsers;
import org.kontor.tests.papers.PapersPlugin;

/**
 * Whatever a page asks for: it is refused in time, and the next document of somebody else is printed. No database has a
 * part in that, and most of the time here is waiting for limits; so this runs on one of them.
 */
class PrintLimitsTest {
    @RegisterExtension
    static final PlatformExtension platform = PlatformExtension.with()
            .plugin(PapersPlugin.class)
            .setting("kontor.print.timeout", "8s")
            .given(PrintLimitsTest::prepare);

    private static final String OFFERS = "records/papers/offer";
    private static final String TEMPLATES = "records/system/template";

    private static TestClient other;
    private static String small;

    static void prepare() {
        platform.users().role("printing", TestUsers.grant("papers.offer", Verb.READ, Verb.CREATE));
        other = platform.users().add("other", "printing");
        small = offer(object("number", "N-1"));
    }

    private static String offer(ObjectNode offer) {
        return platform.admin().post(OFFERS, offer).expect(201).id();
    }

    private static Answer preview(String content) {
        return preview(content, small);
    }

    private static Answer preview(String content, String record) {
        return platform.admin()
                .post("templates/preview", object("template", "papers.offer", "content", content, "record", record));
    }

    private static Answer print(TestClient client, String offer) {
        return client.get(OFFERS + "/" + offer + "/prints/papers.offer");
    }

    private static String reason(Answer refused) {
        return refused.expectProblem(422).body();
    }

    @AfterEach
    void somebodyElsePrints() {
        print(other, small).expect(200);
    }

    @Test
    void aPictureOfManyPixelsIsRefusedUnseen() {
        String black = "<img src=\"data:image/png;base64," + BlackPicture.png(9000, 9000) + "\">";
        assertThat(reason(preview(black))).contains("pixels");
        String picture = BlackPicture.png(2500, 2500);
        String several = "<img src='data:image/png;base64," + picture + "'>"
                + "<p style=\"background: url('data:image/png;base64," + BlackPicture.png(2400, 2400) + "')\">x</p>";
        assertThat(reason(preview(several))).contains("pixels");
        preview("<img src='data:image/png;base64," + picture + "'>").expect(200);
    }

    @Test
    void aStyleThatNoPageHasRoomForIsRefusedInTime() {
        preview("<style>p { font-size: 99999999px }</style><p>x</p>").expectProblem(422);
    }

    @Test
    void aPageThatTakesTooLongIsGivenUp() {
        preview("<style>@page { size: 3mm 3mm; margin: 0 } p { page-break-after: always }</style>"
                        + "{% for a in range(1, 300) %}{% for b in range(1, 1000) %}<p>x</p>{% endfor %}{% endfor %}")
                .expectProblem(422);
    }

    @Test
    void oneUserAloneKeepsNobodyFromPrinting() throws Exception {
        String slow = offer(object("number", "N-2", "story", "<p>" + "x ".repeat(49_000) + "</p>"));
        TestClient slowly = platform.users().add("slowly", "printing");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers =
                    List.of(threads.submit(() -> print(slowly, slow)), threads.submit(() -> print(slowly, slow)));
            print(other, small).expect(200);
            assertThat(answers).anyMatch(answer -> !answer.isDone());
            for (Future<Answer> answer : answers) {
                answer.get().expectProblem(422);
            }
        }
    }

    @Test
    void includesWithinIncludesAreLookedThroughOnce() {
        String below = "{% include \"custom.five\" %}";
        template("custom.five", "{{ 1 }}").expect(201);
        for (String each : List.of("four", "three", "two")) {
            template("custom." + each, below.repeat(60)).expect(201);
            below = "{% include \"custom." + each + "\" %}";
        }
        template("custom.one", below.repeat(3000)).expect(201);
        assertThat(reason(preview(below.repeat(3000)))).contains("too long");
        // each is another one for what is known there
        StringBuilder known = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            known.append("{% set v").append(i).append(" = 1 %}").append(below);
        }
        assertThat(reason(template("custom.many", known.toString()))).contains("too large with all");
    }

    @Test
    void piecesThatWriteNothingAreGivenUpToo() {
        String below = "{# nothing #}";
        for (String each : List.of("silent_four", "silent_three", "silent_two", "silent_one")) {
            template("custom." + each, below).expect(201);
            below = ("{% include \"custom." + each + "\" %}").repeat(200);
        }
        assertThat(reason(preview(below))).contains("too long");
    }

    private static Answer template(String id, String content) {
        return platform.admin().post(TEMPLATES, object("template", id, "content", content));
    }

    @Test
    void whatATemplateDoesWrongIsItsOwnFault() {
        assertThat(reason(preview("{{ \"a\" is even }}"))).contains("does not work on this record");
        assertThat(reason(preview("<p>\n{{ record.number is odd }}</p>"))).contains("does not work on this record");
    }

    @Test
    void filtersMakeNoTextGrowWithoutEnd() {
        String offer = offer(object("number", "N-3", "greeting", "&".repeat(90_000)));
        String grow = "{{ record.greeting" + " | escape | upper".repeat(500) + " }}";
        assertThat(reason(preview(grow, offer))).contains("letters");
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            kept.append("{% set v").append(i).append(" = record.greeting | escape %}");
        }
        assertThat(reason(preview(kept.toString(), offer))).contains("letters");
    }
}
