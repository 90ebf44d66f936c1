package org.kontor.testing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.kontor.api.Rule;
import org.kontor.core.formula.KeptRule;
import org.kontor.core.formula.KeptRules;
import org.kontor.core.meta.SumRule;

/** What is kept whatever happens at the same moment, again, in another zone, or in the middle of it. */
abstract class ProcessContract extends RightsContract {
    @TestFactory
    @Order(20)
    Stream<DynamicTest> whatTheDatabaseMakesRunTwiceIsDoneOnce() {
        return entities(entity -> new Rerun(platform, samples()).check(entity));
    }

    @TestFactory
    @Order(21)
    Stream<DynamicTest> whatTwoDoAtTheSameMomentIsTakenAsOneAfterTheOther() {
        return entities(entity -> new Together(platform, samples()).check(entity));
    }

    @TestFactory
    @Order(22)
    Stream<DynamicTest> whatIsWrittenDoesNotDependOnTheServersTimeZone() {
        return entities(entity -> new Zones(platform, samples()).check(entity));
    }

    @TestFactory
    @Order(23)
    Stream<DynamicTest> whatIsFrozenStaysAsItIsThroughEveryDoor() {
        return entities(
                entity -> entity.rules().stream().anyMatch(Rule.Frozen.class::isInstance),
                entity -> new FrozenRecords(platform, samples()).check(entity));
    }

    @TestFactory
    @Order(24)
    Stream<DynamicTest> aTaskThatIsKilledAtAnyStepEndsAsIfItHadNotBeen() {
        return tasks(task -> new KilledTask(platform, samples(), task).checkKilled());
    }

    @TestFactory
    @Order(25)
    Stream<DynamicTest> aTaskEndsWhateverBecomesOfItsStepsOutside() {
        return tasks(task -> new KilledTask(platform, samples(), task).checkOutcomes());
    }

    /** After all of the above. */
    @TestFactory
    @Order(80)
    Stream<DynamicTest> sumsAndCountsAreWhatAddingThemUpAnewGives() {
        return SumRule.of(platform.kernel().catalog()).stream()
                .map(SumRule::field)
                .map(Object::toString)
                .filter(name -> name.startsWith(platform.pluginId() + "."))
                .map(name -> dynamicTest(name, () -> recount(name)));
    }

    @TestFactory
    @Order(81)
    Stream<DynamicTest> formulasAreWhatWorkingThemOutAnewGives() {
        return formulas()
                .map(formula -> formula.field().toString())
                .filter(name -> name.startsWith(platform.pluginId() + "."))
                .map(name -> dynamicTest(name, () -> workOut(name)));
    }

    private Stream<KeptRule.OfFormula> formulas() {
        return KeptRules.of(platform.kernel().catalog()).all().stream()
                .flatMap(rule -> rule instanceof KeptRule.OfFormula formula ? Stream.of(formula) : Stream.empty());
    }

    private void workOut(String field) {
        samples().fill();
        formulas()
                .filter(formula -> formula.field().toString().equals(field))
                .forEach(new Recount(admin(), platform.kernel().catalog())::check);
    }

    private void recount(String field) {
        // records to add up, where none were made yet
        samples().fill();
        SumRule.of(platform.kernel().catalog()).stream()
                .filter(sum -> sum.field().toString().equals(field))
                .forEach(new Recount(admin(), platform.kernel().catalog())::check);
    }
}
