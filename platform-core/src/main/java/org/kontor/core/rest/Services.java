package org.kontor.core.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.kontor.api.Contribution;
import org.kontor.api.Field;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.access.Accounts;
import org.kontor.core.access.Sessions;
import org.kontor.core.access.Tokens;
import org.kontor.core.change.ChangeLog;
import org.kontor.core.change.LogReaders;
import org.kontor.core.change.ReadLog;
import org.kontor.core.config.SessionConfig;
import org.kontor.core.database.Database;
import org.kontor.core.file.FileKeeper;
import org.kontor.core.file.FileTexts;
import org.kontor.core.layer.Forms;
import org.kontor.core.meta.Catalog;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.module.Modules;
import org.kontor.core.move.ConfigurationDesk;
import org.kontor.core.plugin.PluginCalls;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.PluginTexts;
import org.kontor.core.plugin.UiFiles;
import org.kontor.core.print.Printer;
import org.kontor.core.record.FileSight;
import org.kontor.core.record.JdbcData;
import org.kontor.core.record.RecordJson;
import org.kontor.core.record.RecordParser;
import org.kontor.core.record.RecordRights;
import org.kontor.core.record.RecordWriter;
import org.kontor.core.search.Search;
import org.kontor.core.secret.Vault;
import org.kontor.core.system.Shares;
import org.kontor.core.system.SystemSettings;
import org.kontor.core.task.Works;

/**
 * Everything that the REST interface of one platform needs.
 *
 * @param contributions of all plugins, the kernel's own among them
 * @param json the platform's own mapper, see {@link PlatformJson#mapper}
 * @param plugins the plugins' own resources
 * @param works what this node works on beside requests
 * @param calls how plugins fare
 * @param modules plugins as administrators change them
 * @param moving takes configuration out and in
 * @param settings what is set of the kernel and the plugins
 * @param vault what encrypts
 * @param forms how entities are shown, and to whom
 * @param search finds records by words
 * @param ui what plugins have for browsers
 * @param fileTexts what stands in files
 */
public record Services(
        Catalog catalog,
        List<Contribution> contributions,
        PluginTexts texts,
        PluginReport report,
        Database database,
        JdbcData data,
        RecordWriter writer,
        RecordJson recordJson,
        RecordParser parser,
        RecordRights rights,
        ChangeLog changes,
        ReadLog reads,
        AccessPolicy policy,
        Accounts accounts,
        Sessions sessions,
        Tokens tokens,
        Shares shares,
        SessionConfig sessionConfig,
        ExportTurns exports,
        FileKeeper files,
        FileSight fileSight,
        DownloadTurns downloads,
        Printer printer,
        Events events,
        LogReaders readers,
        Clock clock,
        ObjectMapper json,
        List<PluginResources> plugins,
        Supplier<Works> works,
        PluginCalls calls,
        Modules modules,
        ConfigurationDesk moving,
        SystemSettings settings,
        Vault vault,
        Forms forms,
        Search search,
        UiFiles ui,
        FileTexts fileTexts) {
    public Services {
        contributions = List.copyOf(contributions);
        plugins = List.copyOf(plugins);
    }

    /** Finds out who calls. */
    public Authentication authentication() {
        return new StoredAuthentication(policy, sessions, tokens);
    }

    /** What is known of a field that belongs to no entity, its list of choices as it stands now. */
    FieldMeta outside(Field<?> field) {
        return catalog.outside(field, catalog.options(field));
    }
}
