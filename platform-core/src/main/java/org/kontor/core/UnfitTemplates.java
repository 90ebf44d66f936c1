package org.kontor.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kontor.api.Message;
import org.kontor.core.meta.Catalog;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginSelection;
import org.kontor.core.plugin.PluginTemplates;
import org.kontor.core.plugin.Violation;
import org.kontor.core.print.Fault;
import org.kontor.core.print.TemplateReview;

/** Says which plugins bring templates that could print nothing: they are left out, as for all else that does not hold. */
final class UnfitTemplates {
    private UnfitTemplates() {}

    /** All faults of all templates, each as a reason to leave out the plugin that brought it. */
    static List<Violation> violations(PluginSelection selection, Catalog catalog) {
        PluginTemplates templates = PluginTemplates.of(selection.active());
        Map<String, List<Fault>> faults = new TemplateReview(catalog).faults(templates);
        if (faults.isEmpty()) {
            return List.of();
        }
        Map<String, String> owners = new HashMap<>();
        for (LoadedPlugin plugin : selection.active()) {
            plugin.contribution().templates().forEach(each -> owners.put(each.id(), plugin.id()));
        }
        List<Violation> violations = new ArrayList<>();
        faults.forEach((id, found) -> {
            for (Fault fault : found) {
                violations.add(new Violation(
                        owners.getOrDefault(id, fault.template()),
                        "template " + id,
                        fault.template().equals(id)
                                ? fault.message()
                                : Message.of("system.template_in", "in {template}, {reason}")
                                        .with("template", fault.template())
                                        .with("reason", fault.message()),
                        Message.of("system.template_mend", "say only what the guide lists, of fields that there are")));
            }
        });
        return violations;
    }
}
