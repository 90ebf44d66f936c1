package org.kontor.tests;

import static org.kontor.testing.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.kontor.testing.Answer;
import org.kontor.testing.PlatformExtension;

/** Things that mass changes are about, as an administrator makes and reads them. */
record MassThings(PlatformExtension platform) {
    static final String PATH = "records/every/thing";

    /** So many, called alike and counted. */
    List<String> many(String caption, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(one(object("caption", caption + " " + i, "count", i)));
        }
        return ids;
    }

    String one(ObjectNode values) {
        return platform.admin().post(PATH, values).expect(201).id();
    }

    /** What is asked of those that are called so. */
    static ObjectNode of(String caption, Object... more) {
        ObjectNode body = object(more);
        return body.put("filter", "caption==\"" + caption + "*\"");
    }

    JsonNode read(String id) {
        return platform.admin().get(PATH + "/" + id).expect(200).json();
    }

    Answer change(String id, Object... values) {
        String path = PATH + "/" + id;
        return platform.admin()
                .patch(path, platform.admin().get(path).etag(), object(values))
                .expect(200);
    }
}
