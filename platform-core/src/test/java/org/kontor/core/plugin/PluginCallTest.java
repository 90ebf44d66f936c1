package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kontor.api.Message;
import org.kontor.api.Refusal;
import org.kontor.core.config.ConfigurationError;
import org.kontor.core.record.CallKind;
import org.slf4j.MDC;

class PluginCallTest {
    private final ClassLoader loader = new ClassLoader() {};
    private final PluginCall call = new PluginCall("shop", loader, CallWatch.idle());

    @Test
    void aPluginsCodeRunsUnderItsNameAndWithItsClasses() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        String seen = call.call(CallKind.HOOK, "hook", () -> {
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
            return MDC.get("plugin");
        });

        assertThat(seen).isEqualTo("shop");
        assertThat(MDC.get("plugin")).isNull();
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void aCallWithinACallGivesTheOuterNameBack() {
        PluginCall other = new PluginCall("stock", loader, CallWatch.idle());

        call.run(CallKind.HOOK, "hook", () -> {
            other.run(
                    CallKind.HOOK,
                    "service",
                    () -> assertThat(MDC.get("plugin")).isEqualTo("stock"));
            assertThat(MDC.get("plugin")).isEqualTo("shop");
        });
    }

    @Test
    void anInterruptThatAPluginLeavesBehindEndsWithItsCall() {
        call.run(CallKind.HOOK, "hook", () -> Thread.currentThread().interrupt());
        assertThat(Thread.interrupted()).isFalse();

        Thread.currentThread().interrupt();
        call.run(CallKind.HOOK, "hook", () -> {});
        assertThat(Thread.interrupted()).as("one of ours stays").isTrue();
    }

    @Test
    void aRefusalPassesUnchangedAndIsNoFailure() {
        Refusal refusal = Refusal.of(Refusal.Code.CONFLICT, Message.of("shop.no", "No"));

        assertThatThrownBy(() -> call.run(CallKind.HOOK, "hook", () -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(call.figures().failures()).isZero();
    }

    @Test
    void theKernelsOwnExceptionsPassUnchanged() {
        ConfigurationError kernels = new ConfigurationError(List.of());

        assertThatThrownBy(() -> call.run(CallKind.HOOK, "hook", () -> {
                    throw kernels;
                }))
                .isSameAs(kernels);
    }

    static List<Throwable> failures() {
        return List.of(
                new IllegalStateException("secret"),
                new NullPointerException(),
                new NoClassDefFoundError("gone"),
                new AssertionError("no"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anyOtherFailureIsKeptInUnderAnId(Throwable failure) {
        PluginFailure told =
                catchThrowableOfType(PluginFailure.class, () -> call.run(CallKind.HOOK, "hook", () -> sneak(failure)));

        assertThat(told).hasCause(failure).hasMessage("The plugin shop failed; the log says more under " + told.id());
        assertThat(told.pluginId()).isEqualTo("shop");
        assertThat(call.figures().calls()).isEqualTo(1);
        assertThat(call.figures().failures()).isEqualTo(1);
        assertThat(call.figures().nanos()).isPositive();
    }

    private static void sneak(Throwable failure) {
        switch (failure) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(failure);
        }
    }
}
