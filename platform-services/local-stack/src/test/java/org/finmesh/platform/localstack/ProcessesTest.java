package org.finmesh.platform.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children are real ones: shells that sleep. */
class ProcessesTest {

    @TempDir
    Path folder;

    private final Readiness ready = () -> {};

    private Processes processes() {
        return new Processes(new StackHome(folder.resolve("home")));
    }

    @AfterEach
    void stopAll() {
        processes().stopAll(Progress.SILENT);
    }

    @Test
    void aProcessThatOneLauncherStartedIsFoundAndStoppedByAnother() {
        var started = processes().start(shell("sleeper", "exec sleep 600", ready));

        var other = processes();
        assertThat(other.running()).containsExactly(started);
        other.stopAll(Progress.SILENT);

        assertThat(ProcessIdentity.of(started.pid())).isEmpty();
        assertThat(processes().recorded()).isEmpty();
    }

    @Test
    void theLastStartedIsStoppedFirst() {
        var processes = processes();
        processes.start(shell("first", "exec sleep 600", ready));
        processes.start(shell("second", "exec sleep 600", ready));

        var steps = new java.util.ArrayList<String>();
        processes.stopAll((step, _) -> steps.add(step));

        assertThat(steps).containsExactly("second stopped", "first stopped");
    }

    @Test
    void stoppingAProcessStopsItsChildrenToo() throws IOException {
        var children = folder.resolve("child");
        var process = processes()
                .start(shell(
                        "parent", "sleep 600 & echo $! > %s; wait".formatted(children), () -> requireFilled(children)));
        var child = Long.parseLong(Files.readString(children).strip());

        processes().stop(process);

        assertThat(ProcessIdentity.of(child)).isEmpty();
    }

    @Test
    void theChildOfAKilledProcessIsFoundByItsMark() throws Exception {
        var children = folder.resolve("child");
        var process = processes()
                .start(shell(
                        "parent", "sleep 600 & echo $! > %s; wait".formatted(children), () -> requireFilled(children)));
        var child = ProcessHandle.of(Long.parseLong(Files.readString(children).strip()))
                .orElseThrow();
        var parent = ProcessHandle.of(process.pid()).orElseThrow();
        parent.destroyForcibly();
        parent.onExit().get();
        assertThat(child.isAlive()).isTrue();

        processes().stopAll(Progress.SILENT);

        assertThat(ProcessIdentity.of(child.pid())).isEmpty();
    }

    @Test
    void aRecordIsNeverMistakenForAStrangerWithTheSameProcessId() throws Exception {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            var home = new StackHome(folder.resolve("home"));
            Files.writeString(home.processes().resolve("old.process"), """
                    name=old
                    pid=%d
                    identity=another boot:1
                    order=1
                    ports=
                    stop=TERM
                    log=/dev/null
                    """.formatted(stranger.pid()));

            processes().stopAll(Progress.SILENT);

            assertThat(stranger.isAlive()).isTrue();
            assertThat(processes().recorded()).isEmpty();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aChildThatDiesIsReportedWithTheEndOfItsLogAndWhereThatIs() {
        var processes = processes();
        var program = shell("broken", "echo 'no such table'; exit 3", () -> {
            throw new IOException("not there");
        });

        assertThatThrownBy(() -> processes.start(program))
                .isInstanceOfSatisfying(
                        StackException.class, e -> assertThat(e.error()).isEqualTo(StackError.CHILD_DIED))
                .hasMessageContaining("broken ended before it was ready")
                .hasMessageContaining("no such table")
                .hasMessageContaining(processes.log("broken").toString());
        assertThat(processes.recorded()).isEmpty();
    }

    @Test
    void aChildThatIsNotReadyInTimeIsStoppedAndReported() {
        var processes = processes();
        var program = shell("late", "exec sleep 600", () -> {
            throw new IOException("says nothing");
        });

        assertThatThrownBy(() -> processes.start(program))
                .isInstanceOfSatisfying(
                        StackException.class, e -> assertThat(e.error()).isEqualTo(StackError.CHILD_NOT_READY))
                .hasMessageContaining("says nothing");
        assertThat(processes.running()).isEmpty();
    }

    @Test
    void aTakenPortIsReportedWithWhoNeedsItAndWhatToDo() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = socket.getLocalPort();
            assertThatThrownBy(() -> Processes.requireFree("postgresql", List.of(port)))
                    .isInstanceOfSatisfying(
                            StackException.class, e -> assertThat(e.error()).isEqualTo(StackError.PORT_TAKEN))
                    .hasMessageContaining("port " + port + ", which postgresql needs, is taken")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void nothingIsStartedOnceTheHomeIsBeingStopped() {
        var processes = processes();
        processes.stopAll(Progress.SILENT);
        assertThatThrownBy(() -> processes.start(shell("late", "exec sleep 600", ready)))
                .hasMessageContaining("being stopped");
    }

    @Test
    void aChildSeesNothingOfOurEnvironmentButWhatItNeeds() throws IOException {
        var processes = processes();
        processes.run(shell("environment", "env", ready));
        assertThat(Files.readString(processes.log("environment")))
                .contains("PATH=", "JAVA_HOME=")
                .doesNotContain("XDG_", "MAVEN_");
    }

    private static void requireFilled(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            throw new IOException(file + " is not written yet");
        }
    }

    private Program shell(String name, String script, Readiness readiness) {
        return new Program(
                name,
                List.of("/bin/sh", "-c", script),
                Map.of(),
                folder,
                List.of(),
                readiness,
                Duration.ofSeconds(2),
                StopSignal.TERM);
    }
}
