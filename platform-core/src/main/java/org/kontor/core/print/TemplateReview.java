package org.kontor.core.print;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kontor.api.Message;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.plugin.PluginTemplates;

/** Looks through templates that nobody prints yet: when plugins bring them, when they are written, when somebody asks. */
public final class TemplateReview {
    private final Catalog catalog;

    public TemplateReview(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What is wrong with a template among all that are in force. */
    public List<Fault> faults(TemplateText template, Map<String, TemplateText> inForce) {
        EntityMeta entity = template.entity().flatMap(catalog::findMeta).orElse(null);
        if (template.entity().isPresent() && entity == null) {
            return List.of(new Fault(
                    template.id(),
                    1,
                    Message.of("system.unknown_entity", "There is no entity {entity}")
                            .with("entity", template.entity().get().toString())));
        }
        Deadline deadline = new Deadline(Sandbox.MOST_TIME);
        Sandbox sandbox =
                new Sandbox(texts(template, inForce), Functions.all(deadline, label -> Optional.empty()), deadline);
        return TemplateWalk.through(sandbox, catalog, entity, template.id()).faults();
    }

    /** What is wrong with templates as plugins bring them, by the template's id; those that hold are not there. */
    public Map<String, List<Fault>> faults(PluginTemplates declared) {
        Map<String, TemplateText> texts = new Templates(declared).original();
        Map<String, List<Fault>> faults = new TreeMap<>();
        texts.forEach((id, text) -> {
            List<Fault> found = faults(text, texts);
            if (!found.isEmpty()) {
                faults.put(id, found);
            }
        });
        return faults;
    }

    static Sandbox.Texts texts(TemplateText template, Map<String, TemplateText> inForce) {
        return id -> id.equals(template.id())
                ? Optional.of(template.text())
                : Optional.ofNullable(inForce.get(id)).map(TemplateText::text);
    }
}
