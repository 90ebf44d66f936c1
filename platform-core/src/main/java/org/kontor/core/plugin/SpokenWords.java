package org.kontor.core.plugin;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kontor.api.Action;
import org.kontor.api.ActionName;
import org.kontor.api.Assignment;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Message;
import org.kontor.core.meta.Words;

/** Says in the reader's language what a message speaks of: entities, fields, actions, and values that are choices. */
final class SpokenWords implements Words {
    private final PluginTexts texts;
    private final Map<EntityName, Entity> entities = new HashMap<>();
    private final Map<ActionName, Action> actions = new HashMap<>();
    private final Map<Field<?>, String> foreign = new HashMap<>();

    SpokenWords(PluginTexts texts, Collection<Contribution> contributions) {
        this.texts = texts;
        for (Contribution contribution : contributions) {
            contribution.entities().forEach(entity -> entities.put(entity.name(), entity));
            contribution
                    .aspects()
                    .forEach(aspect ->
                            entities.put(aspect.name(), Entity.of(aspect.name(), aspect.label(), aspect.plural())));
            contribution.actions().forEach(action -> actions.put(action.name(), action));
            contribution.foreignFields().stream()
                    .flatMap(added -> added.fields().stream())
                    .forEach(field -> foreign.put(field, contribution.pluginId()));
        }
    }

    @Override
    public String pattern(Message message, Locale locale) {
        return texts.find(message.key(), locale).orElse(message.english());
    }

    @Override
    public Optional<String> label(Object named, Locale locale) {
        return switch (named) {
            case EntityName name -> Optional.ofNullable(entities.get(name)).map(entity -> texts.label(entity, locale));
            case ActionName name -> Optional.ofNullable(actions.get(name)).map(action -> texts.label(action, locale));
            case Field<?> field ->
                Optional.of(texts.label(
                        field, foreign.getOrDefault(field, field.shape().plugin()), locale));
            case Assignment.Value(Field<?> field, Choice choice) ->
                field.list().map(list -> texts.label(list, choice, locale));
            default -> Optional.empty();
        };
    }
}
