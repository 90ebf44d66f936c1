package org.kontor.core.config;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of this package and remembers what it met: which keys there are, what they were set to and what was
 * wrong. A value at fault reads as its standard, so that all faults come to light together.
 */
final class ConfigurationReader {
    private static final Pattern PLUGIN = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    /** A length of bytes; a type of its own because converters go by type. */
    private record Size(long bytes) {}

    /** Makes a value of its text: null, or an {@link IllegalArgumentException}, where it does not fit. */
    @FunctionalInterface
    interface Reading<T> {
        @Nullable
        T read(String text);
    }

    private final SmallRyeConfig config;
    private final Path home;
    private final Map<String, ConfigurationKey> keys = new LinkedHashMap<>();
    private final List<ConfigurationFault> faults = new ArrayList<>();

    ConfigurationReader(List<ConfigSource> sources, Path home) {
        this.home = home;
        // no discovery, no interceptors: nothing but our three sources, and a password may hold ${
        this.config = new SmallRyeConfigBuilder()
                .withSources(sources)
                .withConverter(Duration.class, 500, (Converter<Duration>) Units::time)
                .withConverter(Size.class, 500, (Converter<Size>) text -> new Size(Units.bytes(text)))
                .build();
    }

    /** The keys read so far, by name. */
    Map<String, ConfigurationKey> keys() {
        return keys;
    }

    /** What was wrong with values so far. */
    List<ConfigurationFault> faults() {
        return faults;
    }

    Optional<String> text(String key) {
        return raw(key, "", false);
    }

    Optional<Secret> secret(String key) {
        return raw(key, "", true).map(Secret::of);
    }

    String text(String key, String standard) {
        return value(key, standard, "a text", text -> text);
    }

    int number(String key, int standard, int least, int most) {
        String wanted = "a whole number from " + least + " to " + most;
        return value(key, Integer.toString(standard), wanted, text -> {
            int number = convert(text, Integer.class);
            return number < least || number > most ? null : number;
        });
    }

    boolean flag(String key, boolean standard) {
        return value(key, Boolean.toString(standard), "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    /** A length of time; standard, least and most as the file writes them. */
    Duration time(String key, String standard, String least, String most) {
        String wanted = "a number with ms, s, m, h or d, from " + least + " to " + most;
        return value(key, standard, wanted, text -> {
            Duration time = convert(text, Duration.class);
            return time.compareTo(Units.time(least)) < 0 || time.compareTo(Units.time(most)) > 0 ? null : time;
        });
    }

    /** A number of bytes; standard, least and most as the file writes them. */
    long size(String key, String standard, String least, String most) {
        String wanted = "a number with k, M or G, from " + least + " to " + most;
        return value(key, standard, wanted, text -> {
            long size = convert(text, Size.class).bytes();
            return size < Units.bytes(least) || size > Units.bytes(most) ? null : size;
        });
    }

    <E extends Enum<E>> E oneOf(String key, E standard, Class<E> values) {
        List<E> all = List.of(values.getEnumConstants());
        String wanted = "one of "
                + String.join(", ", all.stream().map(ConfigurationReader::low).toList());
        return value(
                key,
                low(standard),
                wanted,
                text -> all.stream()
                        .filter(one -> low(one).equals(text))
                        .findFirst()
                        .orElse(null));
    }

    /** A folder or file; a relative one is meant from the server's home. */
    Path path(String key, String standard) {
        return value(
                key,
                standard,
                "the path of a folder",
                text -> home.resolve(text).normalize());
    }

    /** A folder or file that may be left out; a relative one is meant from the server's home. */
    Optional<Path> path(String key) {
        return checked(key, "the path of a folder", text -> home.resolve(text).normalize());
    }

    /** The address of a web site without a path: its scheme, host and port. */
    Optional<URI> origin(String key) {
        return checked(key, "an address such as https://crm.example.com, without a path", text -> {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = Stream.of(uri.getRawPath(), uri.getRawQuery(), uri.getRawFragment(), uri.getRawUserInfo())
                    .allMatch(part -> part == null || part.isEmpty());
            return web && bare && uri.getHost() != null ? uri : null;
        });
    }

    /** A text of a certain form, or none. */
    <T> Optional<T> checked(String key, String wanted, Reading<T> reading) {
        return raw(key, "", false).flatMap(text -> Optional.ofNullable(tried(key, text, wanted, reading)));
    }

    /** Names of plugins, separated by commas. */
    List<String> plugins(String key) {
        return list(
                key,
                "the ids of plugins, separated by commas",
                text -> PLUGIN.matcher(text).matches());
    }

    /** Several texts of a form, separated by commas. */
    List<String> list(String key, String wanted, Predicate<String> fits) {
        return checked(key, wanted, text -> {
                    List<String> items =
                            Stream.of(text.split(",", -1)).map(String::strip).toList();
                    return items.stream().allMatch(fits) ? items : null;
                })
                .orElse(List.of());
    }

    /** Reports a value that does not go with another one. */
    void refuse(String key, String reason, String mend) {
        faults.add(new ConfigurationFault(key, place(key), reason, mend));
    }

    /** Where a key's value comes from. */
    String place(String key) {
        String source = config.getConfigValue(key).getConfigSourceName();
        return source == null ? "not set" : source;
    }

    /** A key's value as it was given, if it was. */
    Optional<String> given(String key) {
        return Optional.ofNullable(config.getConfigValue(key).getValue());
    }

    private Optional<String> raw(String key, String standard, boolean isSecret) {
        keys.put(key, new ConfigurationKey(key, standard, isSecret));
        return given(key).filter(text -> !text.isEmpty());
    }

    private <T> T value(String key, String standard, String wanted, Reading<T> reading) {
        Optional<String> raw = raw(key, standard, false);
        if (raw.isEmpty() && given(key).isPresent()) {
            refuse(key, "it has no value", "give " + wanted + ", or remove the line to get " + standard);
        }
        @Nullable T read = raw.isPresent() ? tried(key, raw.get(), wanted, reading) : null;
        return read == null ? present(reading.read(standard), key) : read;
    }

    private <T> @Nullable T tried(String key, String text, String wanted, Reading<T> reading) {
        @Nullable T value;
        try {
            value = reading.read(text);
        } catch (IllegalArgumentException unreadable) {
            value = null; // told below, in our own words
        }
        if (value == null) {
            refuse(key, "\"" + text + "\" does not fit", "give " + wanted);
        }
        return value;
    }

    private <T> T convert(String text, Class<T> type) {
        return present(config.convert(text, type), text);
    }

    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("no value of " + what);
        }
        return value;
    }

    private static String low(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
