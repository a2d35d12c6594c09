package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.finmesh.platform.localstack.StackError;
import org.finmesh.platform.localstack.StackException;

/** Held while a home's processes are started or stopped, by one launcher at a time. A killed one's lock is free at once. */
final class LaunchLock implements AutoCloseable {

    private final FileChannel channel;

    private LaunchLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StackException {@link StackError#HOME_IN_USE} when another holds it for longer than {@code patience} */
    static LaunchLock take(Path home, Duration patience) {
        var file = home.resolve("launch.lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var deadline = System.nanoTime() + patience.toNanos();
            while (channel.tryLock() == null) {
                if (System.nanoTime() > deadline) {
                    channel.close();
                    throw new StackException(
                            StackError.HOME_IN_USE,
                            "another mesh up or down is at work in %s: wait for it, or stop it".formatted(home));
                }
                Thread.sleep(100);
            }
            return new LaunchLock(channel);
        } catch (IOException e) {
            throw StackException.of("locking " + file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(StackError.HOME_IN_USE, "interrupted while waiting for " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw StackException.of("unlocking the home", e);
        }
    }
}
