package org.kontor.core.plugin;

import static org.kontor.core.plugin.CheckedShop.ORDER;
import static org.kontor.core.plugin.CheckedShop.SHOP;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.Action;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Grant;
import org.kontor.api.Role;
import org.kontor.api.Rule;
import org.kontor.api.Ui;

/** Contributions with one fault each, and what is told of it. */
final class Faults {
    private Faults() {}

    static EntityName name(String entity) {
        return EntityName.of("shop", entity);
    }

    static Contribution entity(EntityName name) {
        return SHOP.entities(Entity.of(name, "Thing", "Things"));
    }

    static Contribution deal(UnaryOperator<Entity> change) {
        return SHOP.entities(change.apply(Entity.of(name("deal"), "Deal", "Deals")));
    }

    static void field(List<Arguments> all, Field<?> field, String told) {
        String separator = told.matches("(list [a-z._]+|former name): .*") ? ", " : ": ";
        add(all, () -> deal(deal -> deal.fields(field)), "entity shop.deal, field " + field.name() + separator + told);
    }

    static void rule(List<Arguments> all, Rule rule, String told) {
        add(all, () -> SHOP.rules(ORDER, rule), "rules of shop.order, " + told);
    }

    static void grant(List<Arguments> all, Grant grant, String told) {
        add(all, () -> SHOP.roles(Role.of("shop", "clerk", "Clerk").grant(grant)), "role shop.clerk, " + told);
    }

    static void action(List<Arguments> all, Action action, String told) {
        add(all, () -> SHOP.actions(action), told);
    }

    static void element(List<Arguments> all, Ui element, String told) {
        add(all, () -> SHOP.ui(element), told);
    }

    static void add(List<Arguments> all, Supplier<Contribution> contribution, String... told) {
        all.add(Arguments.of(
                contribution, Stream.of(told).filter(line -> !line.isEmpty()).toList()));
    }

    static List<String> check(Contribution... contributions) {
        return ContributionCheck.check(
                        Stream.of(contributions).map(Candidate::of).toList())
                .stream()
                .map(Violation::toString)
                .toList();
    }
}
