package org.kontor.contacts.action;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Actor;
import org.kontor.api.Assignment;
import org.kontor.api.Call;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.PluginContext;
import org.kontor.api.Records;
import org.kontor.api.Result;
import org.kontor.api.Row;
import org.kontor.contacts.api.Account;
import org.kontor.contacts.api.ContactsPermission;
import org.kontor.contacts.api.Lists;

/** What people do with accounts beyond writing them. */
public final class AccountActions {
    private static final Set<Choice> BEFORE_CUSTOMER = Set.of(Choice.of("lead"), Choice.of("prospect"));
    private static final Choice CUSTOMER_STAGE = Choice.of("customer");
    private static final Field<Choice> STAGE = ActionName.on(Account.NAME, "change_stage")
            .choice("stage", Lists.LIFECYCLE_STAGE)
            .required();

    private final Actor self;

    private AccountActions(Actor self) {
        this.self = self;
    }

    /** All of them. */
    public static Action[] all(PluginContext context) {
        AccountActions actions = new AccountActions(context.self());
        return new Action[] {
            actions.assign("assign_debtor_number", NumberAssignment.ofDebtors(), Account.CUSTOMER),
            actions.assign("assign_creditor_number", NumberAssignment.ofCreditors(), Account.SUPPLIER),
            actions.become("make_customer", NumberAssignment.ofDebtors(), Account.CUSTOMER),
            actions.become("make_supplier", NumberAssignment.ofCreditors(), Account.SUPPLIER),
            Action.on(Account.NAME, "change_stage")
                    .label("Change lifecycle stage")
                    .requires(ContactsPermission.CHANGE_STAGE)
                    .input(STAGE)
                    .run(call -> update(call, Account.LIFECYCLE_STAGE.to(call.get(STAGE)))),
            Action.on(Account.NAME, "deactivate")
                    .requires(ContactsPermission.DEACTIVATE)
                    .when(Account.ACTIVE.is(true))
                    .run(call -> update(call, Account.ACTIVE.to(false))),
            Action.on(Account.NAME, "reactivate")
                    .requires(ContactsPermission.DEACTIVATE)
                    .when(Account.ACTIVE.is(true).not())
                    .run(call -> update(call, Account.ACTIVE.to(true)))
        };
    }

    private Action assign(String name, NumberAssignment numbers, Choice role) {
        return Action.on(Account.NAME, name)
                .requires(ContactsPermission.ASSIGN_NUMBERS)
                .when(numbers.number().isEmpty().and(Account.ROLES.contains(role)))
                .output(given(name))
                .run(call -> {
                    Records own = call.records().as(self);
                    String number = numbers.next(own);
                    own.update(own.get(call.record().ref()), numbers.number().to(number));
                    return Result.values(given(name).to(number));
                });
    }

    /** The role and what goes with it: the number, and for a customer the stage. */
    private Action become(String name, NumberAssignment numbers, Choice role) {
        return Action.on(Account.NAME, name)
                .requires(ContactsPermission.ASSIGN_NUMBERS)
                .when(Account.ROLES.contains(role).not())
                .output(given(name))
                .run(call -> {
                    Records own = call.records().as(self);
                    Row account = own.get(call.record().ref());
                    Set<Choice> roles =
                            new HashSet<>(account.find(Account.ROLES).orElse(Set.of()));
                    roles.add(role);
                    List<Assignment> values = new ArrayList<>(List.of(Account.ROLES.to(roles)));
                    Optional<String> known = account.find(numbers.number());
                    String number = known.orElseGet(() -> numbers.next(own));
                    if (known.isEmpty()) {
                        values.add(numbers.number().to(number));
                    }
                    if (role.equals(Account.CUSTOMER)
                            && account.find(Account.LIFECYCLE_STAGE)
                                    .map(BEFORE_CUSTOMER::contains)
                                    .orElse(true)) {
                        values.add(Account.LIFECYCLE_STAGE.to(CUSTOMER_STAGE));
                    }
                    own.update(account, values.toArray(Assignment[]::new));
                    return Result.values(given(name).to(number));
                });
    }

    private static Field<String> given(String action) {
        return ActionName.on(Account.NAME, action).text("number_given").label("Number");
    }

    private static Result update(Call call, Assignment assignment) {
        call.records().update(call.record(), assignment);
        return Result.show(call.record().ref());
    }
}
