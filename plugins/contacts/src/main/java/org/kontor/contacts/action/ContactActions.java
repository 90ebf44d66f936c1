package org.kontor.contacts.action;

import org.kontor.api.Action;
import org.kontor.api.Assignment;
import org.kontor.api.Call;
import org.kontor.api.Result;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactsPermission;

/** What people do with contact persons beyond writing them. */
public final class ContactActions {
    private ContactActions() {}

    /** All of them. */
    public static Action[] all() {
        return new Action[] {
            Action.on(Contact.NAME, "make_main")
                    .label("Make main contact person")
                    .requires(ContactsPermission.MAKE_MAIN)
                    .when(Contact.MAIN_PERSON
                            .is(true)
                            .not()
                            .and(Contact.ACCOUNT.isEmpty().not()))
                    .run(call -> update(call, Contact.MAIN_PERSON.to(true))),
            Action.on(Contact.NAME, "deactivate")
                    .requires(ContactsPermission.DEACTIVATE)
                    .when(Contact.ACTIVE.is(true))
                    .run(call -> update(call, Contact.ACTIVE.to(false))),
            Action.on(Contact.NAME, "reactivate")
                    .requires(ContactsPermission.DEACTIVATE)
                    .when(Contact.ACTIVE.is(true).not())
                    .run(call -> update(call, Contact.ACTIVE.to(true)))
        };
    }

    private static Result update(Call call, Assignment assignment) {
        call.records().update(call.record(), assignment);
        return Result.show(call.record().ref());
    }
}
