package org.kontor.core.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kontor.api.Who;
import org.kontor.core.meta.ChoiceOption;

/**
 * What comes after a plan with the same file of configuration: rules may name it before it is there.
 *
 * @param roles their names
 * @param teams their names
 * @param values of lists that may be edited, by the list's name
 */
public record Coming(Set<String> roles, Set<String> teams, Map<String, List<ChoiceOption>> values) {
    /** Nothing. */
    public static final Coming NOTHING = new Coming(Set.of(), Set.of(), Map.of());

    private static final String ROLES = "roles";
    private static final String TEAMS = "teams";
    private static final String VALUES = "values";

    public Coming {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        values = Map.copyOf(values);
    }

    /** Whether it brings such a role or team. */
    public boolean has(Who who) {
        return who instanceof Who.InRole role && roles.contains(role.name())
                || who instanceof Who.InTeam team && teams.contains(team.name());
    }

    /** As it is kept with a plan. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeSet<>(roles).forEach(json.putArray(ROLES)::add);
        new TreeSet<>(teams).forEach(json.putArray(TEAMS)::add);
        ObjectNode lists = json.putObject(VALUES);
        new TreeMap<>(values)
                .forEach((list, options) -> options.forEach(option -> lists.withArray(list)
                        .addObject()
                        .put("name", option.name())
                        .put("label", option.label())
                        .put("active", option.active())));
        return json;
    }

    /** What was kept so. */
    static Coming of(JsonNode json) {
        Map<String, List<ChoiceOption>> values = new HashMap<>();
        json.path(VALUES).properties().forEach(list -> {
            List<ChoiceOption> options = new ArrayList<>();
            list.getValue()
                    .forEach(each -> options.add(new ChoiceOption(
                            each.path("name").asText(),
                            each.path("label").asText(),
                            each.path("active").asBoolean())));
            values.put(list.getKey(), List.copyOf(options));
        });
        return new Coming(texts(json.path(ROLES)), texts(json.path(TEAMS)), values);
    }

    private static Set<String> texts(JsonNode all) {
        Set<String> texts = new TreeSet<>();
        all.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
