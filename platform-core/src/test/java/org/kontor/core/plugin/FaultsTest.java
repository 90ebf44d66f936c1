package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.plugin.CheckedShop.CONTACTS;
import static org.kontor.core.plugin.CheckedShop.SYSTEM;
import static org.kontor.core.plugin.Faults.check;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Contribution;

/** A test with a static method {@code faults} that lists them. */
interface FaultsTest {
    @ParameterizedTest
    @MethodSource("faults")
    default void aFaultIsToldWithItsMend(Supplier<Contribution> contribution, List<String> told) {
        assertThat(check(SYSTEM, CONTACTS, contribution.get())).containsExactlyElementsOf(told);
    }
}
