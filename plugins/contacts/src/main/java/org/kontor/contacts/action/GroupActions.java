package org.kontor.contacts.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Call;
import org.kontor.api.Condition;
import org.kontor.api.Field;
import org.kontor.api.Page;
import org.kontor.api.Query;
import org.kontor.api.Ref;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.api.Values;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.Base;
import org.kontor.contacts.api.Contact;
import org.kontor.contacts.api.ContactsPermission;
import org.kontor.contacts.api.GroupMember;
import org.kontor.contacts.api.PersonGroup;

/** Who is in a group of persons or in a base of accounts, and putting them there. */
public final class GroupActions {
    /** One transaction stays small; who has more, runs the action again. */
    private static final int MOST_AT_ONCE = 2_000;

    private static final ActionName ADD = ActionName.on(PersonGroup.NAME, "add");
    private static final Field<List<Ref>> ADDED =
            ADD.references("contacts", Contact.NAME).required();
    private static final Field<Long> ADDED_COUNT = ADD.integer("added");
    private static final ActionName REMOVE = ActionName.on(PersonGroup.NAME, "remove");
    private static final Field<List<Ref>> REMOVED =
            REMOVE.references("contacts", Contact.NAME).required();
    private static final Field<Long> REMOVED_COUNT = REMOVE.integer("removed");
    private static final ActionName COLLECT = ActionName.on(Base.NAME, "collect");
    private static final Field<Long> COLLECTED_COUNT = COLLECT.integer("collected");
    private static final Field<Boolean> IS_MORE = COLLECT.yesNo("more").label("There are more");

    private GroupActions() {}

    /** All of them. */
    public static Action[] all() {
        return new Action[] {
            Action.on(PersonGroup.NAME, "members")
                    .requires(ContactsPermission.USE_GROUPS)
                    .run(GroupActions::members),
            Action.of(ADD)
                    .label("Add persons")
                    .requires(ContactsPermission.USE_GROUPS)
                    .input(ADDED)
                    .output(ADDED_COUNT)
                    .run(GroupActions::add),
            Action.of(REMOVE)
                    .label("Remove persons")
                    .requires(ContactsPermission.USE_GROUPS)
                    .input(REMOVED)
                    .output(REMOVED_COUNT)
                    .run(GroupActions::remove),
            Action.on(Base.NAME, "members")
                    .requires(ContactsPermission.USE_GROUPS)
                    .run(call -> Result.query(Query.of(Account.NAME)
                            .where(Account.BASES.contains(call.record().ref()))
                            .sort(Account.ACCOUNT_NAME.ascending()))),
            Action.of(COLLECT)
                    .requires(ContactsPermission.COLLECT_BASES)
                    .when(Base.CRITERION.isEmpty().not())
                    .output(COLLECTED_COUNT, IS_MORE)
                    .run(GroupActions::collect)
        };
    }

    private static Result members(Call call) {
        Condition byHand = Condition.some(
                GroupMember.CONTACT, GroupMember.GROUP.is(call.record().ref()));
        Condition all =
                call.record().find(PersonGroup.CRITERION).map(byHand::or).orElse(byHand);
        return Result.query(
                Query.of(Contact.NAME).where(all).sort(Contact.LAST_NAME.ascending(), Contact.FIRST_NAME.ascending()));
    }

    private static Result add(Call call) {
        Ref group = call.record().ref();
        List<Ref> contacts = call.get(ADDED);
        Set<Ref> present = byHand(call, contacts).stream()
                .map(member -> member.get(GroupMember.CONTACT))
                .collect(Collectors.toSet());
        List<Values> missing = contacts.stream()
                .filter(contact -> !present.contains(contact))
                .distinct()
                .map(contact -> Values.of(GroupMember.GROUP.to(group), GroupMember.CONTACT.to(contact)))
                .toList();
        if (!missing.isEmpty()) {
            call.records().create(GroupMember.NAME, missing);
        }
        return Result.values(ADDED_COUNT.to((long) missing.size()));
    }

    private static Result remove(Call call) {
        List<Row> members = byHand(call, call.get(REMOVED));
        members.forEach(call.records()::delete);
        return Result.values(REMOVED_COUNT.to((long) members.size()));
    }

    private static List<Row> byHand(Call call, List<Ref> contacts) {
        return call.records()
                .list(Query.of(GroupMember.NAME)
                        .where(GroupMember.GROUP.is(call.record().ref()).and(GroupMember.CONTACT.in(contacts)))
                        .limit(Query.MOST))
                .rows();
    }

    private static Result collect(Call call) {
        Ref base = call.record().ref();
        Query query = Query.of(Account.NAME)
                .where(call.record()
                        .get(Base.CRITERION)
                        .and(Account.BASES.contains(base).not()))
                .limit(Query.MOST);
        long collected = 0;
        Page<Row> page = call.records().list(query);
        while (!page.rows().isEmpty() && collected < MOST_AT_ONCE) {
            for (Row account : page) {
                List<Ref> bases = new ArrayList<>(account.find(Account.BASES).orElse(List.of()));
                bases.add(base);
                call.records().update(account, Account.BASES.to(bases));
            }
            collected += page.rows().size();
            page = call.records().list(query);
        }
        return Result.values(
                COLLECTED_COUNT.to(collected), IS_MORE.to(!page.rows().isEmpty()));
    }
}
