package org.kontor.core.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.api.Who;
import org.kontor.core.meta.Catalog;
import org.kontor.core.plugin.Nobody;
import org.kontor.core.plugin.PlaceText;
import org.kontor.core.plugin.Violation;

/**
 * Roles, teams and users whom actions and their approvals name keep their names, and stay: else nobody would be meant, and
 * what waits for them would wait for nobody.
 */
final class NamedPeople {
    private final Supplier<Catalog> catalog;

    NamedPeople(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    void ofRoles(Changes changes) {
        for (Change change : changes) {
            boolean isDeclared = change.before()
                    .flatMap(row -> row.find(Role.ORIGIN))
                    .filter(Role.PLUGIN::equals)
                    .isPresent();
            if (!isDeclared) {
                // a plugin's role goes with its plugin
                stays(change, Role.ROLE_NAME, Who.InRole::new);
            }
        }
    }

    void ofTeams(Changes changes) {
        changes.forEach(change -> stays(change, Team.TEAM_NAME, Who.InTeam::new));
    }

    void ofUsers(Changes changes) {
        changes.forEach(change -> stays(change, User.LOGIN, Who.Named::new));
    }

    private void stays(Change change, Field<String> field, Function<String, Who> named) {
        Optional<String> name = change.before().flatMap(row -> row.find(field));
        if (name.isEmpty() || name.equals(change.after().flatMap(row -> row.find(field)))) {
            return;
        }
        Who gone = named.apply(name.get());
        List<Message> places = new ArrayList<>();
        for (Violation place : Nobody.of(catalog.get(), who -> !who.equals(gone))) {
            places.add(Message.of("system.named_place", "{plugin} ({place})")
                    .with("plugin", place.pluginId())
                    .with("place", PlaceText.of(place.place())));
        }
        if (!places.isEmpty()) {
            throw Refusal.of(
                    Refusal.Code.CONFLICT,
                    Message.of(
                                    "system.named_people",
                                    "{name} is named by {places}, and would be nobody there: change these first")
                            .with("name", name.get())
                            .with("places", places.stream().distinct().toList()));
        }
    }
}
