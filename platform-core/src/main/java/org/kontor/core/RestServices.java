package org.kontor.core;

import java.util.List;
import java.util.function.Supplier;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.layer.Forms;
import org.kontor.core.meta.Catalog;
import org.kontor.core.module.Modules;
import org.kontor.core.move.ConfigurationDesk;
import org.kontor.core.plugin.CallWatch;
import org.kontor.core.plugin.LoadedPlugin;
import org.kontor.core.plugin.PluginCalls;
import org.kontor.core.plugin.PluginSelection;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.plugin.UiFiles;
import org.kontor.core.print.Printer;
import org.kontor.core.record.FileSight;
import org.kontor.core.record.IndexRows;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordJson;
import org.kontor.core.record.RecordParser;
import org.kontor.core.record.RecordReader;
import org.kontor.core.record.RecordRights;
import org.kontor.core.record.RecordWriter;
import org.kontor.core.rest.Events;
import org.kontor.core.rest.PlatformJson;
import org.kontor.core.rest.PluginResources;
import org.kontor.core.rest.Services;
import org.kontor.core.search.Search;
import org.kontor.core.system.Shares;
import org.kontor.core.task.Works;

/** Hands one platform's parts to REST. */
final class RestServices {
    private RestServices() {}

    static Services of(
            Foundation foundation,
            Events events,
            PluginSelection selection,
            Catalog catalog,
            AccessPolicy policy,
            RecordReader reader,
            RecordWriter writer,
            JdbcData data,
            PluginTexts texts,
            Printer printer,
            Supplier<Works> works,
            CallWatch watch,
            Modules modules,
            ConfigurationDesk moving) {
        List<PluginResources> resources = selection.active().stream()
                .filter(plugin -> !plugin.contribution().resources().isEmpty())
                .map(plugin -> PluginResources.of(
                        plugin.call(), plugin.context(), plugin.contribution().resources()))
                .toList();
        RecordRights rights = new RecordRights(catalog, reader);
        return new Services(
                catalog,
                selection.active().stream().map(LoadedPlugin::contribution).toList(),
                texts,
                selection.report(),
                foundation.database(),
                data,
                writer,
                new RecordJson(
                        catalog, foundation.database().dialect(), foundation.clock(), foundation.slow(), texts::text),
                new RecordParser(catalog),
                rights,
                foundation.changeLog(),
                foundation.readLog(),
                policy,
                foundation.accounts(),
                foundation.sessions(),
                foundation.tokens(),
                new Shares(
                        foundation.database(),
                        policy,
                        foundation.rights(),
                        rights,
                        foundation.changeLog(),
                        foundation.clock()),
                foundation.configuration().session(),
                foundation.exports(),
                foundation.files(),
                new FileSight(catalog, reader, foundation.files()),
                foundation.downloads(),
                printer,
                events,
                foundation.readers(),
                foundation.clock(),
                PlatformJson.mapper(),
                resources,
                works,
                new PluginCalls(
                        selection.active().stream().map(LoadedPlugin::call).toList(), watch),
                modules,
                moving,
                foundation.settings(),
                foundation.vault(),
                new Forms(
                        catalog,
                        selection.active().stream()
                                .map(LoadedPlugin::contribution)
                                .toList(),
                        foundation.layers()),
                new Search(foundation.search(), foundation.database(), new IndexRows(reader)),
                new UiFiles(selection.active()),
                foundation.texts());
    }
}
