package org.kontor.tests.growing;

import java.util.List;
import java.util.stream.Stream;
import org.kontor.api.Change;
import org.kontor.api.Changes;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Hook;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.api.Rule;
import org.kontor.api.ShapeName;
import org.kontor.api.Span;

/** Tells by a system property, which its class loader shares with the tests, which version it is. */
public final class GrowingPlugin implements Plugin {
    /** Names the property. */
    public static final String VERSION = "kontor.test.growing";

    private static final EntityName PLANT = EntityName.of("growing", "plant");
    private static final Field<String> LABEL = PLANT.text("label");
    private static final Field<String> CAPTION = PLANT.text("caption");
    private static final Field<List<Ref>> FRIENDS = PLANT.references("friends", PLANT);
    private static final Field<List<Ref>> NEIGHBOURS = PLANT.references("neighbours", PLANT);
    private static final Field<Long> LEAVES = PLANT.integer("leaves").derived();
    private static final ShapeName SETTINGS = ShapeName.of("growing", "settings");
    private static final Field<String> WATER = SETTINGS.text("watering");
    private static final EntityName LEAF = EntityName.of("growing", "leaf");
    private static final Field<Ref> OF = LEAF.reference("of", PLANT).required();
    private static final Field<Ref> NEXT_TO = LEAF.reference("next_to", PLANT);
    private static final Field<Span> LIFE = LEAF.span("life");

    @Override
    public Contribution contribute(PluginContext context) {
        String version = System.getProperty(VERSION, "");
        Contribution plugin = Contribution.of("growing", "Growing");
        List<Field<?>> labels = switch (version) {
            case "type" -> List.of(PLANT.moment("label"));
            case "unique" -> List.of(LABEL.unique());
            case "renamed" -> List.of(CAPTION.formerly("label"), NEIGHBOURS.formerly("friends"));
            case "reborn" -> List.of(CAPTION, LABEL, NEIGHBOURS);
            case "retired" -> List.of(LABEL.retired());
            default -> List.of(LABEL, FRIENDS);
        };
        List<Field<?>> ofPlant =
                Stream.concat(labels.stream(), Stream.of(LEAVES)).toList();
        Contribution planted = plugin.entities(
                        Entity.of(PLANT, "Plant", "Plants").fields(ofPlant.toArray(Field[]::new)),
                        Entity.of(LEAF, "Leaf", "Leaves").fields(OF, NEXT_TO, LIFE))
                .hooks(
                        Hook.before(LEAF, drafts -> drafts.forEach(draft -> draft.set(NEXT_TO.to(draft.get(OF))))),
                        Hook.within(LEAF, changes -> count(changes, context)));
        planted = planted.settings(
                version.equals("renamed") || version.equals("reborn")
                        ? WATER.formerly("water")
                        : SETTINGS.text("water"));
        if (version.equals("overlap")) {
            return planted.rules(LEAF, Rule.noOverlap(LIFE, NEXT_TO));
        }
        return version.endsWith(".xml") || version.endsWith(".sql")
                ? planted.migrations("org/kontor/tests/growing/" + version)
                : planted;
    }

    private static void count(Changes changes, PluginContext context) {
        Records own = changes.records().as(context.self());
        for (Change change : changes) {
            change.after().ifPresent(leaf -> {
                Row plant = own.lock(leaf.get(OF));
                own.update(plant, LEAVES.to(plant.find(LEAVES).orElse(0L) + 1));
            });
        }
    }
}
