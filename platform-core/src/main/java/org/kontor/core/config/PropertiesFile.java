package org.kontor.core.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A file of properties, read strictly: each entry knows its line, and what {@link Properties} would pass over in silence
 * (a key given twice, a line without {@code =}, a lost backslash) is a fault.
 */
final class PropertiesFile {
    /** A key's value and the line where it begins. */
    record Entry(String key, String value, int line) {}

    private final String name;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<ConfigurationFault> faults = new ArrayList<>();

    private PropertiesFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file; one that does not exist has no entries.
     *
     * @param name how messages call the file
     */
    static PropertiesFile read(Path path, String name) {
        PropertiesFile file = new PropertiesFile(name);
        if (Files.exists(path)) {
            try {
                byte[] bytes = Files.readAllBytes(path);
                file.parse(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException broken) {
                file.fault(name, name, "it is not written in UTF-8", "save the file in UTF-8");
            } catch (IOException unreadable) {
                file.fault(name, name, "it cannot be read: " + unreadable, "give the server the right to read it");
            }
        }
        return file;
    }

    /** The entries by key. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** What is wrong with the file's form. */
    List<ConfigurationFault> faults() {
        return faults;
    }

    private void parse(String text) {
        String[] lines = text.split("\r\n|\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            int first = i;
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            while (endsOpen(line) && i + 1 < lines.length) {
                i++;
                line = line.substring(0, line.length() - 1) + lines[i].strip();
            }
            add(line, first + 1);
        }
    }

    private void add(String line, int number) {
        String place = place(number);
        int sign = line.indexOf('=');
        String key = sign < 0 ? line : line.substring(0, sign).strip();
        if (sign < 0) {
            fault(key, place, "the line has no =", "write key=value, or # before a remark");
        } else if (key.isEmpty() || !key.chars().allMatch(PropertiesFile::fitsKey)) {
            String called = key.isEmpty() ? "a line" : key;
            fault(called, place, "before the = stands no key", "write key=value; keys have letters, digits, . and -");
        } else if (strayBackslash(line)) {
            fault(key, place, "a single \\ has no meaning in its value", "write \\\\ for a backslash, or / in a path");
        } else {
            try {
                Properties properties = new Properties();
                properties.load(new StringReader(line));
                String value = properties.getProperty(key, "").strip();
                Entry before = entries.putIfAbsent(key, new Entry(key, value, number));
                if (before != null) {
                    fault(key, place, "the key already stands in line " + before.line(), "remove one of the two");
                }
            } catch (IllegalArgumentException | IOException malformed) {
                fault(key, place, "its value has a broken \\u escape", "write the letter itself; the file is UTF-8");
            }
        }
    }

    String place(int line) {
        return name + ", line " + line;
    }

    private void fault(String key, String place, String reason, String mend) {
        faults.add(new ConfigurationFault(key, place, reason, mend));
    }

    private static boolean endsOpen(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean fitsKey(int letter) {
        return letter < 128 && (Character.isLetterOrDigit(letter) || letter == '.' || letter == '-' || letter == '_');
    }

    private static boolean strayBackslash(String line) {
        for (int i = line.indexOf('\\'); i >= 0; i = line.indexOf('\\', i + 2)) {
            if (i + 1 == line.length() || "\\=:#! tnrfu".indexOf(line.charAt(i + 1)) < 0) {
                return true;
            }
        }
        return false;
    }
}
