package org.finmesh.platform.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.finmesh.platform.localstack.UserCache.Relocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {

    @TempDir
    Path root;

    @Test
    void anEntryIsMadeOnceHoweverManyAskForItAtOnce() throws Exception {
        var made = new AtomicInteger();
        var together = new CountDownLatch(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 8; i++) {
                threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return new UserCache(root).get("tool-1", folder -> {
                        made.incrementAndGet();
                        Files.writeString(folder.resolve("tool"), "tool");
                    });
                });
            }
        }
        assertThat(made).hasValue(1);
        assertThat(root.resolve("tool-1/tool")).hasContent("tool");
    }

    @Test
    void whatFailedHalfwayIsNeverTakenForWhole() {
        var cache = new UserCache(root);
        assertThatThrownBy(() -> cache.get("tool-1", folder -> {
                    Files.writeString(folder.resolve("half"), "half");
                    throw new IOException("the line went dead");
                }))
                .hasMessageContaining("the line went dead");
        assertThat(cache.has("tool-1")).isFalse();

        cache.get("tool-1", folder -> Files.writeString(folder.resolve("tool"), "tool"));
        assertThat(root.resolve("tool-1"))
                .isDirectoryContaining("glob:**/tool")
                .isDirectoryNotContaining("glob:**/half");
    }

    @Test
    void whatCannotBeMovedIsMadeInPlaceAndRemadeWhenItWasCutShort() throws IOException {
        Files.createDirectories(root.resolve("venv-1"));
        Files.writeString(root.resolve("venv-1/half"), "left by somebody who was killed");

        var entry = new UserCache(root)
                .get("venv-1", Relocation.IMPOSSIBLE, folder -> Files.writeString(folder.resolve("python"), "python"));

        assertThat(entry).isEqualTo(root.resolve("venv-1"));
        assertThat(entry.resolve("half")).doesNotExist();
        assertThat(entry.resolve("python")).exists();
    }
}
