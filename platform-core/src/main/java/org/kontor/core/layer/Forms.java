package org.kontor.core.layer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kontor.api.Assignment;
import org.kontor.api.Condition;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Message;
import org.kontor.api.Rule;
import org.kontor.api.Values;
import org.kontor.core.meta.BadValue;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.EntityMeta;
import org.kontor.core.meta.FieldMeta;

/** The forms of one platform, with the layers that are on them. */
public final class Forms {
    private record Key(EntityName entity, Form form) {}

    private final Catalog catalog;
    private final List<Contribution> contributions;
    private final Layers layers;
    private final Map<Key, DeclaredForm> declared = new ConcurrentHashMap<>();

    /** @param contributions of all plugins of the platform */
    public Forms(Catalog catalog, List<Contribution> contributions, Layers layers) {
        this.catalog = catalog;
        this.contributions = List.copyOf(contributions);
        this.layers = layers;
    }

    public Layers layers() {
        return layers;
    }

    /** A form as it is for a user, before their rights are asked. */
    public Arranged of(EntityMeta entity, Form form, UUID user) {
        Arranging arranging = new Arranging(
                declared.computeIfAbsent(
                        new Key(entity.name(), form), key -> DeclaredForm.of(entity, form, contributions)),
                known(entity, form));
        for (Level level : layers.levels(user)) {
            List<FormSaid> said = layers.said(entity.name(), form, level);
            if (level.kind() == Level.Kind.USER && !said.isEmpty() && !layers.arranges(user)) {
                arranging.leave(said, notPermitted());
            } else {
                arranging.put(said);
            }
        }
        return arranging.done();
    }

    static Message notPermitted() {
        return Message.of("system.layer_not_permitted", "Users do not arrange their own pages here");
    }

    private Arranging.Predicates known(EntityMeta entity, Form form) {
        return new Arranging.Predicates() {
            @Override
            public boolean has(String path) {
                return isField(catalog, entity, form, path);
            }

            @Override
            public Condition condition(String stored) throws BadValue {
                return catalog.conditionJson().parseStored(stored);
            }
        };
    }

    /** Whether a form may show it: of a record its own fields, in lists and on cards also what is behind references. */
    static boolean isField(Catalog catalog, EntityMeta entity, Form form, String path) {
        if (form.hasSections()) {
            return entity.find(path).filter(field -> !field.field().isRetired()).isPresent();
        }
        try {
            return path.indexOf(':') < 0
                    && catalog.resolve(catalog.term(entity.name(), path)).path().equals(path);
        } catch (BadValue e) {
            return false;
        }
    }

    /** The fields without which no record is made: whoever makes one has to see them. */
    public static Set<String> needed(EntityMeta entity) {
        Set<String> needed = new HashSet<>();
        entity.declaredFields().stream()
                .filter(field -> field.field().isRequired())
                .forEach(field -> needed.add(field.name()));
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Required required && required.condition().equals(Condition.always())) {
                required.fields().forEach(field -> needed.add(field.name()));
            }
        }
        Set<String> filled = new HashSet<>();
        for (Rule rule : entity.rules()) {
            if (rule instanceof Rule.Fill fill) {
                fill.assignments().forEach(each -> filled(each, filled));
            }
        }
        needed.removeAll(filled);
        needed.removeIf(name -> entity.find(name).filter(FieldMeta::isWritable).isEmpty());
        return needed;
    }

    private static void filled(Assignment assignment, Set<String> filled) {
        switch (assignment) {
            case Assignment.Value value -> filled.add(value.field().name());
            case Assignment.Source source -> filled.add(source.field().name());
            case Values several -> several.assignments().forEach(each -> filled(each, filled));
        }
    }
}
