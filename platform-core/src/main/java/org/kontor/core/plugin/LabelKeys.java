package org.kontor.core.plugin;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kontor.api.Action;
import org.kontor.api.Aspect;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.Field;
import org.kontor.api.ListLayout;
import org.kontor.api.ListView;
import org.kontor.api.Panel;
import org.kontor.api.Permission;
import org.kontor.api.Ui;
import org.kontor.core.notice.DeclaredNotice;
import org.kontor.core.notice.NoticeLists;

/**
 * The keys under which what a plugin declares is looked up in its languages.
 *
 * @param needed those without which people read English
 * @param known these, and those that may be left out
 */
record LabelKeys(Set<String> needed, Set<String> known) {
    static LabelKeys of(Contribution contribution) {
        LabelKeys keys = new LabelKeys(new TreeSet<>(), new TreeSet<>());
        String plugin = contribution.pluginId();
        keys.known.add(plugin);
        contribution.entities().forEach(keys::entity);
        contribution.aspects().forEach(keys::aspect);
        contribution.foreignFields().forEach(foreign -> foreign.fields().forEach(keys::field));
        contribution.actions().forEach(keys::action);
        contribution.permissions().stream().map(Permission::id).forEach(keys::need);
        contribution.roles().forEach(role -> keys.need(role.plugin() + ".role." + role.name()));
        contribution.settings().forEach(setting -> keys.field(setting.field()));
        contribution.ui().forEach(element -> keys.element(plugin, element));
        contribution
                .notices()
                .forEach(notice -> keys.need(NoticeLists.KINDS + "." + DeclaredNotice.kind(plugin, notice)));
        contribution.ways().forEach(way -> keys.need(NoticeLists.WAYS + "." + way.name()));
        return keys;
    }

    private void need(String key) {
        needed.add(key);
        known.add(key);
    }

    private void entity(Entity entity) {
        need(entity.name().toString());
        need(entity.name() + ".plural");
        help(entity.name() + ".help", Optional.ofNullable(entity.help()));
        entity.fields().forEach(this::field);
    }

    private void aspect(Aspect aspect) {
        need(aspect.name().toString());
        need(aspect.name() + ".plural");
        help(aspect.name() + ".help", Optional.ofNullable(aspect.help()));
        aspect.fields().forEach(this::field);
    }

    private void field(Field<?> field) {
        need(field.toString());
        help(field + ".help", field.help());
        field.list().ifPresent(list -> list.choices().forEach(choice -> need(list + "." + choice)));
    }

    private void help(String key, Optional<String> declared) {
        known.add(key);
        declared.ifPresent(help -> need(key));
    }

    private void action(Action action) {
        need(action.name().toString());
        action.input().forEach(this::field);
        action.output().forEach(this::field);
    }

    private void element(String plugin, Ui element) {
        switch (element) {
            // without one of its own it says what several of the entity are called
            case Ui.Menu menu -> known.add(menu.entity() + ".menu");
            case ListView view -> need(view.entity() + ".view." + view.name());
            case Ui.Section section -> need(section.entity() + ".section." + section.name());
            case Ui.Related related -> need(related.entity() + ".related." + related.name());
            case Ui.Widget widget -> need(widget.plugin() + ".widget." + widget.name());
            case Ui.Card card -> {
                // the terms have labels
            }
            case Ui.Columns columns -> {
                // the terms have labels
            }
            case Panel panel -> {
                need(plugin + ".panel." + panel.name());
                if (panel.content() instanceof Panel.Content.Text) {
                    need(plugin + ".panel." + panel.name() + ".text");
                }
            }
            case Ui.Page page -> need(plugin + ".page." + page.name());
            case Ui.Command command -> need(plugin + ".command." + command.name());
            case ListLayout layout -> need(plugin + ".layout." + layout.name());
            case Ui.Tile tile -> need(plugin + ".tile." + tile.name());
            case Ui.Event event -> need(plugin + ".event." + event.what());
            case Ui.Look look -> {
                // the field has a label
            }
            case Ui.Module module -> {
                // what it says begins with the plugin's id and .ui., see UiManifest
            }
        }
    }
}
