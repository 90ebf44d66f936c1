package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kontor.api.EntityName;
import org.kontor.testing.Json;
import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.tests.receiving.ReceivingPlugin;

/** What the contract says of an entity that it has no sample of. */
class UnsampledContractTest {
    /** Gives receipts that nobody takes. */
    @PluginUnderTest(ReceivingPlugin.class)
    static class Sampling extends PluginContract {
        @Override
        protected Optional<ObjectNode> sample(EntityName entity) {
            return entity.equals(EntityName.of("receiving", "receipt"))
                    ? Optional.of(Json.object())
                    : super.sample(entity);
        }
    }

    @Test
    void oneTestFailsForItAndTheOthersNameThatOne() {
        List<Throwable> failed = new ArrayList<>();
        List<Throwable> leftOut = new ArrayList<>();
        LauncherDiscoveryRequest contract = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        selectMethod(Sampling.class.getName() + "#whatWasWrittenIsReadAgain"),
                        selectMethod(Sampling.class.getName() + "#listsPageToTheEndWithoutGapOrDouble"),
                        selectMethod(Sampling.class.getName() + "#recordsGoOutAndInLineByLine"))
                .build();
        LauncherFactory.create().execute(contract, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable()
                        .ifPresent(thrown -> (result.getStatus() == Status.FAILED ? failed : leftOut).add(thrown));
            }
        });

        assertThat(failed)
                .isNotEmpty()
                .allSatisfy(thrown -> assertThat(thrown)
                        .hasMessageStartingWith("no sample of receiving.receipt was taken: the contract test gave {}"));
        assertThat(leftOut)
                .as("two for each that failed")
                .hasSize(2 * failed.size())
                .allSatisfy(thrown -> assertThat(thrown)
                        .hasMessage("there is no sample of receiving.receipt, as whatWasWrittenIsReadAgain says"));
    }
}
