package org.kontor.core.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.kontor.api.LargeBody;
import org.kontor.api.Message;
import org.kontor.api.Permission;
import org.kontor.api.Refusal;
import org.kontor.api.Requires;
import org.kontor.core.access.KernelActor;
import org.kontor.core.access.Session;
import org.kontor.core.plugin.Requirement;
import org.kontor.core.rest.Caller;
import org.kontor.core.rest.EvenWithOneTimePassword;
import org.kontor.core.rest.LongAnswer;

/**
 * Asks of the method that was matched, and not of the address, who may call it. A method that does not say is called by
 * nobody.
 */
@Priority(Priorities.AUTHORIZATION)
final class RequirementsGuard implements ContainerRequestFilter {
    /** Of requests that nobody answers for, in bytes. */
    static final int LARGEST_OF_ANYBODY = 16 * 1024;

    @Context
    private @Nullable ResourceInfo matched;

    @Override
    public void filter(ContainerRequestContext request) {
        ResourceInfo info = matched;
        Method method = info == null ? null : info.getResourceMethod();
        if (method == null || method.getDeclaringClass().getName().startsWith("org.glassfish.jersey.")) {
            // an answer that Jersey makes up by itself, such as that to OPTIONS
            throw new NotAllowedException("GET");
        }
        Caller caller = (Caller) request.getProperty(AuthenticationFilter.CALLER);
        String requirement = Requirement.of(method).orElse(null);
        check(requirement, caller);
        boolean isAnybodys = Requires.ANYONE.equals(requirement);
        if (!isAnybodys) {
            checkPassword(method, caller);
        }
        LargeBody large = method.getAnnotation(LargeBody.class);
        boolean mayTakeLong = large != null || method.isAnnotationPresent(LongAnswer.class);
        if (request.getProperty(RequestFacts.class.getName()) instanceof RequestFacts facts) {
            if (mayTakeLong) {
                facts.mayTakeLong();
            }
            boolean mayWait = large != null || facts.isBodyComing();
            if (mayWait && !isAnybodys && request.getProperty(Turns.Turn.PROPERTY) instanceof Turns.Turn turn) {
                turn.take(caller.actor().ref().id());
            }
        }
        if (request.getProperty(RequestBody.PROPERTY) instanceof RequestBody body) {
            if (large == null && isAnybodys) {
                body.restrict(LARGEST_OF_ANYBODY);
            }
            if (large != null) {
                body.allow(large.value());
            }
            body.checkAnnounced();
        }
    }

    private void check(@Nullable String requirement, Caller caller) {
        if (requirement == null) {
            throw forbidden("none");
        }
        if (requirement.equals(Requires.ANYONE)) {
            return;
        }
        KernelActor actor = caller.actor();
        if (!requirement.equals(Requires.SIGNED_IN) && !actor.may(permission(requirement))) {
            throw forbidden(requirement);
        }
    }

    private static void checkPassword(Method method, Caller caller) {
        Session session = caller.session();
        if (session != null
                && session.mustChangePassword()
                && !method.isAnnotationPresent(EvenWithOneTimePassword.class)) {
            throw Refusal.of(
                    Refusal.Code.FORBIDDEN,
                    Message.of("system.choose_password", "Please choose a password of your own first"));
        }
    }

    private static Permission permission(String id) {
        int point = id.indexOf('.');
        return Permission.of(id.substring(0, Math.max(0, point)), id.substring(point + 1), id);
    }

    private static Refusal forbidden(String permission) {
        return Refusal.of(
                Refusal.Code.FORBIDDEN,
                Message.of("system.permission_needed", "This needs the permission {permission}")
                        .with("permission", permission));
    }
}
