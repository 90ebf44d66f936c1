package org.kontor.contacts.api;

import org.kontor.api.Field;
import org.kontor.api.ShapeName;

/** What administrators decide about contacts. */
public final class ContactsSettings {
    public static final ShapeName NAME = ShapeName.of("contacts", "settings");

    public static final Field<Boolean> SEVERAL_ACCOUNTS = NAME.yesNo("several_accounts")
            .label("A person may belong to several accounts")
            .help("Without it each contact person belongs to one account at most");

    public static final Field<String> HOME_COUNTRY = NAME.country("home_country")
            .label("Home country")
            .help("Whose telephone numbers are written without a country code");

    private ContactsSettings() {}

    /** All of them. */
    public static Field<?>[] all() {
        return new Field<?>[] {SEVERAL_ACCOUNTS, HOME_COUNTRY};
    }
}
