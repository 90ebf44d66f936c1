package org.kontor.api;

import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;

/**
 * What the kernel hands to a plugin. Lives as long as the plugin's version; safe for use by many threads.
 *
 * <p>During {@link Plugin#contribute} only {@link #pluginId()}, {@link #self()}, {@link #clock()} and {@link #log()}
 * answer, and the other doors may be kept for later.
 *
 * {@snippet class="org.kontor.example.ContactsPlugin" region="context"}
 */
public interface PluginContext {
    /** The plugin's id, which is its folder's name and the prefix of everything it owns. */
    String pluginId();

    /**
     * The plugin's own actor: full rights on its own entities and on its fields of foreign ones, plus what {@link
     * Contribution#needs} asked for.
     */
    Actor self();

    /** The one door to data. Each call takes a lease on the platform that is current at that moment. */
    Data data();

    /** Finds records by words, as somebody may see them. */
    Search search();

    /** What the platform declares at this moment, custom fields included. */
    Catalog catalog();

    /** The only clock a plugin should read: tests move it. */
    Clock clock();

    /**
     * A service of a plugin that this one {@link Contribution#dependsOn depends on}.
     *
     * @throws IllegalStateException when no such plugin provides it, naming the type
     */
    <S> S service(Class<S> type);

    /** The settings that this plugin declared, as administrators set them. */
    Settings settings();

    /** The text of a message in a language, from {@code i18n/<language>.properties} or its English form. */
    String text(Message message, Locale locale);

    /**
     * Prints a record: fills the template as it is in force, an administrator's version before the plugin's own, with what
     * somebody may read, and makes a PDF of it. What they may not read is empty. Takes up to some seconds, and is refused
     * inside of a transaction; keep the file by putting it into a field of a record.
     *
     * {@snippet class="org.kontor.example.PrintingPlugin" region="print"}
     *
     * @param actor by whose rights, and whose file it is until a record holds it
     * @param locale the language of dates, amounts and labels, and of the template where there are several
     * @throws Refusal NOT_FOUND when the record is out of sight, INVALID when the template does not fit or takes too long,
     *     UNAVAILABLE when too many print
     * @throws IllegalStateException inside of a transaction
     */
    FileId print(Actor actor, Template template, Ref record, Locale locale);

    /** A logger named after the plugin. */
    Logger log();
}
