package org.kontor.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kontor.api.Plugin;

/** Names the plugin that a test class is about, where it is not the one of its module. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PluginUnderTest {
    /** Its front door. */
    Class<? extends Plugin> value();

    /** Finds the plugin that a test class is about. */
    final class Finder {
        private Finder() {}

        static PluginPackage find(Class<?> test) {
            PluginUnderTest named = test.getAnnotation(PluginUnderTest.class);
            if (named != null) {
                return PluginPackage.of(named.value());
            }
            Path classes = PluginPackage.location(test).resolveSibling("classes");
            if (!Files.exists(classes.resolve(PluginPackage.SERVICE))) {
                throw new IllegalStateException(
                        test.getName() + ": its module offers no plugin, for there is no " + PluginPackage.SERVICE);
            }
            return PluginPackage.at(classes);
        }
    }
}
