package org.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.kontor.core.plugin.Nobody;
import org.kontor.core.plugin.PluginReport;
import org.kontor.core.plugin.Violation;

/**
 * What every plugin keeps, whatever it is about. A plugin's module has one empty class that inherits this one:
 *
 * <pre>{@code
 * class BillingContractTest extends PluginContract {}
 * }</pre>
 *
 * What made-up values cannot fit gives samples of its own, by {@link #sample}. Everything is driven by what the plugin
 * declares: records are made of generated values, and what the database answers is compared with a plain evaluation of the
 * same records. What a plugin does not have, it is not asked for.
 */
@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class PluginContract extends ProcessContract {
    @Test
    @Order(1)
    void itLoadsWithoutAViolation() {
        PluginReport.Entry entry =
                platform.kernel().report().find(platform.pluginId()).orElseThrow();
        assertThat(entry.violations()).isEmpty();
        List<Violation> made = whoeverIsMade();
        assertThat(entry.remarks())
                .as("remarks on the plugin, but for people whom an installation has and this server has not")
                .filteredOn(remark -> !made.contains(remark))
                .isEmpty();
        assertThat(entry.state()).isEqualTo(PluginReport.State.ACTIVE);
    }

    @Test
    @Order(2)
    void itKnowsNothingOfTheKernelButItsApi() {
        PluginCode code = platform.pluginCode();
        code.checkImports();
        code.checkConstants();
    }

    @Test
    @Order(2)
    void itsClassesMayBeLoadedInAnyOrder() {
        platform.loadingOrder().check();
    }

    @Test
    @Order(3)
    void aSecondStartChangesNothingInTheTables() throws SQLException {
        DatabaseState before = structure();
        platform.restart();
        forget();
        assertThat(structure().tables()).isEqualTo(before.tables());
    }

    @Test
    @Order(15)
    void everyTemplateHolds() {
        for (JsonNode template : admin().get("templates").expect(200).json().path("templates")) {
            if (template.path("id").asText().startsWith(platform.pluginId() + ".")) {
                assertThat(template.path("faults")).as(template.toString()).isEmpty();
            }
        }
    }

    @Test
    @Order(90)
    void itIsDisabledEnabledAndReplacedWhileTheServerRunsAndNothingOfItIsLeft() {
        forget();
        new LiveChange(platform).check();
    }

    @Test
    @Order(100)
    void afterItIsTakenAwayItsClassesAreCollected() {
        forget();
        platform.uninstallPlugins();
        LiveChange.checkLoaders(0);
    }

    /** What the report would say of users, teams and administrators' roles if there were none at all. */
    private static List<Violation> whoeverIsMade() {
        return Nobody.of(platform.kernel().catalog(), who -> !Nobody.isMade(who));
    }

    private DatabaseState structure() throws SQLException {
        try (Connection connection = platform.connect()) {
            return DatabaseState.structureOf(connection);
        }
    }
}
