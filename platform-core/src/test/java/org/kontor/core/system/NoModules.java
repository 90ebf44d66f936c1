package org.kontor.core.system;

import java.lang.reflect.Proxy;
import org.kontor.core.module.Modules;

/** For tests in which nobody changes plugins. */
public final class NoModules {
    private NoModules() {}

    /** Refuses everything. */
    public static Modules of() {
        return (Modules) Proxy.newProxyInstance(
                Modules.class.getClassLoader(), new Class<?>[] {Modules.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
