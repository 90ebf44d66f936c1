package org.kontor.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kontor.api.Panel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugins have for browsers: modules, style sheets, pictures and pages for frames, from {@code META-INF/kontor/ui/} of
 * their jars. The address of a file has the version and the hash of its plugin in it, so that it always has the same content.
 */
public final class UiFiles {
    /** What all addresses begin with; the plugin's id follows, then version and hash, then the path. */
    public static final String ROOT = "/ui-plugins/";

    /** The types of files by their endings; there are no others. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("woff2", "font/woff2"));

    static final String ENDINGS =
            TYPES.keySet().stream().sorted().map(ending -> "." + ending).collect(Collectors.joining(" "));

    /** No part of a path begins with a point, and none is written in a way that servers and browsers read differently. */
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){0,9}");

    private static final int HASH = 16;
    private static final Logger LOG = LoggerFactory.getLogger(UiFiles.class);

    /**
     * A file as a browser gets it.
     *
     * @param isFramed whether its plugin shows frames: what they load comes from nowhere in the browser's eyes
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, sent once
    public record UiFile(byte[] content, String type, boolean isFramed) {}

    private record Folder(ClassLoader loader, boolean isFramed) {}

    private final Map<String, Folder> folders = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    /** The files of these plugins. */
    public UiFiles(Collection<LoadedPlugin> plugins) {
        for (LoadedPlugin plugin : plugins) {
            if (plugin.loader() instanceof PluginClassLoader && plugin.hash().length() >= HASH) {
                String place = plugin.id() + "/" + plain(plugin.version()) + "-"
                        + plugin.hash().substring(0, HASH) + "/";
                folders.put(place, new Folder(plugin.loader(), showsFrames(plugin)));
                addresses.put(plugin.id(), ROOT + place);
            }
        }
    }

    private static boolean showsFrames(LoadedPlugin plugin) {
        return plugin.contribution().ui().stream()
                .anyMatch(each -> each instanceof Panel panel && panel.content() instanceof Panel.Content.Frame);
    }

    private static String plain(String version) {
        return version.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Whether a file of that name is given to browsers at all. */
    static boolean isServed(String path) {
        return PATH.matcher(path).matches()
                && TYPES.containsKey(path.substring(path.lastIndexOf('.') + 1))
                && path.indexOf('.') >= 0;
    }

    /** The address of a plugin's file, if the plugin has files of its own. */
    public Optional<String> address(String plugin, String path) {
        return Optional.ofNullable(addresses.get(plugin)).map(place -> place + path);
    }

    /** The plugin's kind of address as it stands for its version: another one means other files. */
    public Optional<String> place(String plugin) {
        return Optional.ofNullable(addresses.get(plugin));
    }

    /** The file at an address; empty where there is none, whatever the address is. */
    public Optional<UiFile> find(String address) {
        if (!address.startsWith(ROOT)) {
            return Optional.empty();
        }
        String rest = address.substring(ROOT.length());
        int id = rest.indexOf('/');
        int version = id < 0 ? -1 : rest.indexOf('/', id + 1);
        Folder folder = version < 0 ? null : folders.get(rest.substring(0, version + 1));
        String path = version < 0 ? "" : rest.substring(version + 1);
        if (folder == null || !isServed(path)) {
            return Optional.empty();
        }
        URL file = folder.loader().getResource(FileCheck.UI_FOLDER + path);
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (file == null || type == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UiFile(ResourceFile.read(file), type, folder.isFramed()));
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read: {}", address, unreadable.toString());
            return Optional.empty();
        }
    }
}
