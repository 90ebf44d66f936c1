package org.kontor.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine: that of {@code KONTOR_CHROMIUM}, else the first one on the path. Nothing is downloaded. */
public final class InstalledChromium {
    /** With what it is started where nobody looks at it. */
    public static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private InstalledChromium() {}

    /** The program. */
    public static Path path() {
        return Optional.ofNullable(System.getenv("KONTOR_CHROMIUM"))
                .map(Path::of)
                .or(InstalledChromium::onPath)
                .orElseThrow(() -> new IllegalStateException("Chromium is needed to try the web client. Install it (apt"
                        + " install chromium), or name one in KONTOR_CHROMIUM."));
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
