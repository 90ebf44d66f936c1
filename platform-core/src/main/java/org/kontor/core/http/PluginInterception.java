package org.kontor.core.http;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;
import org.kontor.core.plugin.PluginCall;
import org.kontor.core.record.CallKind;

/** Has what a plugin's resources do, and what they stream, pass the plugin's wrapper. */
final class PluginInterception implements ResourceMethodInvocationHandlerProvider, WriterInterceptor {
    private final PluginCall call;

    PluginInterception(PluginCall call) {
        this.call = call;
    }

    /** Makes the methods of an application's resources pass here. */
    void register(ResourceConfig config) {
        config.registerInstances(this, new AbstractBinder() {
            @Override
            protected void configure() {
                bind(PluginInterception.this).to(ResourceMethodInvocationHandlerProvider.class);
            }
        });
    }

    @Override
    public InvocationHandler create(Invocable invocable) {
        Method served = invocable.getHandlingMethod();
        String what = "resource " + served.getDeclaringClass().getSimpleName() + "." + served.getName();
        return (resource, method, arguments) -> {
            try {
                return call.invoke(CallKind.RESOURCE, what, method, resource, arguments);
            } catch (RuntimeException | Error thrown) {
                // Jersey expects what reflection throws, and looks into it
                throw new InvocationTargetException(thrown);
            }
        };
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (call.owns(context.getEntity())) {
            call.answer("answer of a resource", () -> {
                context.proceed();
                return true;
            });
        } else {
            context.proceed();
        }
    }
}
