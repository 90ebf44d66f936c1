package org.kontor.core.plugin;

import java.util.HashSet;
import java.util.Set;
import org.kontor.api.Contribution;
import org.kontor.api.Template;

/** Checks what a plugin says of its templates. What stands in them is checked when all entities are known. */
final class TemplateCheck {
    private final TermCheck terms;

    TemplateCheck(TermCheck terms) {
        this.terms = terms;
    }

    void check(Contribution contribution, ClassLoader loader, Place contributed) {
        Set<String> seen = new HashSet<>();
        for (Template template : contribution.templates()) {
            Place place = contributed.in("template " + template.id());
            if (!template.plugin().equals(contribution.pluginId())) {
                place.refuse(
                        "it belongs to the plugin " + template.plugin(),
                        "name it Template.of(\"" + contribution.pluginId() + "\", …)");
            }
            Names.plain(template.name(), "a template's name", place);
            if (!seen.add(template.name())) {
                place.refuse("it is declared twice", "remove one of the two");
            }
            if (template.title().isBlank()) {
                place.refuse("its title is blank", "leave it out");
            }
            template.entity().ifPresent(entity -> terms.known(entity, place));
            FileCheck.present(template.path(), template.path(), loader, place);
        }
    }
}
