package org.finmesh.platform.server.policies;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.LiveVerdicts;
import org.finmesh.governance.LiveVerdicts.Judged;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.server.RepeatedWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds all that is live to the policies in force: at once when these are replaced, and every 30 seconds besides, so that
 * grace and waivers end on their day and nothing is missed that happened while the server was down.
 */
@Component
class LivePass {

    private final RepeatedWork work =
            new RepeatedWork(LoggerFactory.getLogger(LivePass.class), "what is live is not held to the policies");
    private final RulesInForce rules;
    private final LiveMesh mesh;
    private final LiveVerdicts verdicts;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable Instant endedAt;

    LivePass(RulesInForce rules, LiveMesh mesh, LiveVerdicts verdicts, TaskScheduler scheduler) {
        this.rules = rules;
        this.mesh = mesh;
        this.verdicts = verdicts;
        rules.onReplaced(() -> scheduler.schedule(this::turn, Instant.now()));
    }

    @Scheduled(fixedDelayString = "${finmesh.verdicts-every:PT30S}")
    void turn() {
        work.turn(this::run);
    }

    void run() {
        oneAtATime.lock();
        try {
            var policies = rules.rulebook().policies();
            var today = rules.today();
            verdicts.replace(mesh.read()
                    .all()
                    .map(live -> new Judged(live.id(), live.product(), policies.judge(live.subject(), today)))
                    .toList());
            endedAt = Instant.now();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** When the last pass ended that went through. */
    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
