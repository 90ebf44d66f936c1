package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kontor.api.FileId;

/** A file, as fields say it. */
final class FileJson {
    private FileJson() {}

    static void put(ObjectNode json, FileId file) {
        json.put("id", file.id().toString());
        json.put("name", file.name());
        json.put("type", file.type());
        json.put("size", file.size());
    }
}
