package org.kontor.core.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Setting;
import org.kontor.api.Verb;
import org.kontor.core.access.Access;
import org.kontor.core.custom.CustomModel;
import org.kontor.core.custom.ModelFile;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.meta.MessageText;
import org.kontor.core.system.SettingRecord;

/** Makes a file of the configuration that is here. */
final class Exporter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Engine engine;
    private final Movable movable;
    private final CustomModel model;
    private final Map<String, String> plugins;
    private final String product;

    /**
     * @param model what administrators added
     * @param plugins the versions of those that are active, the kernel's left out
     * @param product the version of Kontor
     */
    Exporter(Engine engine, CustomModel model, Map<String, String> plugins, String product) {
        this.engine = engine;
        this.movable = new Movable(engine.catalog());
        this.model = model;
        this.plugins = new TreeMap<>(plugins);
        this.product = product;
    }

    /** Whom an access lets take records out, and of what. */
    static Access exporting(Engine engine, Access access) {
        Set<EntityName> all = new HashSet<>();
        new Movable(engine.catalog()).entities().forEach(entity -> all.add(entity.name()));
        return access.exporting(all);
    }

    Export export(Here here, Access access) {
        ObjectNode file = NODES.objectNode().put("format", ConfigurationFile.FORMAT);
        file.put("kontor", product);
        ObjectNode versions = file.putObject("plugins");
        plugins.forEach(versions::put);
        file.set(ConfigurationFile.MODEL, ModelFile.of(model));
        ObjectNode entities = file.putObject("entities");
        ArrayNode staying = file.putArray("not_carried");
        List<Export.Left> left = new ArrayList<>();
        Map<EntityName, Long> counts = new HashMap<>();
        for (EntityMeta entity : movable.entities()) {
            if (!here.mayRead(entity)
                    || access.rights(entity.name(), Verb.EXPORT).isEmpty()) {
                left.add(new Export.Left(
                        entity.name(),
                        NullNode.getInstance(),
                        Message.of("system.move_forbidden", "you may not take its records out")));
                continue;
            }
            staying(entity, staying);
            Map<String, ObjectNode> records = new TreeMap<>();
            for (Here.Found record : here.all(entity)) {
                try {
                    ObjectNode json = here.moved(record);
                    records.put(here.key(record).toString(), json);
                } catch (Unmoved e) {
                    left.add(new Export.Left(entity.name(), key(here, record), e.reason()));
                }
            }
            entities.putArray(entity.name().toString()).addAll(records.values());
            counts.put(entity.name(), (long) records.size());
        }
        left.sort(Comparator.comparing(each -> each.entity() + " " + each.key()));
        return new Export(file, left, counts);
    }

    private static JsonNode key(Here here, Here.Found record) {
        try {
            return here.key(record);
        } catch (Unmoved e) {
            return NullNode.getInstance();
        }
    }

    /** What of an entity never moves, whatever records there are: the same in installations with the same plugins. */
    private void staying(EntityMeta entity, ArrayNode all) {
        fields(entity, entity, all);
        for (FieldMeta field : movable.fields(entity)) {
            if (field.isParts()) {
                fields(entity, movable.part(field), all);
            }
        }
        if (entity.name().equals(SettingRecord.NAME)) {
            settings("system", all);
            plugins.keySet().forEach(plugin -> settings(plugin, all));
        }
    }

    private void fields(EntityMeta entity, EntityMeta holder, ArrayNode all) {
        for (FieldMeta field : holder.declaredFields()) {
            movable.stays(field)
                    .filter(reason -> !field.field().isDerived())
                    .ifPresent(reason -> all.addObject()
                            .put("entity", entity.name().toString())
                            .put("field", holder == entity ? field.name() : holder.name() + "." + field.name())
                            .put("reason", MessageText.english(reason)));
        }
    }

    private void settings(String plugin, ArrayNode all) {
        engine.catalog().settings(plugin).stream()
                .sorted(Comparator.comparing(setting -> setting.field().name()))
                .forEach(setting -> setting(plugin, setting, all));
    }

    private static void setting(String plugin, Setting<?> setting, ArrayNode all) {
        Meaning.stays(setting)
                .ifPresent(reason -> all.addObject()
                        .put("entity", SettingRecord.NAME.toString())
                        .put("setting", plugin + "." + setting.field().name())
                        .put("reason", MessageText.english(reason)));
    }
}
