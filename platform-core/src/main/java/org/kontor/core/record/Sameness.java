package org.kontor.core.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.kontor.core.meta.FieldMeta;

/** Whether two values of a field that holds no parts are one, as the change log would write both: what was read of it must
 * equal what it was written of. */
final class Sameness {
    private static final JsonFactory JSON = new JsonFactory();

    private Sameness() {}

    static boolean of(FieldMeta field, @Nullable Object one, @Nullable Object other) {
        if (one == null || other == null || isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        boolean isSameNumber = one instanceof BigDecimal number
                && other instanceof BigDecimal another
                && number.compareTo(another) == 0;
        return isSameNumber || one.equals(other) || text(field, one).equals(text(field, other));
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof Collection<?> several && several.isEmpty();
    }

    private static String text(FieldMeta field, Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            field.kind().write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
