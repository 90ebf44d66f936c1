package org.kontor.api;

import java.util.List;
import java.util.Optional;

/**
 * What the platform declares: every plugin's entities, with the fields that others and administrators added.
 *
 * {@snippet class="org.kontor.example.Asking" region="catalog"}
 */
public interface Catalog {
    /** All entities, by name. */
    List<Entity> entities();

    /** An entity with all its fields, if some plugin declares it. */
    Optional<Entity> find(EntityName name);

    /** The rules of an entity, of whatever origin. */
    List<Rule> rules(EntityName name);

    /** The actions on an entity's records. */
    List<Action> actions(EntityName name);

    /** What may be chosen in a field of choices at this moment: of an editable list what administrators made of it. */
    List<Choice> choices(Field<?> field);

    /** All aspects, by name. */
    List<Aspect> aspects();
}
