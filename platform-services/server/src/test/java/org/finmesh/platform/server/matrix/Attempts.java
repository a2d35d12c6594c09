package org.finmesh.platform.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.finmesh.platform.server.matrix.Calls.Reply;
import org.finmesh.platform.server.matrix.RoleTable.Cell;
import org.finmesh.platform.server.matrix.RoleTable.Row;
import org.jspecify.annotations.Nullable;

/** One row, tried by one after the other. What a call is about stays for the next until a call has changed it. */
final class Attempts {

    private static final String PROBLEM = "application/problem+json";

    private final Calls calls;
    private final Trial trial;
    private final boolean shows;
    private final Set<Cell> outsiders;
    private @Nullable Subject subject;
    private @Nullable Subject closed;

    /** @param outsiders who may not even see what the calls are about */
    Attempts(Calls calls, Trial trial, Row row, Set<Cell> outsiders) {
        this.calls = calls;
        this.trial = trial;
        this.shows = row.answers().containsValue(Answer.LESS);
        this.outsiders = outsiders;
    }

    /** @param place the cell, for who reads the failure */
    void attempt(String place, Cell cell, String name, Answer expected) {
        var about = subject == null ? trial.subjects().get() : subject;
        var before = about.state().get();
        var reply = send(name, about);
        var changed = !about.state().get().equals(before);
        subject = changed ? null : about;
        switch (expected) {
            case YES -> {
                assertThat(reply.status()).as("%s: %s", place, reply).isBetween(200, 299);
                assertThat(changed)
                        .as("%s: whether it changes something", place)
                        .isEqualTo(trial.changes());
                assertThat(!shows || reply.body().contains(about.mark()))
                        .as("%s: whether it shows %s", place, about.mark())
                        .isTrue();
            }
            case LESS -> {
                assertThat(reply.status()).as("%s: %s", place, reply).isBetween(200, 299);
                assertThat(reply.body()).as(place).doesNotContain(about.mark());
                assertThat(changed)
                        .as("%s: whether it changes something", place)
                        .isFalse();
            }
            case NO -> {
                assertRefused(place, reply, 403, changed);
                refusesBeforeItTells(place, cell, name);
            }
            case WHO -> assertRefused(place, reply, 401, changed);
        }
    }

    private Reply send(String name, Subject about) {
        var body = trial.body() == null ? null : trial.body().apply(about);
        return calls.send(name, trial.method(), trial.uri(about), body);
    }

    private void refusesBeforeItTells(String place, Cell cell, String name) {
        if (trial.closed() != null && outsiders.contains(cell)) {
            closed = closed == null ? trial.closed().get() : closed;
            assertRefused(place + ", where there is nothing left to do", send(name, closed), 403, false);
        }
    }

    private static void assertRefused(String place, Reply reply, int status, boolean changed) {
        assertThat(reply.status()).as("%s: %s", place, reply).isEqualTo(status);
        assertThat(reply.type()).as("%s: a problem by RFC 9457", place).startsWith(PROBLEM);
        assertThat(reply.json().path("code").asString())
                .as("%s: its code", place)
                .matches("[A-Z_]+");
        assertThat(changed).as("%s: whether it changes something", place).isFalse();
    }
}
