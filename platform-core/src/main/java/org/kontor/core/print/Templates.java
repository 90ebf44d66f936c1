package org.kontor.core.print;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kontor.api.EntityName;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Row;
import org.kontor.core.plugin.PluginTemplates;
import org.kontor.core.record.AllRows;
import org.kontor.core.system.TemplateRecord;

/** Which templates there are: those of plugins, and before them what administrators put in their place. */
final class Templates {
    private final PluginTemplates declared;

    Templates(PluginTemplates declared) {
        this.declared = declared;
    }

    /** As a plugin brought it. */
    Optional<TemplateText> original(String id) {
        return declared.find(id).map(Templates::text);
    }

    /** All as plugins brought them, by id. */
    Map<String, TemplateText> original() {
        Map<String, TemplateText> texts = new TreeMap<>();
        declared.all().forEach(each -> texts.put(each.template().id(), text(each)));
        return texts;
    }

    /**
     * All that are in force for a language, by id.
     *
     * @param records in the kernel's own right
     */
    Map<String, TemplateText> inForce(Records records, String language) {
        Map<String, TemplateText> texts = original();
        Map<String, TemplateText> ofLanguage = new HashMap<>();
        AllRows.of(records, Query.of(TemplateRecord.NAME)).forEach(row -> {
            String spoken = row.get(TemplateRecord.LANGUAGE).name();
            boolean isAny = row.get(TemplateRecord.LANGUAGE).equals(TemplateRecord.ANY);
            if (isAny || spoken.equals(language)) {
                TemplateText text = text(row);
                (isAny ? texts : ofLanguage).put(text.id(), text);
            }
        });
        texts.putAll(ofLanguage);
        return texts;
    }

    private static TemplateText text(PluginTemplates.Declared declared) {
        return new TemplateText(
                declared.template().id(),
                declared.template().entity(),
                declared.template().title(),
                declared.text());
    }

    private TemplateText text(Row row) {
        String id = row.get(TemplateRecord.TEMPLATE);
        Optional<TemplateText> original = original(id);
        Optional<EntityName> entity = original.isPresent()
                ? original.get().entity()
                : row.find(TemplateRecord.ENTITY).map(EntityName::parse);
        String title = row.find(TemplateRecord.TITLE)
                .or(() -> original.map(TemplateText::title))
                .orElse(id);
        return new TemplateText(id, entity, title, row.get(TemplateRecord.CONTENT));
    }

    Collection<PluginTemplates.Declared> declared() {
        return declared.all();
    }
}
