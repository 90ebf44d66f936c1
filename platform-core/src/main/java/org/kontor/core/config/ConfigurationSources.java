package org.kontor.core.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.MapBackedConfigValueConfigSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Where values come from: the file, over it the environment, over both the command line. What is no key is a fault,
 * wherever it stands.
 */
final class ConfigurationSources {
    /** Variables that begin like ours and are none of our keys: the start script's, the commands', the first administrator's. */
    static final Set<String> OTHER_VARIABLES = Set.of(
            Configuration.INSTALLATION,
            Configuration.ADMIN_PASSWORD,
            Configuration.TOKEN,
            Configuration.USER,
            Configuration.PASSWORD,
            "KONTOR_BASE",
            "KONTOR_CALLED_IN",
            "KONTOR_JAVA_OPTS",
            "KONTOR_START_CACHE");

    private static final String PREFIX = "KONTOR_";

    private static final class Source extends MapBackedConfigValueConfigSource {
        private static final long serialVersionUID = 1L;

        Source(String name, Map<String, ConfigValue> values, int ordinal) {
            super(name, values, ordinal);
        }
    }

    private final Map<String, ConfigurationKey> keys;
    private final List<ConfigurationFault> faults = new ArrayList<>();
    private final List<ConfigSource> all;

    ConfigurationSources(
            Collection<ConfigurationKey> keys,
            PropertiesFile file,
            Map<String, String> environment,
            List<String> arguments) {
        this.keys = keys.stream().collect(Collectors.toMap(ConfigurationKey::name, key -> key));
        faults.addAll(file.faults());
        this.all = List.of(
                new Source("file", lines(file), 100),
                new Source("environment", variables(environment), 300),
                new Source("arguments", arguments(arguments), 400));
    }

    /** The sources, the last one counting most. */
    List<ConfigSource> all() {
        return all;
    }

    /** What is wrong with them, apart from values. */
    List<ConfigurationFault> faults() {
        return faults;
    }

    private Map<String, ConfigValue> lines(PropertiesFile file) {
        Map<String, ConfigValue> values = new HashMap<>();
        file.entries().forEach((key, entry) -> add(values, key, entry.value(), file.place(entry.line())));
        return values;
    }

    private Map<String, ConfigValue> variables(Map<String, String> environment) {
        Map<String, ConfigurationKey> known =
                keys.values().stream().collect(Collectors.toMap(ConfigurationKey::variable, key -> key));
        Map<String, ConfigValue> values = new HashMap<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            ConfigurationKey key = known.get(variable);
            if (key != null) {
                add(values, key.name(), value.strip(), variable + " in the environment");
            } else if (variable.startsWith(PREFIX) && !OTHER_VARIABLES.contains(variable)) {
                List<String> names = Stream.concat(known.keySet().stream(), OTHER_VARIABLES.stream())
                        .toList();
                unknown(variable, "the environment", "there is no such variable", NearestName.to(variable, names));
            }
        });
        return values;
    }

    private Map<String, ConfigValue> arguments(List<String> arguments) {
        Map<String, ConfigValue> values = new HashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (!argument.startsWith("--") || sign < 0) {
                faults.add(new ConfigurationFault(
                        argument, "the command line", "it is no setting", "write --kontor.http.port=8080"));
                continue;
            }
            String key = argument.substring(2, sign);
            if (values.containsKey(key)) {
                faults.add(
                        new ConfigurationFault(key, "the command line", "it is given twice", "remove one of the two"));
            }
            add(values, key, argument.substring(sign + 1).strip(), "--" + key + " on the command line");
        }
        return values;
    }

    private void add(Map<String, ConfigValue> values, String key, String value, String place) {
        if (!keys.containsKey(key)) {
            Optional<String> nearest = NearestName.to(key, keys.keySet())
                    .or(() -> Optional.of("kontor." + key).filter(keys::containsKey));
            unknown(key, place, "there is no such key", nearest);
            return;
        }
        values.put(
                key,
                ConfigValue.builder()
                        .withName(key)
                        .withValue(value)
                        .withRawValue(value)
                        .withConfigSourceName(place)
                        .build());
    }

    private void unknown(String name, String place, String reason, Optional<String> nearest) {
        String mend = nearest.map(known -> "did you mean " + known + "?")
                .orElse("remove it; config/kontor.properties shows every key");
        faults.add(new ConfigurationFault(name, place, reason, mend));
    }
}
