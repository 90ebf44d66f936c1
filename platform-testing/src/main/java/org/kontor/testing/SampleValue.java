package org.kontor.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.ChoiceOption;
import org.kontor.core.meta.FieldMeta;

/** Values that a field takes, different from seed to seed, as JSON. References, parts and files are made by {@link SampleRecords}. */
final class SampleValue {
    private static final List<String> WORDS = List.of(
            "anděl", "Bruno", "česnek", "Dürer", "élan", "Fluss", "gęś", "Haus", "Ivo", "jablko", "Kraków", "łódź",
            "Měsíc", "naïve", "Öl", "praha", "Quelle", "řeka", "Straße", "tiger", "Über", "voda", "wół", "Xaver", "yak",
            "Zürich", "北京", "行健");
    private static final List<String> CURRENCIES = List.of("EUR", "CZK", "PLN");
    private static final List<String> ZONES = List.of(
            "Europe/Prague", "America/New_York", "Asia/Shanghai", "UTC", "Pacific/Kiritimati", "America/St_Johns");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** Where a clock is changed: the last moment before and the first one after, to summer and back. */
    private static final List<Instant> TURNS = Stream.of(
                    "2026-03-29T00:59:59.999Z",
                    "2026-03-29T01:00:00Z",
                    "2026-10-25T00:59:59.999Z",
                    "2026-10-25T01:30:00Z",
                    "2026-03-08T05:29:59.999Z",
                    "2026-03-08T05:30:00Z",
                    "2026-11-01T04:29:59.999Z",
                    "2026-11-01T05:15:00Z")
            .map(Instant::parse)
            .toList();

    /** Texts of well-known forms, for fields that take only such: codes of languages, countries, banks … */
    private static final List<String> FORMS = List.of(
            "DE89370400440532013000",
            "COBADEFFXXX",
            "EUR",
            "DE",
            "de",
            "CZ",
            "cs",
            "Europe/Prague",
            "DE136695976",
            "27074358",
            "100",
            "a",
            "#3366ff",
            "12:30");

    private final Random random;

    SampleValue(Random random) {
        this.random = random;
    }

    /** A text of a well-known form; null when there are no more. */
    static @Nullable String form(int attempt) {
        return attempt < FORMS.size() ? FORMS.get(attempt) : null;
    }

    /** A value for the field. */
    JsonNode of(FieldMeta field) {
        return switch (field.type()) {
            case TEXT -> Json.node(text(field));
            case LONG_TEXT -> Json.node(words(3) + "\n" + words(4));
            case RICH_TEXT -> Json.node("<p>" + words(2) + " <b>" + word() + "</b></p>");
            case EMAIL -> Json.node("p" + random.nextInt(1_000_000_000) + "@example.org");
            case PHONE -> Json.node("+420 " + (100_000_000 + random.nextInt(899_999_999)));
            case COUNTRY -> Json.node(pick(List.of("CN", "CZ", "DE", "GB", "PL")));
            case URL -> Json.node("https://example.org/" + random.nextInt(1_000_000_000));
            case INTEGER -> Json.node(random.nextInt(100));
            case DECIMAL, PRICE -> Json.node(decimal().toPlainString());
            case MONEY -> Json.object("amount", decimal().toPlainString(), "currency", pick(CURRENCIES));
            case YES_NO -> Json.node(random.nextBoolean());
            case DATE ->
                Json.node(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400)).toString());
            case TIME -> Json.node(LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60)) + "");
            case MOMENT -> Json.node(moment().toString());
            case ZONED -> Json.object("at", moment().toString(), "zone", pick(ZONES));
            case SPAN -> span();
            case CHOICE -> Json.node(pick(field.options()).name());
            case CHOICES -> choices(field);
            case CONDITION ->
                Json.object(
                        "entity",
                        field.entity().toString(),
                        "where",
                        Json.object("created_at", Json.object("isEmpty", false)));
            case REFERENCE, REFERENCES, PARTS, FILE ->
                throw new IllegalArgumentException(field + " is about other things");
        };
    }

    private String text(FieldMeta field) {
        int most = field.field().maxLength() == 0 ? 255 : field.field().maxLength();
        String text = word() + " " + random.nextInt(100_000);
        return text.length() <= most ? text : Integer.toString(random.nextInt(10));
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder(word());
        for (int i = 1; i < count; i++) {
            words.append(' ').append(word());
        }
        return words.toString();
    }

    private String word() {
        return pick(WORDS);
    }

    private BigDecimal decimal() {
        BigDecimal value =
                BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private Instant moment() {
        if (random.nextInt(4) == 0) {
            return pick(TURNS);
        }
        return BEGIN.plusSeconds(random.nextInt(40_000_000))
                .plusMillis(random.nextInt(1000))
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private JsonNode span() {
        Instant from = moment();
        return Json.object(
                "from",
                from.toString(),
                "to",
                from.plusSeconds(1 + random.nextInt(7200)).toString());
    }

    private JsonNode choices(FieldMeta field) {
        ArrayNode names = Json.MAPPER.createArrayNode();
        field.options().stream()
                .map(ChoiceOption::name)
                .filter(name -> random.nextBoolean())
                .forEach(names::add);
        return names.isEmpty() ? names.add(pick(field.options()).name()) : names;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
