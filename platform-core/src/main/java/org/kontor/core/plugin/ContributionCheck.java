package org.kontor.core.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kontor.api.Api;
import org.kontor.api.Contribution;
import org.kontor.core.config.NearestName;

/**
 * Checks what all plugins contribute, the kernel as plugin zero included, against the rules of the plugin API and
 * against each other. Where two claim the same name, the one that comes first has it.
 */
final class ContributionCheck {
    /** The kernel's own id. */
    static final String SYSTEM = "system";

    /** The oldest version of the API that this kernel serves. */
    static final int OLDEST_API = 1;

    private ContributionCheck() {}

    /**
     * Everything that does not hold, of all of them together.
     *
     * @param candidates in the order in which they are to be loaded
     */
    static List<Violation> check(List<Candidate> candidates) {
        List<Contribution> contributions =
                candidates.stream().map(Candidate::contribution).toList();
        Declarations declared = Declarations.of(contributions);
        TermCheck terms = new TermCheck(declared);
        ConditionCheck conditions = new ConditionCheck(terms);
        FieldCheck fields = new FieldCheck(terms);
        AspectCheck aspects = new AspectCheck(fields);
        EntityCheck entities = new EntityCheck(declared, terms, fields);
        RuleCheck rules = new RuleCheck(declared, terms, conditions, contributions);
        RightCheck rights = new RightCheck(declared, terms, conditions);
        ActionCheck actions = new ActionCheck(declared, terms, conditions, fields, rights);
        CodeCheck code = new CodeCheck(rights);
        UiCheck ui = new UiCheck(terms, conditions, rights);
        TemplateCheck templates = new TemplateCheck(terms);
        UpgradeCheck upgrades = new UpgradeCheck(terms, conditions, contributions);
        ConfigurationCheck configuration = new ConfigurationCheck(declared, terms, conditions);
        NoticeCheck notices = new NoticeCheck(declared, terms, conditions);
        Map<String, List<String>> dependencies = new HashMap<>();
        contributions.forEach(each -> dependencies.put(each.pluginId(), each.dependencies()));

        List<Violation> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Candidate candidate : candidates) {
            Place place = Place.of(candidate.id(), found);
            if (!ids.add(candidate.id())) {
                place.refuse("another plugin has this id", "remove one of the two");
            }
            head(candidate, place);
            dependencies(candidate, dependencies, place);
        }
        // what is all plugins' own comes before what they add to others, so that the owner has a disputed name
        for (boolean foreign : new boolean[] {false, true}) {
            for (Candidate candidate : candidates) {
                Place place = Place.of(candidate.id(), found);
                if (foreign) {
                    entities.foreignFields(candidate.contribution(), place);
                } else {
                    entities.entities(candidate.contribution(), place);
                }
                rules.check(candidate.contribution(), foreign, place);
                actions.actions(candidate.contribution(), foreign, place);
            }
        }
        for (Candidate candidate : candidates) {
            Place place = Place.of(candidate.id(), found);
            Contribution contribution = candidate.contribution();
            aspects.check(contribution, place);
            rights.check(contribution, place);
            actions.others(contribution, place);
            code.check(contribution, candidate.loader(), place);
            FileCheck.check(contribution, candidate.loader(), place);
            templates.check(contribution, candidate.loader(), place);
            ui.check(contribution, place);
            upgrades.check(contribution, candidate.version(), place);
            notices.check(contribution, place);
            configuration.check(contribution, place);
        }
        return List.copyOf(found);
    }

    private static void head(Candidate candidate, Place place) {
        Contribution contribution = candidate.contribution();
        if (!contribution.pluginId().equals(candidate.id())) {
            place.refuse(
                    "it says that its id is " + contribution.pluginId(),
                    "call the folder plugins/" + contribution.pluginId() + ", or say Contribution.of(\""
                            + candidate.id() + "\", …)");
        }
        if (!candidate.id().equals(SYSTEM) && !candidate.isOwnParts()) {
            Names.plugin(candidate.id(), place);
        }
        if (contribution.title().isBlank()) {
            place.refuse("it has no title", "say what administrators read");
        }
        int version = contribution.apiVersion();
        if (version < OLDEST_API || version > Api.VERSION) {
            String served = OLDEST_API == Api.VERSION ? "" + Api.VERSION : OLDEST_API + " to " + Api.VERSION;
            place.refuse(
                    "it is written against version " + version + " of the plugin API; this kernel serves " + served,
                    version > Api.VERSION ? "update Kontor" : "get a newer version of the plugin");
        }
    }

    private static void dependencies(Candidate candidate, Map<String, List<String>> all, Place contributed) {
        Set<String> seen = new HashSet<>();
        for (String id : candidate.contribution().dependencies()) {
            Place place = contributed.in("dependency on " + id);
            if (!seen.add(id)) {
                place.refuse("it is named twice", "remove one of the two");
            }
            if (id.equals(candidate.id())) {
                place.refuse("a plugin does not depend on itself", "remove it");
            } else if (!all.containsKey(id)) {
                place.refuse(
                        "there is no such plugin",
                        NearestName.to(id, all.keySet())
                                .map(known -> "did you mean " + known + "?")
                                .orElse("install it"));
            } else {
                circle(candidate.id(), id, all, place);
            }
        }
    }

    private static void circle(String from, String to, Map<String, List<String>> all, Place place) {
        Set<String> reached = new LinkedHashSet<>(Set.of(to));
        List<String> next = new ArrayList<>(reached);
        while (!next.isEmpty()) {
            String id = next.removeFirst();
            for (String further : all.getOrDefault(id, List.of())) {
                if (further.equals(from)) {
                    place.refuse(
                            "it depends on " + from + " in turn", "let one of them speak of the other by name only");
                    return;
                }
                if (reached.add(further)) {
                    next.add(further);
                }
            }
        }
    }
}
