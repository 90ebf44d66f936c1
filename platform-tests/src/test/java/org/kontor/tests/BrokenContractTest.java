package org.kontor.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kontor.testing.PluginContract;
import org.kontor.testing.PluginUnderTest;
import org.kontor.testing.TestDatabase;
import org.kontor.tests.clinging.ClingingPlugin;
import org.kontor.tests.wrong.WrongPlugin;

/** The contract finds what plugins do wrong: each of its tests fails on a plugin that breaks what it is about. */
@Tag("PLUS-86")
class BrokenContractTest {
    @PluginUnderTest(WrongPlugin.class)
    static class Wrong extends PluginContract {}

    @PluginUnderTest(ClingingPlugin.class)
    static class Clinging extends PluginContract {}

    private static final String DATABASE = "kontor.test.database";
    private static final String WANTED = System.getProperty(DATABASE, "both");

    /** What a check finds it finds on either database; the long run tries both. */
    private static void onOne(TestDatabase database) {
        if (WANTED.equals("both") && !Boolean.getBoolean("kontor.test.long")) {
            System.setProperty(DATABASE, database.name());
        }
    }

    @BeforeEach
    void onH2() {
        onOne(TestDatabase.H2);
    }

    @AfterEach
    void letGo() {
        System.setProperty(DATABASE, WANTED);
        System.clearProperty(ClingingPlugin.CLINGS);
        System.clearProperty(ClingingPlugin.LEAKS);
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @Test
    void whatIsKeptInMemoryIsMissedWhenTheTransactionRunsAgain() {
        fails(Wrong.class, "whatTheDatabaseMakesRunTwiceIsDoneOnce", "wrong.memory", "when the transaction ran twice");
    }

    /** Users and teams are an installation's; what another plugin should bring and does not is a remark that stays. */
    @Test
    void aRoleThatNoPluginBringsIsRemarkedOn() {
        fails(
                Wrong.class,
                "itLoadsWithoutAViolation",
                "itLoadsWithoutAViolation()",
                "there is no role others.chief, so that nobody is meant by it");
    }

    /** On H2 writers take turns. */
    @Test
    void whatTakesOneAtATimeRefusesTheOther() {
        onOne(TestDatabase.POSTGRESQL);
        if (TestDatabase.wanted().contains(TestDatabase.POSTGRESQL)) {
            fails(
                    Wrong.class,
                    "whatTwoDoAtTheSameMomentIsTakenAsOneAfterTheOther",
                    "wrong.door",
                    "Somebody is at the door");
        }
    }

    @Test
    void theServersTimeZoneShowsInADate() {
        fails(
                Wrong.class,
                "whatIsWrittenDoesNotDependOnTheServersTimeZone",
                "wrong.day",
                "wrong.day.on_day, written by");
    }

    /** PostgreSQL itself refuses the same. */
    @Test
    void whatGoesPastTheEngineChangesWhatIsFrozen() {
        if (TestDatabase.wanted().contains(TestDatabase.H2)) {
            fails(Wrong.class, "whatIsFrozenStaysAsItIsThroughEveryDoor", "wrong.sealed", "which is frozen");
        }
    }

    @Test
    void whatIsWrittenByHandIsNoSum() {
        fails(Wrong.class, "sumsAndCountsAreWhatAddingThemUpAnewGives", "wrong.purse.coins", "added up anew");
    }

    @Test
    void aStepWithAnotherNameEachTimeIsDoneAgain() {
        fails(Wrong.class, "aTaskThatIsKilledAtAnyStepEndsAsIfItHadNotBeen", "wrong.forget", "killed at place");
    }

    @Test
    void anOutcomeThatNobodyThoughtOfBreaksTheTask() {
        fails(Wrong.class, "aTaskEndsWhateverBecomesOfItsStepsOutside", "wrong.hope", "failures of the code");
    }

    @Test
    void classesThatWaitForOneAnotherLeaveANull() {
        fails(Wrong.class, "itsClassesMayBeLoadedInAnyOrder", "itsClassesMayBeLoadedInAnyOrder()", "is null when");
    }

    @Test
    void aBackgroundThatDoesNotStopIsNamed() {
        System.setProperty(ClingingPlugin.CLINGS, "true");
        fails(
                Clinging.class,
                "itIsDisabledEnabledAndReplacedWhileTheServerRunsAndNothingOfItIsLeft",
                "itIsDisabledEnabledAndReplacedWhileTheServerRunsAndNothingOfItIsLeft()",
                "backgrounds that go on");
    }

    @Test
    void aPluginThatIsHeldByTheVirtualMachineIsNotGone() {
        System.setProperty(ClingingPlugin.LEAKS, "true");
        fails(
                Clinging.class,
                "itIsDisabledEnabledAndReplacedWhileTheServerRunsAndNothingOfItIsLeft",
                "itIsDisabledEnabledAndReplacedWhileTheServerRunsAndNothingOfItIsLeft()",
                "class loaders of plugins");
    }

    /** The named one fails for the reason, and none beside it that is about something else. */
    private static void fails(Class<?> contract, String test, String about, String reason) {
        List<String> failed = new ArrayList<>();
        List<Throwable> reasons = new ArrayList<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(contract.getName() + "#" + test))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier id, TestExecutionResult result) {
                                if (id.isTest() && result.getStatus() == Status.FAILED) {
                                    failed.add(id.getDisplayName());
                                    reasons.add(result.getThrowable().orElseThrow());
                                }
                            }
                        });
        if (!failed.contains(about)
                || !reasons.stream().allMatch(thrown -> said(thrown).contains(reason))) {
            AssertionError wrong = new AssertionError("failed: " + failed);
            reasons.forEach(wrong::addSuppressed);
            throw wrong;
        }
        assertThat(failed).as("what failed").containsOnly(about);
    }

    private static String said(Throwable thrown) {
        return thrown + Arrays.toString(thrown.getSuppressed());
    }
}
