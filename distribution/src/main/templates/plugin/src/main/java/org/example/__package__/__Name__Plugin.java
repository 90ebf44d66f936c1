package org.example.@package@;

import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ui;

/** Brings things. They have a table, pages, REST, rights and history; replace them by what your plugin is about. */
public final class @Name@Plugin implements Plugin {
    public static final EntityName THING = EntityName.of("@id@", "thing");

    public static final Field<String> SUBJECT = THING.text("subject").required().maxLength(200).searchable();
    public static final Field<String> NOTE = THING.longText("note");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("@id@", "@Name@")
                .entities(Entity.of(THING, "Thing", "Things").fields(SUBJECT, NOTE).title(SUBJECT))
                .ui(Ui.menu(THING, "Things", "box", 50))
                .ui(Ui.panel(THING, "length", "Length of the note"), Ui.module("@id@", "main.js"));
    }
}
