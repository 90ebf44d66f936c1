package org.kontor.core.meta.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kontor.api.FieldType;
import org.kontor.core.meta.FieldMeta;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Formatted text: HTML of a closed list of elements; whatever else was sent is left out when it is written. */
final class RichTextKind extends LongTextKind {
    private static final PolicyFactory SAFE =
            Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.LINKS).and(Sanitizers.TABLES);

    RichTextKind() {
        super(FieldType.RICH_TEXT);
    }

    @Override
    String form(String text) {
        return SAFE.sanitize(text);
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return super.schema(field).put("contentMediaType", "text/html");
    }
}
