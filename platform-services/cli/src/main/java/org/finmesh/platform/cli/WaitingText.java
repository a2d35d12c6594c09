package org.finmesh.platform.cli;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Pending;
import org.finmesh.platform.api.AgreementsApi.Stage;

/** Whose decision is waited for, in words. */
final class WaitingText {

    private WaitingText() {}

    /** The first stage that nobody decided. */
    static Optional<Stage> next(List<Stage> stages) {
        return stages.stream().filter(stage -> stage.by() == null).findFirst();
    }

    /** In a table: the stage, and whether it is a change of what is agreed already. */
    static String stage(Agreement agreement) {
        var pending = agreement.pending();
        if (pending == null) {
            return "-";
        }
        var stage = next(pending.stages()).map(Stage::stage).orElse("-");
        return agreement.state().equals("requested") ? stage : stage + " (change)";
    }

    static String deciders(Pending pending) {
        return next(pending.stages()).map(Stage::deciders).orElse("nobody")
                + (pending.escalated() ? ", or the council, as nobody answered in time" : "");
    }

    /** A stage that was decided, or who may. */
    static String line(Stage stage) {
        if (stage.by() == null) {
            return "%s: waits for %s".formatted(stage.stage(), stage.deciders());
        }
        return "%s: %s%s at %s%s"
                .formatted(
                        stage.stage(),
                        stage.by(),
                        stage.onBehalfOf() == null ? "" : " for " + stage.onBehalfOf(),
                        stage.at(),
                        stage.note() == null || stage.note().isBlank() ? "" : ", \"" + stage.note() + "\"");
    }
}
