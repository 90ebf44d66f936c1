package org.kontor.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The messages in the kernel's classes: a key of its own, and the English pattern that is loaded right after it. */
final class SpokenKeys {
    private static final String KEY = "system\\.[a-z0-9_]+";

    private SpokenKeys() {}

    /** English patterns by key; a key that is said in several ways has several. */
    static Map<String, Set<String>> ofKernel() {
        Map<String, Set<String>> patterns = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(PluginTexts.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()))) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> read(file, patterns));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return patterns;
    }

    private static void read(Path file, Map<String, Set<String>> patterns) {
        try {
            ClassFile.of()
                    .parse(file)
                    .methods()
                    .forEach(method -> method.code().ifPresent(code -> read(code, patterns)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Iterable<CodeElement> code, Map<String, Set<String>> patterns) {
        String key = "";
        for (CodeElement element : code) {
            if (element instanceof ConstantInstruction constant && constant.constantValue() instanceof String text) {
                if (key.matches(KEY) && !text.startsWith("system.")) {
                    patterns.computeIfAbsent(key, first -> new TreeSet<>()).add(text);
                }
                key = text;
            } else if (element instanceof java.lang.classfile.Instruction) {
                key = "";
            }
        }
    }
}
