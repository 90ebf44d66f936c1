package org.kontor.hello;

import java.time.LocalDate;
import org.kontor.api.Choice;
import org.kontor.api.Contribution;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;
import org.kontor.api.Plugin;
import org.kontor.api.PluginContext;
import org.kontor.api.Ui;

/** The smallest plugin: greetings, with everything else derived from these lines. */
public final class HelloPlugin implements Plugin {
    static final EntityName NAME = EntityName.of("hello", "greeting");
    static final Field<String> WORDS = NAME.text("words").required().searchable();
    static final Field<Choice> MOOD = NAME.choice("mood", Choice.of("cheerful"), Choice.of("formal"));
    static final Field<LocalDate> SAID_ON = NAME.date("said_on");

    @Override
    public Contribution contribute(PluginContext context) {
        return Contribution.of("hello", "Hello")
                .entities(Entity.of(NAME, "Greeting", "Greetings").fields(WORDS, MOOD, SAID_ON))
                .ui(Ui.menu(NAME, "Greetings", "mood-smile", 950))
                .ui(Ui.panel(NAME, "aloud", "Said aloud"), Ui.module("hello", "hello.js"));
    }
}
