package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kontor.api.Plugin;

/** What an author learns of a plugin's languages. */
class LanguageCheckTest {
    private static final String CONTRIBUTION = """
            Contribution.of("shop", "Shop")
                .entities(Entity.of(EntityName.of("shop", "order"), "Order", "Orders")
                    .fields(EntityName.of("shop", "order").text("note").help("What to know"),
                        EntityName.of("shop", "order").choice("colour",
                            ChoiceList.editable("shop", "colour", Choice.of("red"))))
                    .title(EntityName.of("shop", "order").text("note")))
                .rules(EntityName.of("shop", "order"), Rule.must("noted",
                    EntityName.of("shop", "order").text("note").isEmpty().not(),
                    Message.of("shop.unnoted", "{note} is no note")))
            """;
    private static final String WHOLE = """
            shop=Laden
            shop.order=Auftrag
            shop.order.plural=Aufträge
            shop.order.note=Notiz
            shop.order.note.help=Was man wissen sollte
            shop.order.colour=Farbe
            shop.colour.red=Rot
            """;

    @TempDir
    Path temp;

    private List<String> remarks(Sources sources) {
        Path folder = sources.folder(temp.resolve("shop"));
        PluginLoader.Loading loading = new PluginLoader(
                        Plugin.class.getClassLoader(), Sources::context, CallWatch.idle())
                .load(List.of(PluginFiles.of("shop", List.of(folder))), List.of());
        assertThat(loading.violations()).isEmpty();
        return loading.plugins().getFirst().remarks().stream()
                .map(Violation::toString)
                .toList();
    }

    private static Sources shop(String german) {
        return new Sources().plugin("s.S", CONTRIBUTION).file("i18n/de.properties", german);
    }

    @Test
    void whereEverythingIsSaidNothingIsRemarked() {
        assertThat(remarks(shop(
                        WHOLE + "shop.unnoted={note} ist keine Notiz\nshop.colour.crimson=Karmin\nshop.said=So\n")))
                .isEmpty();
    }

    @Test
    void aLanguageThatLacksLabelsIsToldWhich() {
        assertThat(remarks(shop(WHOLE.replace("shop.order.colour=Farbe\n", "").replace("shop.colour.red=Rot\n", ""))))
                .containsExactly("i18n/de.properties: it lacks shop.colour.red, shop.order.colour; add them; until then"
                        + " they are said in English");
    }

    @Test
    void aPatternThatCannotBeReadIsShown() {
        assertThat(remarks(shop(WHOLE + "shop.said={open\n")))
                .singleElement()
                .asString()
                .startsWith("i18n/de.properties, shop.said: the pattern cannot be read: ");
    }

    @Test
    void anArgumentThatTheCodeDoesNotGiveIsShown() {
        assertThat(remarks(shop(WHOLE + "shop.unnoted={notiz} ist keine Notiz\n")))
                .singleElement()
                .asString()
                .contains("shop.unnoted: it speaks of notiz", "{note} is no note");
        assertThat(remarks(new Sources()
                        .plugin("s.S", CONTRIBUTION)
                        .file("i18n/en.properties", "shop.said={what} was said\n")
                        .file("i18n/de.properties", WHOLE + "shop.said={was} wurde gesagt\n")))
                .singleElement()
                .asString()
                .contains("shop.said: it speaks of was");
    }

    @Test
    void aLabelOfNothingIsShownWithWhatMayBeMeant() {
        assertThat(remarks(shop(WHOLE + "shop.order.nota=Notiz\nshop.ordre.note=Notiz\nstore.order=Auftrag\n")))
                .containsExactly(
                        "i18n/de.properties, shop.order.nota: nothing of this name is declared; did you mean"
                                + " shop.order.note?",
                        "i18n/de.properties, shop.ordre.note: nothing of this name is declared; did you mean"
                                + " shop.order.note?",
                        "i18n/de.properties, store.order: it is nothing of this plugin; begin it with shop.");
    }

    @Test
    void aFileThatIsNotInUtf8IsShown() throws Exception {
        Path folder = shop(WHOLE).folder(temp.resolve("shop"));
        Files.write(folder.resolve("i18n/de.properties"), WHOLE.getBytes(StandardCharsets.ISO_8859_1));
        PluginLoader.Loading loading = new PluginLoader(
                        Plugin.class.getClassLoader(), Sources::context, CallWatch.idle())
                .load(List.of(PluginFiles.of("shop", List.of(folder))), List.of());

        assertThat(loading.plugins().getFirst().remarks())
                .extracting(Violation::toString)
                .containsExactly("i18n/de.properties: it is not in UTF-8; save it in UTF-8");
    }
}
