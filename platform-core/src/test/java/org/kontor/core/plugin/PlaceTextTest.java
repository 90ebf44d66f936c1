package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kontor.core.meta.MessageText;

/** Every place that checks name can be said in other languages. */
class PlaceTextTest {
    private static final Path CHECKS = Path.of("src/main/java/org/kontor/core/plugin");

    /** {@code place.in("field " + name)}, {@code named("view of " + entity, …)} and {@code line("card", …)}. */
    private static final Pattern NAMED = Pattern.compile("(\\.in|\\bnamed|\\bline)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");

    private static Set<String> places() throws IOException {
        Set<String> places = new TreeSet<>();
        try (Stream<Path> files = Files.list(CHECKS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = NAMED.matcher(Files.readString(file));
                while (matcher.find()) {
                    String words = matcher.group(2).strip();
                    boolean isNamed = !matcher.group(1).equals(".in") || matcher.group(3) != null;
                    String of = matcher.group(1).endsWith("line") ? " of" : "";
                    places.add(isNamed ? words + of + " it" : words);
                }
            }
        }
        return places;
    }

    @Test
    void everyPlaceThatChecksNameIsKnown() throws IOException {
        Set<String> places = places();
        assertThat(places).contains("entity it", "section of it", "page it", "look of it", "card of it", "when");
        assertThat(places)
                .allSatisfy(place -> assertThat(PlaceText.of(place).key())
                        .as(place)
                        .isIn("system.place_named", "system.place_alone"));
    }

    @Test
    void inEnglishAPlaceIsSaidAsItIs() throws IOException {
        for (String place : places()) {
            assertThat(MessageText.english(PlaceText.of(place))).isEqualTo(place);
        }
        for (String place :
                List.of("rule short of custom.job, when", "view of crm.deal open, columns", "nothing known")) {
            assertThat(MessageText.english(PlaceText.of(place))).isEqualTo(place);
        }
    }
}
