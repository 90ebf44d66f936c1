package org.kontor.core.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import java.util.Optional;
import org.kontor.api.Message;
import org.kontor.api.Refusal;

/** Makes a platform's mapper of JSON: strict on what it reads, and with a type cache that ends with the platform. */
public final class PlatformJson {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1024 * 1024;
    /** What is read becomes a tree, in which a bracket of one byte takes a hundred. */
    private static final int MOST_TOKENS = 200_000;

    private PlatformJson() {}

    public static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(100)
                        .maxNameLength(1000)
                        .maxTokenCount(MOST_TOKENS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .build();
        // the cache that all mappers share by default keeps the class loaders of plugins alive
        mapper.setTypeFactory(TypeFactory.defaultInstance().withCache(new LRUMap<>(16, 200)));
        return mapper;
    }

    /** What to tell whoever sent a body that cannot be read, if that is what happened. */
    public static Optional<Refusal> refusal(Throwable failure) {
        if (failure instanceof NumberFormatException) {
            // of an exponent that no number has; the parser lets it through as it is
            return Optional.of(Refusal.of(
                    Refusal.Code.MALFORMED, Message.of("system.json_number", "The body holds a number that is none")));
        }
        if (!(failure instanceof JacksonException json)) {
            return Optional.empty();
        }
        if (json instanceof StreamConstraintsException) {
            return Optional.of(
                    Refusal.of(
                            Refusal.Code.TOO_LARGE,
                            Message.of(
                                    "system.json_too_large",
                                    "The JSON is nested too deeply, holds too many values, or a name, a number or a text that is too long")));
        }
        JsonLocation at = json.getLocation();
        return Optional.of(Refusal.of(
                Refusal.Code.MALFORMED,
                Message.of("system.json_unreadable", "The body is not readable JSON: line {line}, column {column}")
                        .with("line", at == null ? 0 : Math.max(0, at.getLineNr()))
                        .with("column", at == null ? 0 : Math.max(0, at.getColumnNr()))));
    }
}
