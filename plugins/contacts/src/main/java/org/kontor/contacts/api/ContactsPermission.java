package org.kontor.contacts.api;

import org.kontor.api.Permission;

/** What people may do with contacts beyond the verbs of the entities. */
public final class ContactsPermission {
    public static final Permission ASSIGN_NUMBERS =
            Permission.of("contacts", "assign_numbers", "Assign debtor and creditor numbers");
    public static final Permission CHANGE_STAGE =
            Permission.of("contacts", "change_stage", "Move accounts between lifecycle stages");
    public static final Permission DEACTIVATE =
            Permission.of("contacts", "deactivate", "Deactivate and reactivate accounts and contact persons");
    public static final Permission MAKE_MAIN =
            Permission.of("contacts", "make_main", "Mark the main contact person of an account");
    public static final Permission USE_GROUPS =
            Permission.of("contacts", "use_groups", "List the members of groups and fill them");
    public static final Permission COLLECT_BASES =
            Permission.of("contacts", "collect_bases", "Put accounts into bases by their criterion");
    public static final Permission EXPORT_VCARD =
            Permission.of("contacts", "export_vcard", "Take contact persons out as vCards");
    public static final Permission LOAD =
            Permission.of("contacts", "load", "Load accounts and contact persons from CSV files");

    private ContactsPermission() {}

    /** All of them. */
    public static Permission[] all() {
        return new Permission[] {
            ASSIGN_NUMBERS, CHANGE_STAGE, DEACTIVATE, MAKE_MAIN, USE_GROUPS, COLLECT_BASES, EXPORT_VCARD, LOAD
        };
    }
}
