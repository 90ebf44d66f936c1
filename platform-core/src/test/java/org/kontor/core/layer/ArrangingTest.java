package org.kontor.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kontor.api.Condition;

/** Layers on a form, against a naive one that does as it is told, sentence by sentence. */
class ArrangingTest {
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final List<String> SECTIONS = List.of("a", "b", "own", Arranged.REST);
    private static final int FIELDS = 8;
    private static final int ROUNDS = 3_000;

    private static final Arranging.Predicates KNOWN = new Arranging.Predicates() {
        @Override
        public boolean has(String path) {
            return !path.equals("gone");
        }

        @Override
        public Condition condition(String stored) {
            return Condition.always();
        }
    };

    private final Random random = new Random(20_261_129);

    private static DeclaredForm declared(Map<String, List<String>> sections) {
        List<DeclaredForm.Section> all = new ArrayList<>();
        sections.forEach((name, fields) ->
                all.add(new DeclaredForm.Section(name, name, "shop", name.charAt(0), 1, false, null, fields)));
        return new DeclaredForm(Form.RECORD, all);
    }

    private static FormSaid section(Level level, String name) {
        return new FormSaid(
                level,
                true,
                name,
                null,
                "Label",
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                SOMEBODY,
                Instant.EPOCH);
    }

    private static FormSaid term(
            Level level,
            String field,
            @Nullable Boolean hidden,
            @Nullable String section,
            @Nullable String after,
            boolean isFirst) {
        return new FormSaid(
                level,
                false,
                field,
                hidden,
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                section,
                after,
                isFirst,
                SOMEBODY,
                Instant.EPOCH);
    }

    private static Map<String, List<String>> arranged(DeclaredForm declared, List<List<FormSaid>> layers) {
        Arranging arranging = new Arranging(declared, KNOWN);
        layers.forEach(arranging::put);
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (Arranged.Section section : arranging.done().sections()) {
            sections.put(
                    section.name(),
                    section.items().stream()
                            .map(item -> item.isHidden() ? "(" + item.path() + ")" : item.path())
                            .toList());
        }
        return sections;
    }

    /** Each layer says one thing, so that no sentence has to wait for another. */
    @Test
    void itDoesAsItIsTold() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, List<String>> sections = sections();
            List<List<FormSaid>> layers = new ArrayList<>();
            Map<String, List<String>> naive = new LinkedHashMap<>();
            sections.forEach((name, fields) -> naive.put(name, new ArrayList<>(fields)));
            Map<String, Boolean> hidden = new HashMap<>();
            boolean hasOwn = random.nextBoolean();
            if (hasOwn) {
                layers.add(List.of(section(Level.SYSTEM, "own")));
                naive.put("own", new ArrayList<>());
            }
            for (int i = 0; i < 6; i++) {
                FormSaid said = anything(Level.team(UUID.randomUUID()));
                layers.add(List.of(said));
                naively(naive, hidden, said);
            }
            Map<String, List<String>> expected = new HashMap<>();
            naive.forEach((name, fields) -> expected.put(
                    name,
                    fields.stream()
                            .map(field -> hidden.getOrDefault(field, false) ? "(" + field + ")" : field)
                            .toList()));

            assertThat(arranged(declared(sections), layers))
                    .as("round " + round)
                    .isEqualTo(expected);
        }
    }

    private Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (String name : List.of("a", "b", Arranged.REST)) {
            sections.put(name, new ArrayList<>());
        }
        List<List<String>> places = List.copyOf(sections.values());
        IntStream.range(0, FIELDS)
                .forEach(field -> places.get(random.nextInt(places.size())).add("f" + field));
        return sections;
    }

    private FormSaid anything(Level level) {
        String field = field();
        int kind = random.nextInt(3);
        String after = kind == 0 ? field() : null;
        return term(
                level,
                field,
                random.nextInt(3) == 0 ? random.nextBoolean() : null,
                random.nextBoolean() ? SECTIONS.get(random.nextInt(SECTIONS.size())) : null,
                field.equals(after) ? null : after,
                kind == 1);
    }

    private String field() {
        return random.nextInt(10) == 0 ? "gone" : "f" + random.nextInt(FIELDS);
    }

    private static void naively(Map<String, List<String>> sections, Map<String, Boolean> hidden, FormSaid said) {
        String field = said.element();
        if (field.equals("gone")) {
            return;
        }
        if (said.hidden() != null) {
            hidden.put(field, said.hidden());
        }
        String section = said.section() != null && sections.containsKey(said.section()) ? said.section() : null;
        String after = said.after() != null && !said.after().equals("gone") ? said.after() : null;
        if (after != null && section != null && !where(sections, after).equals(section)) {
            after = null;
        }
        String to = section != null ? section : after != null ? where(sections, after) : where(sections, field);
        if (section == null && after == null && !said.isFirst()) {
            return;
        }
        sections.get(where(sections, field)).remove(field);
        List<String> fields = sections.get(to);
        fields.add(after != null ? fields.indexOf(after) + 1 : said.isFirst() ? 0 : fields.size(), field);
    }

    private static String where(Map<String, List<String>> sections, String field) {
        return sections.entrySet().stream()
                .filter(section -> section.getValue().contains(field))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Whole layers, which speak of everything at once: no field is lost, none stands twice, and what is new comes through. */
    @Test
    void noFieldIsLostAndWhatIsNewComesThrough() {
        for (int round = 0; round < ROUNDS; round++) {
            List<List<FormSaid>> layers = new ArrayList<>();
            for (int layer = 0; layer < 3; layer++) {
                Level level = Level.team(UUID.randomUUID());
                Map<String, FormSaid> said = new LinkedHashMap<>();
                for (int i = 0; i < 5; i++) {
                    FormSaid one = anything(level);
                    said.put(one.element(), one);
                }
                layers.add(List.copyOf(said.values()));
            }
            Map<String, List<String>> before = sections();
            Map<String, List<String>> after = new LinkedHashMap<>();
            before.forEach((name, fields) -> after.put(name, new ArrayList<>(fields)));
            after.put("scales", List.of("new1"));
            after.get(Arranged.REST).add("new2");

            Map<String, List<String>> arranged = arranged(declared(after), layers);
            List<String> all = arranged.values().stream()
                    .flatMap(List::stream)
                    .map(field -> field.replaceAll("[()]", ""))
                    .toList();
            assertThat(all).doesNotHaveDuplicates().hasSize(FIELDS + 2);
            assertThat(arranged.get("scales")).contains("new1");
            assertThat(arranged.get(Arranged.REST)).contains("new2");
            arranged.get("scales").stream()
                    .filter(field -> field.startsWith("("))
                    .forEach(field -> assertThat(field).doesNotContain("new"));
        }
    }

    /** What stands after another field of the same layer does so in whatever order it was said. */
    @Test
    void theOrderInWhichALayerWasSaidMattersOnlyAtTheSamePlace() {
        DeclaredForm declared = declared(Map.of("a", List.of("f0", "f1", "f2", "f3"), Arranged.REST, List.of()));
        FormSaid two = term(Level.SYSTEM, "f0", null, null, "f2", false);
        FormSaid one = term(Level.SYSTEM, "f1", null, null, "f0", false);
        assertThat(arranged(declared, List.of(List.of(one, two))).get("a"))
                .isEqualTo(arranged(declared, List.of(List.of(two, one))).get("a"))
                .containsExactly("f2", "f0", "f1", "f3");
        FormSaid same = term(Level.SYSTEM, "f3", null, null, "f2", false);
        assertThat(arranged(declared, List.of(List.of(same, two))).get("a")).containsExactly("f1", "f2", "f3", "f0");
        assertThat(arranged(declared, List.of(List.of(two, same))).get("a")).containsExactly("f1", "f2", "f0", "f3");
    }
}
