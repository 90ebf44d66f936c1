package org.kontor.core.meta.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kontor.api.FieldType;
import org.kontor.api.Message;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.FieldMeta;

/** An address on the web. One without a scheme is taken as https; any other scheme is refused. */
final class UrlKind extends TextKind {
    private static final int MOST = 2000;
    /** A name, or a number in brackets, and a port; names may be of letters that other standards leave out. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\p{Punct}][^:@/()]*)(:[0-9]{0,5})?");

    UrlKind() {
        super(FieldType.URL, MOST);
    }

    @Override
    String form(String text) throws BadValue {
        String address =
                text.contains("://") || text.regionMatches(true, 0, "javascript:", 0, 11) ? text : "https://" + text;
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getRawAuthority() != null
                    && HOST.matcher(uri.getRawAuthority()).matches()
                    && uri.getRawUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw refused();
        }
        throw refused();
    }

    private static BadValue refused() {
        return new BadValue(Message.of(
                "system.not_a_url",
                "Is not an address on the web such as https://www.example.org (http and https only)"));
    }

    @Override
    public ObjectNode schema(FieldMeta field) {
        return super.schema(field).put("format", "uri");
    }
}
