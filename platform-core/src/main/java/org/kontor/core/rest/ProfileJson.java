package org.kontor.core.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Settings;
import org.kontor.api.Verb;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Profile;
import org.kontor.core.access.RightsState;
import org.kontor.core.access.Session;
import org.kontor.core.system.KernelSettings;

/** Who is signed in and what they may do, for the client. */
final class ProfileJson {
    private final Services services;

    ProfileJson(Services services) {
        this.services = services;
    }

    /** With the session's secret for unsafe requests, when a session speaks. */
    ObjectNode of(KernelActor actor, @Nullable Session session) {
        Profile profile = Profile.of(
                services.policy(), services.policy().of(actor), services.catalog(), services.contributions());
        ObjectNode json = services.json().createObjectNode();
        RightsState.User user = profile.user();
        json.putObject("user")
                .put("id", user.id().toString())
                .put("login", user.login())
                .put("name", user.fullName())
                .put("email", user.email())
                .put("locale", user.locale().toLanguageTag())
                .put("zone", actor.zone().getId());
        json.put("administrator", profile.isAdministrator());
        if (session != null) {
            json.put("csrf", session.csrf());
            json.put("must_change_password", session.mustChangePassword());
            json.put("expires_at", session.expiresAt().toString());
            // what is read from now on and changes later is told by a stream that goes on from here
            json.put("events", services.events().position());
        }
        Settings settings = services.settings().kernel().of(actor);
        json.putObject("settings")
                .put("page_size", settings.get(KernelSettings.PAGE_SIZE))
                .put("start_page", settings.find(KernelSettings.START_PAGE).orElse(null))
                .put("theme", settings.get(KernelSettings.THEME).name())
                .put("density", settings.get(KernelSettings.DENSITY).name());
        ArrayNode teams = json.putArray("teams");
        profile.teams()
                .forEach(team ->
                        teams.addObject().put("id", team.id().toString()).put("name", team.name()));
        ArrayNode roles = json.putArray("roles");
        profile.roles()
                .forEach(role -> roles.addObject()
                        .put("id", role.id().toString())
                        .put("name", role.name())
                        .put("label", role.label()));
        profile.permissions().forEach(json.putArray("permissions")::add);
        ObjectNode entities = json.putObject("entities");
        profile.entities().forEach((entity, verbs) -> verbs(entities.putObject(entity), verbs));
        return json;
    }

    private static void verbs(ObjectNode json, Map<Verb, List<String>> verbs) {
        verbs.forEach((verb, reach) -> {
            ArrayNode names = json.putArray(verb.name().toLowerCase(Locale.ROOT));
            reach.forEach(names::add);
        });
    }
}
