package org.kontor.core.plugin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kontor.api.Contribution;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.ListLayout;
import org.kontor.api.ListView;
import org.kontor.api.Panel;
import org.kontor.api.Permission;
import org.kontor.api.Ref;
import org.kontor.api.Term;
import org.kontor.api.Ui;

/** Checks the parts that a plugin adds to pages of the web client, most of which its module draws. */
final class UiPartCheck {
    private static final int LONGEST_WORD = 50;
    private static final int LONGEST_TEXT = 20_000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9]");

    private final TermCheck terms;
    private final ConditionCheck conditions;
    private final RightCheck rights;
    private final UiCheck ui;

    /** Which plugin shows a field in its own way, over all plugins. */
    private final Map<String, String> looks = new HashMap<>();

    UiPartCheck(TermCheck terms, ConditionCheck conditions, RightCheck rights, UiCheck ui) {
        this.terms = terms;
        this.conditions = conditions;
        this.rights = rights;
        this.ui = ui;
    }

    void panel(Panel panel, Contribution contribution, Place contributed, Set<String> seen) {
        Place place = UiCheck.named("panel", panel.name(), panel.label(), seen, contributed);
        permission(panel.permission(), place);
        if (terms.known(panel.entity(), place).isEmpty()) {
            return;
        }
        conditions.check(panel.when(), panel.entity(), place.in("when"));
        switch (panel.content()) {
            case Panel.Content.Code _ -> drawn(contribution, place);
            case Panel.Content.Facts facts -> fields(facts.fields(), panel.entity(), place);
            case Panel.Content.Frame frame -> frame.told().forEach(field -> terms.field(field, panel.entity(), place));
            case Panel.Content.Text text -> {
                if (text.markdown().isBlank() || text.markdown().length() > LONGEST_TEXT) {
                    place.refuse("its text is blank or too long", "say at most " + LONGEST_TEXT + " characters");
                }
            }
            case Panel.Content.Listing listing -> listing(listing, panel.entity(), place);
            case Panel.Content.Chart chart -> chart(chart, panel.entity(), place);
        }
    }

    private void fields(List<Field<?>> fields, EntityName entity, Place place) {
        if (fields.isEmpty()) {
            place.refuse("it shows no field", "name at least one");
        }
        fields.forEach(field -> terms.field(field, entity, place));
    }

    private void listing(Panel.Content.Listing listing, EntityName entity, Place place) {
        EntityName of = listing.query().entity();
        if (ui.query(listing.query(), place)) {
            terms.all(listing.columns(), of, place.in("columns"));
            back(listing.back(), of, entity, place);
        }
    }

    private void chart(Panel.Content.Chart chart, EntityName entity, Place place) {
        EntityName of = chart.query().entity();
        if (ui.query(chart.query(), place)) {
            back(chart.back(), of, entity, place);
            ui.measure(chart.measure(), of, place);
            ChartCheck.check(chart.query(), chart.measure(), chart.kind(), place);
        }
    }

    private void back(@Nullable Term<Ref> back, EntityName of, EntityName entity, Place place) {
        if (back != null) {
            terms.resolve(back, of, place).ifPresent(field -> {
                if (!ConditionCheck.pointsTo(field, entity)) {
                    place.refuse(
                            of + "." + back.path() + " does not point to " + entity,
                            "use a reference that points to " + entity);
                }
            });
        }
    }

    void page(Ui.Page page, Contribution contribution, Place contributed, Set<String> seen) {
        Place place = UiCheck.named("page", page.name(), page.label(), seen, contributed);
        icon(page.icon(), place);
        permission(page.permission(), place);
        drawn(contribution, place);
    }

    void command(Ui.Command command, Contribution contribution, Place contributed, Set<String> seen) {
        Place place = UiCheck.named("command", command.name(), command.label(), seen, contributed);
        EntityName entity = command.entity();
        if (command.places().isEmpty()) {
            place.refuse("it is offered nowhere", "name at least one place");
        }
        if (entity != null) {
            if (terms.known(entity, place).isPresent()) {
                conditions.check(command.when(), entity, place.in("when"));
            }
        } else if (!command.places().equals(Set.of(Ui.Place.PALETTE))) {
            place.refuse("it is about no records", "name the entity, or offer it in the palette alone");
        }
        permission(command.permission(), place);
        shortcut(command, place, seen);
        drawn(contribution, place);
    }

    private static void shortcut(Ui.Command command, Place place, Set<String> seen) {
        String key = command.shortcut();
        if (key == null) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            place.refuse("'" + key + "' is no key for a shortcut", "use a lower-case letter or a digit");
        }
        if (!seen.add("shortcut " + command.entity() + " " + key)) {
            place.refuse("another command of these records has the key " + key, "take another one");
        }
    }

    void layout(ListLayout layout, Contribution contribution, Place contributed, Set<String> seen) {
        Place place = UiCheck.named("layout", layout.name(), layout.label(), seen, contributed);
        icon(layout.icon(), place);
        layout.entities().forEach(entity -> terms.known(entity, place));
        permission(layout.permission(), place);
        drawn(contribution, place);
    }

    /** A view opens in a layout that is there for its list. */
    void drawn(ListView view, Contribution contribution, Place place) {
        ListLayout layout = view.drawn();
        if (layout == null) {
            return;
        }
        if (!contribution.ui().contains(layout)) {
            place.refuse("nobody declares the layout " + layout.name(), "contribute it by ui(…) beside the view");
        } else if (!layout.entities().isEmpty() && !layout.entities().contains(view.entity())) {
            place.refuse(
                    "the layout " + layout.name() + " is not for lists of " + view.entity(),
                    "name the entity in its of(…)");
        }
    }

    private static void icon(String icon, Place place) {
        if (!UiCheck.ICON.matcher(icon).matches()) {
            place.refuse("'" + icon + "' is no icon's name", "see tabler.io/icons");
        }
    }

    void tile(Ui.Tile tile, Contribution contribution, Place contributed, Set<String> seen) {
        Place place = UiCheck.named("tile", tile.name(), tile.label(), seen, contributed);
        permission(tile.permission(), place);
        drawn(contribution, place);
    }

    void look(Ui.Look look, Contribution contribution, Place contributed, Set<String> seen) {
        Place place = UiCheck.named("look of " + look.field(), look.name(), look.name(), seen, contributed);
        drawn(contribution, place);
        if (look.field().shape() instanceof EntityName entity
                && terms.known(entity, place).isPresent()) {
            terms.field(look.field(), entity, place);
            String other = looks.putIfAbsent(look.field().toString(), contribution.pluginId());
            if (other != null) {
                place.refuse("the plugin " + other + " says already how it looks", "let one of the two say it");
            }
        }
    }

    void event(Ui.Event event, Contribution contribution, Place contributed, Set<String> seen) {
        Place place = contributed.in("event " + event.what());
        if (event.what().isBlank() || event.what().length() > LONGEST_WORD) {
            place.refuse("its word is blank or too long", "use at most " + LONGEST_WORD + " characters");
        }
        if (event.label().isBlank()) {
            place.refuse("its label is blank", "say what people read");
        }
        if (event.isDrawn()) {
            drawn(contribution, place);
        }
        if (!seen.add("event " + event.what())) {
            place.refuse("it is declared twice", "remove one of the two");
        }
    }

    private void permission(@Nullable Permission permission, Place place) {
        if (permission != null) {
            rights.permission(permission.id(), place);
        }
    }

    /** What a module draws needs one. */
    private static void drawn(Contribution contribution, Place place) {
        if (contribution.ui().stream().noneMatch(Ui.Module.class::isInstance)) {
            place.refuse(
                    "nothing draws it",
                    "name the module that does: Ui.module(\"" + contribution.pluginId() + "\", \"main.js\")");
        }
    }
}
