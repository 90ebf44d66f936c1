package org.kontor.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.kontor.api.Refusal;

class AnalysisTest {
    private static Set<String> terms(String text) {
        Set<String> terms = new LinkedHashSet<>();
        Analysis.words(text, false).forEach(word -> terms.addAll(word.terms()));
        return terms;
    }

    private static boolean finds(String words, String text) {
        return matches(Asked.of(words), terms(text));
    }

    private static boolean matches(Wanted wanted, Set<String> terms) {
        return switch (wanted) {
            case Wanted.Atom atom -> terms.stream().anyMatch(term -> Likeness.of(atom, term) != Likeness.NONE);
            case Wanted.All all -> all.each().stream().allMatch(each -> matches(each, terms));
            case Wanted.Any any -> any.each().stream().anyMatch(each -> matches(each, terms));
        };
    }

    @Test
    void wordsFallApartWhereSignsCapitalsAndDigitsMeet() {
        assertThat(terms("FV-2026/0012")).contains("fv", "2026", "0012", "12", "fv-2026/0012", "fv20260012");
        assertThat(terms("camelCase AB12")).contains("camelcase", "camel", "case", "ab12", "ab", "12");
        assertThat(terms("O'Neil")).contains("oneil", "o", "neil");
        assertThat(terms("jan.novak@firma.cz")).contains("jan", "novak", "firma", "cz", "jan.novak", "firma.cz");
        assertThat(terms("Häusler")).containsExactly("hausler", "haeusler");
        assertThat(terms("行健")).contains("行", "健", "行健", "xing", "jian", "xingjian");
        assertThat(terms("Привет")).contains("привет", "privet");
        assertThat(terms("  ... --- ")).isEmpty();
    }

    @Test
    void placesOfTermsAreInTheText() {
        Random random = new Random(3);
        String letters = "aZß łŁ9 0.-'@/行健ก่\u0301\uD83D\uDC4D\u00e4\u05D0\uD800+";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String whole = text.toString();
            for (Word word : Analysis.words(whole, random.nextBoolean())) {
                assertThat(word.start()).isBetween(0, whole.length());
                assertThat(word.end()).isBetween(word.start() + 1, whole.length());
                assertThat(word.terms()).isNotEmpty().noneMatch(String::isEmpty);
            }
        }
    }

    @Test
    void anyCharactersAtAllAreTakenApart() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                int most = new int[] {128, 0x300, 0x3100, Character.MAX_CODE_POINT}[random.nextInt(4)];
                text.appendCodePoint(random.nextInt(most));
            }
            for (Word word : Analysis.words(text.toString(), random.nextBoolean())) {
                assertThat(word.terms()).isNotEmpty().noneMatch(String::isEmpty);
            }
            try {
                Asked.of(text.toString());
            } catch (Refusal refusal) {
                assertThat(Asked.parts("a " + text))
                        .as("words of %s, which is refused", text)
                        .containsExactly("a");
            }
        }
        assertThat(terms("ʼ or 1=1")).contains("or", "1");
    }

    /** Every text is found by itself, by its beginning, and by each of its words. */
    @Test
    void whateverIsWrittenIsFoundByItself() {
        Random random = new Random(4);
        String[] words = {
            "Häusler", "Łódź", "行健科技", "FV-2026/0012", "O'Neil", "jan.novak@firma.cz", "+420 777 123 456", "GmbH",
            "CZ65 0800 0000 1920 0014 5399", "Weiß", "camelCase", "Привет", "x", "7", "ก่อน", "20/3"
        };
        for (int i = 0; i < 2000; i++) {
            List<String> some = new ArrayList<>();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                some.add(words[random.nextInt(words.length)]);
            }
            String text = String.join(" ", some);
            assertThat(finds(text, text)).as(text).isTrue();
            assertThat(finds(some.getFirst(), text)).as(text).isTrue();
            assertThat(finds(some.getLast().toUpperCase(Locale.ROOT), text))
                    .as(text)
                    .isTrue();
        }
    }

    /** What is held against records once more is what the index itself means by a typo. */
    @Test
    void typosAreTheSameInTheIndexAndInJava() throws IOException {
        Random random = new Random(6);
        List<String> terms = new ArrayList<>(new TreeSet<>(random.ints(400, 0, 1000)
                .mapToObj(seed -> word(new Random(seed)))
                .toList()));
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (String term : terms) {
                    Document document = new Document();
                    document.add(new StringField("t", term, Field.Store.YES));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < 300; i++) {
                    String wanted = word(random);
                    int typos = 1 + random.nextInt(2);
                    Set<String> found = new TreeSet<>();
                    FuzzyQuery query = new FuzzyQuery(new Term("t", wanted), typos, 1, 1000, true);
                    for (ScoreDoc each : searcher.search(query, 1000).scoreDocs) {
                        found.add(searcher.storedFields().document(each.doc).get("t"));
                    }
                    Set<String> expected = new TreeSet<>();
                    terms.stream()
                            .filter(term -> Likeness.of(new Wanted.Atom(wanted, false, typos), term) != Likeness.NONE)
                            .forEach(expected::add);
                    assertThat(found).as("%s by %s", wanted, typos).isEqualTo(expected);
                }
            }
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int n = 3 + random.nextInt(5); n > 0; n--) {
            word.append("abcé行".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
