package org.kontor.core.plugin;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.kontor.api.Contribution;
import org.kontor.api.Plugin;
import org.slf4j.LoggerFactory;

/**
 * A plugin version that has contributed. Lives as long as its files stay as they are, through many platforms.
 *
 * @param id its folder's name
 * @param version what its jar's manifest says, or {@code development}
 * @param hash its files' hash; empty for plugins within the kernel
 * @param loader where its classes and files are
 * @param contribution what it contributed
 * @param languages what it says to people
 * @param remarks what its author, or an administrator, should know; worked out once for a version
 * @param context what it was given
 * @param call the way into its code
 */
public record LoadedPlugin(
        String id,
        String version,
        String hash,
        ClassLoader loader,
        Contribution contribution,
        LanguageFiles languages,
        List<Violation> remarks,
        KernelPluginContext context,
        PluginCall call)
        implements AutoCloseable {
    public LoadedPlugin {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(loader, "loader");
        Objects.requireNonNull(contribution, "contribution");
        Objects.requireNonNull(languages, "languages");
        remarks = List.copyOf(remarks);
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(call, "call");
    }

    /** A plugin whose classes are the kernel's, as plugin zero's are. What it throws comes through. */
    public static LoadedPlugin within(Plugin plugin, String version, KernelPluginContext context, CallWatch watch) {
        return within(plugin, version, context, watch, LanguageFiles.kernel());
    }

    /**
     * The same, with words of its own.
     *
     * @param languages what it says to people
     */
    public static LoadedPlugin within(
            Plugin plugin, String version, KernelPluginContext context, CallWatch watch, LanguageFiles languages) {
        ClassLoader loader = plugin.getClass().getClassLoader();
        String id = context.pluginId();
        return new LoadedPlugin(
                id,
                version,
                "",
                loader,
                plugin.contribute(context),
                languages,
                // the kernel's own tests look through its languages
                List.of(),
                context,
                new PluginCall(id, loader, watch));
    }

    /** The same, with what is to be said of it. */
    public LoadedPlugin remarking(List<Violation> remarks) {
        return new LoadedPlugin(id, version, hash, loader, contribution, languages, remarks, context, call);
    }

    /** The plugin as it is checked. */
    Candidate candidate() {
        return new Candidate(id, contribution, loader, version);
    }

    /** Lets its jars go; afterwards its classes can be collected. */
    @Override
    public void close() {
        if (loader instanceof PluginClassLoader own) {
            try {
                own.close();
                call.retire(version);
            } catch (IOException open) {
                LoggerFactory.getLogger(LoadedPlugin.class).warn("a jar of the plugin {} stays open", id, open);
            }
        }
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
