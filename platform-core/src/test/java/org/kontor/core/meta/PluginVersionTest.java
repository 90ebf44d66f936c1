package org.kontor.core.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluginVersionTest {
    private static PluginVersion version(String text) {
        return PluginVersion.parse(text).orElseThrow();
    }

    @Test
    void versionsAreComparedByTheirNumbers() {
        assertThat(version("2.10")).isGreaterThan(version("2.9"));
        assertThat(version("3")).isGreaterThan(version("2.9.9.9"));
        assertThat(version("2.0.1")).isGreaterThan(version("2"));
    }

    @Test
    void zerosAtTheEndSayNothing() {
        assertThat(version("2.0.0")).isEqualTo(version("2")).hasToString("2");
        assertThat(version("0.0")).hasToString("0");
    }

    @Test
    void whatIsNoVersionIsNotRead() {
        for (String text : new String[] {"", "v2", "2.", "2..1", "2.0-SNAPSHOT", "1.2.3.4.5", "1234567890"}) {
            assertThat(PluginVersion.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void ofAPluginsOwnVersionTheLeadingNumbersCount() {
        assertThat(PluginVersion.leading("2.1-SNAPSHOT")).contains(version("2.1"));
        assertThat(PluginVersion.leading("2.1.0.Final")).contains(version("2.1"));
        assertThat(PluginVersion.leading("development")).isEmpty();
    }
}
