package org.kontor.contacts.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The normal form of addresses on the web. */
public final class WebAddress {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");

    private WebAddress() {}

    /**
     * With a scheme, scheme and host in small letters, and no lonely slash at the end. What cannot be read as an address
     * stays as it is: the field's own check says what is wrong with it.
     */
    public static String normal(String typed) {
        String trimmed = typed.strip();
        String full = SCHEME.matcher(trimmed).matches() || trimmed.isEmpty() ? trimmed : "https://" + trimmed;
        try {
            URI uri = new URI(full);
            String host = uri.getHost();
            if (host == null || uri.getScheme() == null) {
                return full;
            }
            int end = full.indexOf(host) + host.length();
            String rest = full.substring(end);
            String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
            return uri.getScheme().toLowerCase(Locale.ROOT)
                    + "://"
                    + userInfo
                    + host.toLowerCase(Locale.ROOT)
                    + (rest.equals("/") ? "" : rest);
        } catch (URISyntaxException unreadable) {
            return full;
        }
    }
}
