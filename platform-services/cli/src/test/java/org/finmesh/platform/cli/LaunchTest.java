package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.ProcessIdentity;
import org.finmesh.platform.localstack.Processes;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.RunningProcess;
import org.finmesh.platform.localstack.StackHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around {@code up} and {@code down}; that they go right is tested by the portal's journey, on a whole mesh. */
class LaunchTest {

    @TempDir
    Path home;

    @Test
    void aTakenPortIsFoundBeforeAnythingIsStarted() throws IOException {
        var ports = MeshPorts.free();
        try (var stranger = new ServerSocket()) {
            stranger.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.registry()));

            var called = Called.mesh("up", "--detach", "--home", home, "--port-base", ports.base());

            assertThat(called.exitCode()).isEqualTo(1);
            assertThat(called.err())
                    .contains("port " + ports.registry() + ", which registry needs, is taken")
                    .contains("--port-base");
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                assertThat(called.err())
                        .contains("pid " + ProcessHandle.current().pid());
            }
        }
        assertThat(new Processes(new StackHome(home)).recorded()).isEmpty();
        assertThat(home.resolve("launch.properties")).doesNotExist();
    }

    @Test
    void downCleansUpWhatAKilledLauncherLeft() throws IOException {
        var left = leftover();
        launchedBy("gone");

        var called = Called.mesh("down", "--home", home);

        assertThat(called.exitCode()).as(called.err()).isZero();
        assertThat(called.out()).contains("kafka stopped").contains("The mesh is stopped.");
        assertThat(ProcessIdentity.of(left.pid())).isEmpty();
    }

    @Test
    void upCleansUpFirstToo() throws IOException {
        var left = leftover();
        launchedBy("gone");
        var ports = MeshPorts.free();
        try (var stranger = new ServerSocket()) {
            // So that it goes no further than that.
            stranger.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.portal()));
            var called = Called.mesh("up", "--detach", "--home", home, "--port-base", ports.base());
            assertThat(called.err()).contains("Cleaning up").contains("which portal needs");
        }
        assertThat(ProcessIdentity.of(left.pid())).isEmpty();
    }

    @Test
    void whatWasLeftRunningOnPurposeIsFoundRunning() throws IOException {
        var left = leftover();
        Files.writeString(home.resolve("launch.properties"), """
                port-base=65000
                detached=true
                complete=true
                launcher-pid=1
                launcher-identity=gone
                """);
        var called = Called.mesh("up", "--detach", "--home", home);
        assertThat(called.exitCode()).as(called.err()).isZero();
        assertThat(called.out()).contains("running already").contains("http://localhost:65000");
        assertThat(ProcessIdentity.of(left.pid())).isNotEmpty();
        assertThat(Called.mesh("down", "--home", home).exitCode()).isZero();
    }

    private void launchedBy(String identity) throws IOException {
        Files.writeString(home.resolve("launch.properties"), """
                port-base=65000
                detached=false
                complete=true
                launcher-pid=1
                launcher-identity=%s
                """.formatted(identity));
    }

    private RunningProcess leftover() {
        return new Processes(new StackHome(home))
                .start(new Program(
                        "kafka",
                        List.of("/bin/sleep", "600"),
                        Map.of(),
                        home,
                        List.of(),
                        () -> {},
                        Duration.ofSeconds(5),
                        StopSignal.TERM));
    }
}
