package org.kontor.core.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.kontor.api.Condition;

/** A condition under the names of its entity, as it is kept and sent again. */
final class StoredJson {
    private StoredJson() {}

    static JsonNode of(Services services, Condition condition) {
        try (TokenBuffer out = new TokenBuffer(services.json(), false)) {
            services.catalog().conditionJson().writeStored(out, condition);
            return services.json().readTree(out.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
