package org.finmesh.platform.server.identity;

import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whose request is being answered on this thread. */
@Component
public class CurrentCaller implements Supplier<Caller> {

    /** @throws IllegalStateException outside of a request that needs a token */
    @Override
    public Caller get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token) {
            return token.caller();
        }
        throw new IllegalStateException("nobody calls: this is no request that needs a token");
    }
}
