package org.kontor.core.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kontor.core.plugin.PluginFiles;

/** Plugins that are never started: a file, so that it works where there is no network. */
final class Revoked {
    /**
     * One line of it.
     *
     * @param name a hash of files, or an id with or without a version: {@code fleet 1.2}
     */
    private record Line(String name, String version, String reason) {
        boolean isAbout(PluginFiles files, String itsVersion) {
            return name.equalsIgnoreCase(files.hash())
                    || name.equals(files.id()) && (version.isEmpty() || version.equals(itsVersion));
        }
    }

    /** A version has a point, so that it is told from the first word of a reason. */
    private static final Pattern LINE = Pattern.compile("(\\S+)(?:\\s+(\\d+\\.\\S*))?(?:\\s+(.*))?");

    private final List<Line> lines;

    private Revoked(List<Line> lines) {
        this.lines = lines;
    }

    /** Reads the file; where there is none, nothing is revoked. */
    static Revoked read(Path file) {
        if (!Files.exists(file)) {
            return new Revoked(List.of());
        }
        try {
            return new Revoked(Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Revoked::line)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of revoked plugins " + file, e);
        }
    }

    private static Line line(String text) {
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("no line has less than a word");
        }
        return new Line(
                parts.group(1),
                Objects.requireNonNullElse(parts.group(2), ""),
                Objects.requireNonNullElse(parts.group(3), ""));
    }

    /** Why these files are never started, if they are not. */
    Optional<String> reason(PluginFiles files, String version) {
        return lines.stream()
                .filter(line -> line.isAbout(files, version))
                .map(Line::reason)
                .findFirst();
    }
}
