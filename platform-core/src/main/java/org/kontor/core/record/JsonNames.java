package org.kontor.core.record;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.api.EntityName;

/** Names as JSON writes them, made once for all answers. */
final class JsonNames {
    private final Map<String, SerializableString> fields = new ConcurrentHashMap<>();
    private final Map<EntityName, SerializableString> entities = new ConcurrentHashMap<>();

    SerializableString of(Reading.Item item) {
        // paths through references are as many as people think of, names of fields are few
        return item.term().path().hops().isEmpty() && item.term().path().bucket() == null
                ? fields.computeIfAbsent(item.path(), SerializedString::new)
                : new SerializedString(item.path());
    }

    SerializableString of(EntityName entity) {
        SerializableString known = entities.get(entity);
        return known != null ? known : entities.computeIfAbsent(entity, name -> new SerializedString(name.toString()));
    }
}
