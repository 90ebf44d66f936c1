package org.kontor.core.system;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kontor.api.Choice;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.EntityName;
import org.kontor.api.Message;

/** What holds of templates: each is one that a plugin brings or bears a name of the administrators' own, and works. */
final class TemplateHooks {
    private static final Pattern OWN = Pattern.compile("custom\\.[a-z][a-z0-9_]{0,49}");
    private static final Message NAME = Message.of(
            "system.template_name",
            "No plugin brings this template; one of your own is called custom. and then a name of small letters, digits"
                    + " and _");

    private final TemplateCheck check;

    TemplateHooks(TemplateCheck check) {
        this.check = check;
    }

    void before(Drafts drafts) {
        for (Draft draft : drafts) {
            String id = draft.find(TemplateRecord.TEMPLATE).orElse("");
            Optional<Optional<EntityName>> brought = check.brought(id);
            if (brought.isPresent()) {
                draft.set(TemplateRecord.ENTITY.to(
                        brought.get().map(EntityName::toString).orElse(null)));
            } else if (!id.isEmpty() && !OWN.matcher(id).matches()) {
                draft.refuse(TemplateRecord.TEMPLATE, NAME);
                continue;
            }
            Optional<EntityName> entity;
            try {
                entity = draft.find(TemplateRecord.ENTITY).map(EntityName::parse);
            } catch (IllegalArgumentException e) {
                draft.refuse(
                        TemplateRecord.ENTITY,
                        Words.unknown(draft.find(TemplateRecord.ENTITY).orElse("")));
                continue;
            }
            String content = draft.find(TemplateRecord.CONTENT).orElse("");
            String language =
                    draft.find(TemplateRecord.LANGUAGE).map(Choice::name).orElse("any");
            List<Message> faults =
                    check.faults(drafts.records(), new TemplateCheck.Written(id, entity, language, content));
            faults.forEach(fault -> draft.refuse(TemplateRecord.CONTENT, fault));
        }
    }
}
