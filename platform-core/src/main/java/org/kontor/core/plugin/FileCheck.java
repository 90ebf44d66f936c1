package org.kontor.core.plugin;

import java.util.HashSet;
import java.util.Set;
import org.kontor.api.Contribution;
import org.kontor.api.Panel;
import org.kontor.api.Ui;

/** Checks the files that a plugin names: they must be in its jar. */
final class FileCheck {
    /** Where the web client's modules are, in a plugin's jar. */
    static final String UI_FOLDER = "META-INF/kontor/ui/";

    private FileCheck() {}

    static void check(Contribution contribution, ClassLoader loader, Place contributed) {
        Set<String> seen = new HashSet<>();
        for (String path : contribution.migrations()) {
            Place place = contributed.in("migration " + path);
            if (!seen.add(path)) {
                place.refuse("it is named twice", "remove one of the two");
            }
            present(path, path, loader, place);
        }
        for (Ui element : contribution.ui()) {
            if (element instanceof Ui.Module module) {
                Place place = contributed.in("UI module " + module.module());
                if (!module.plugin().equals(contribution.pluginId())) {
                    place.refuse("it belongs to the plugin " + module.plugin(), "name own modules only");
                }
                if (!module.module().endsWith(".js") && !module.module().endsWith(".mjs")) {
                    place.refuse("it is no ES module", "name a file that ends with .js");
                }
                served(module.module(), place);
                present(UI_FOLDER + module.module(), module.module(), loader, place);
                String style = module.style();
                if (style != null) {
                    served(style, place.in("style " + style));
                    present(UI_FOLDER + style, style, loader, place.in("style " + style));
                }
            }
            if (element instanceof Panel panel && panel.content() instanceof Panel.Content.Frame frame) {
                Place place = contributed.in("frame of panel " + panel.name());
                if (!frame.file().endsWith(".html")) {
                    place.refuse("it is no page", "name a file that ends with .html");
                }
                served(frame.file(), place);
                present(UI_FOLDER + frame.file(), frame.file(), loader, place);
            }
        }
    }

    /** Refuses what would never reach a browser. */
    private static void served(String path, Place place) {
        if (!path.contains("..") && !path.startsWith("/") && !UiFiles.isServed(path)) {
            place.refuse(
                    "browsers are not given files of this name",
                    "use letters, digits, - and _, and one of the endings " + UiFiles.ENDINGS);
        }
    }

    /** Refuses a path that leads to no file of the jar. */
    static void present(String path, String named, ClassLoader loader, Place place) {
        if (named.startsWith("/") || named.contains("..") || named.contains("\\")) {
            place.refuse("the path leaves its folder", "name it from the root of the jar, without ..");
        } else if (loader.getResource(path) == null) {
            place.refuse("there is no file " + path + " in the plugin's jar", "add the file, or correct the path");
        }
    }
}
