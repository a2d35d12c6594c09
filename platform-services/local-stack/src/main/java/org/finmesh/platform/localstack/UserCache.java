package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is fetched or built once per user: folders under {@code $XDG_CACHE_HOME/finmesh}, or {@code ~/.cache/finmesh}. An
 * entry is there whole or not at all, however many ask for it at once and whoever is killed while making it.
 */
public final class UserCache {

    private static final ConcurrentHashMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path root;

    public UserCache(Path root) {
        this.root = root;
    }

    /** This user's. */
    public static UserCache ofUser() {
        var xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isBlank()) {
            return new UserCache(Path.of(xdg, "finmesh"));
        }
        var home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        return new UserCache(Path.of(home, ".cache", "finmesh"));
    }

    public Path root() {
        return root;
    }

    /** Whether the entry is there, whole. */
    public boolean has(String name) {
        return has(name, Relocation.POSSIBLE);
    }

    /** As {@link #has(String)}. */
    public boolean has(String name, Relocation relocation) {
        return isComplete(root.resolve(name), relocation);
    }

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Maker {
        /** @throws IOException when it cannot; what is in {@code folder} then is thrown away */
        void make(Path folder) throws IOException;
    }

    /**
     * The entry {@code name}; when there is none it is made, by one process at a time.
     *
     * @param name with everything that it depends on in it, such as a version
     */
    public Path get(String name, Maker maker) {
        return get(name, Relocation.POSSIBLE, maker);
    }

    /** Whether an entry can be made in one folder and then moved to its own. */
    public enum Relocation {
        POSSIBLE,
        /** It has its own path written into it, as a Python environment has: made in place, with a mark when complete. */
        IMPOSSIBLE
    }

    /** As {@link #get(String, Maker)}. */
    public Path get(String name, Relocation relocation, Maker maker) {
        var entry = root.resolve(name);
        try {
            if (isComplete(entry, relocation)) {
                return entry;
            }
            Files.createDirectories(root);
            return locked(name, () -> isComplete(entry, relocation) ? entry : make(entry, relocation, maker));
        } catch (IOException e) {
            throw StackException.of("making " + entry, e);
        }
    }

    private static boolean isComplete(Path entry, Relocation relocation) {
        return switch (relocation) {
            case POSSIBLE -> Files.isDirectory(entry);
            case IMPOSSIBLE -> Files.exists(mark(entry));
        };
    }

    private static Path mark(Path entry) {
        return entry.resolveSibling(entry.getFileName() + ".complete");
    }

    private Path make(Path entry, Relocation relocation, Maker maker) throws IOException {
        var draft = relocation == Relocation.POSSIBLE ? root.resolve(entry.getFileName() + ".draft") : entry;
        delete(draft);
        Files.createDirectories(draft);
        try {
            maker.make(draft);
        } catch (IOException | RuntimeException e) {
            delete(draft);
            throw e;
        }
        switch (relocation) {
            case POSSIBLE -> Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
            case IMPOSSIBLE -> Files.createFile(mark(entry));
        }
        return entry;
    }

    private interface Locked {
        Path run() throws IOException;
    }

    private Path locked(String name, Locked work) throws IOException {
        var file = root.resolve(name + ".lock");
        // The system's lock is held by a whole JVM, so threads of this one need a lock of their own.
        var lock = LOCKS.computeIfAbsent(file, _ -> new ReentrantLock());
        lock.lock();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var fileLock = channel.lock()) {
            assert fileLock.isValid();
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
