package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kontor.testing.Answer;
import org.kontor.testing.OnEachDatabase;
import org.kontor.testing.PlatformExtension;
import org.kontor.tests.finding.FindingPlugin;

/** Where files are not to be looked into, none is read, and everything else is found. */
@OnEachDatabase
class FileTextOffTest {
    @RegisterExtension
    static final PlatformExtension platform =
            PlatformExtension.with().plugin(FindingPlugin.class).setting("kontor.search.file-text", "false");

    @Test
    void noFileIsRead() {
        Answer firm = Finding.firm(platform.admin(), "Unread Ltd");
        Filed.add(platform.admin(), firm, "named.txt", "unreadword");
        assertThat(Filed.found(platform.admin(), "named", 1)).hasSize(1);
        assertThat(Filed.now(platform.admin(), "unreadword")).isEmpty();
        assertThat(platform.admin().get(Filed.INDEX).expect(200).json().has("files"))
                .isFalse();
        assertThat(new Tables(platform::connect).number("select count(*) from system_file_text"))
                .isZero();
    }
}
