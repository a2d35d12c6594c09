package org.finmesh.platform.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.server.identity.Caller;
import org.finmesh.platform.server.identity.Caller.Role;
import org.finmesh.platform.server.identity.CallerSession;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Puts the first call of each session of somebody who administers on the audit trail, before the call is answered: who
 * decides, governs or runs the mesh has not come in unseen.
 */
@Component
class SignIns implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<Role> ADMINISTRATION =
            EnumSet.of(Role.OWNER, Role.STEWARD, Role.COUNCIL_MEMBER, Role.PLATFORM, Role.AUDITOR);

    /** Sessions are remembered to spare the database; of more than this many, the trail itself is asked. */
    private static final int REMEMBERED_MAX = 10_000;

    private final CallerSession session;
    private final AuditTrail trail;
    private final Set<String> recorded = Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));

    SignIns(CallerSession session, AuditTrail trail) {
        this.session = session;
        this.trail = trail;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        session.current().ifPresent(this::record);
        return true;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    private void record(CallerSession.Session current) {
        var subject = "session " + current.id();
        if (administers(current.caller()) && !recorded.contains(subject)) {
            recordOnce(subject, current.caller());
        }
    }

    /** A second call of the session, at the same time, waits too: it is not answered either before this is on record. */
    private synchronized void recordOnce(String subject, Caller caller) {
        if (!recorded.contains(subject)) {
            if (trail.about(subject).isEmpty()) {
                trail.append(caller.user(), "signed in", subject, details(caller), null);
            }
            recorded.add(subject);
        }
    }

    private static boolean administers(Caller caller) {
        return caller.roles().stream().anyMatch(ADMINISTRATION::contains);
    }

    private static JsonNode details(Caller caller) {
        var details = JsonNodeFactory.instance.objectNode();
        var roles = details.putArray("roles");
        caller.roles().forEach(role -> roles.add(role.label()));
        return details;
    }

    private static final class Remembered extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }
}
