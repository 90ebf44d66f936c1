package org.kontor.core.layer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kontor.core.access.Access;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.plugin.PluginTexts;

/** Everything that has a label, by the key under which plugins' language files have it. */
final class LabelSubjects {
    private static final String EVERY = "system.every.";

    private final Set<String> keys;
    private final Map<String, FieldMeta> fields = new HashMap<>();
    private final Map<String, EntityMeta> entities = new HashMap<>();

    LabelSubjects(LayerModel model) {
        this.keys = new HashSet<>(PluginTexts.labels(model.contributions()));
        for (EntityMeta entity : model.catalog().all()) {
            entities.put(entity.name().toString(), entity);
            for (FieldMeta field : entity.fields()) {
                if (field.system() == null) {
                    fields.put(field.field().toString(), field);
                    field.field()
                            .list()
                            .ifPresent(list -> field.options().forEach(option -> keys.add(list + "." + option.name())));
                } else {
                    keys.add(EVERY + field.name());
                }
            }
        }
    }

    /** Whether there is such a thing for somebody. */
    boolean has(String subject, Access access) {
        if (!keys.contains(subject)) {
            return false;
        }
        String plain = without(without(subject, ".help"), ".plural");
        FieldMeta field = fields.get(plain);
        EntityMeta entity = entities.get(plain);
        return (field == null || LayerModel.knows(access, field))
                && (entity == null || LayerModel.knows(access, entity));
    }

    private String without(String subject, String end) {
        String shorter = subject.endsWith(end) ? subject.substring(0, subject.length() - end.length()) : subject;
        return fields.containsKey(subject) ? subject : shorter;
    }
}
