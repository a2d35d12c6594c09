package org.finmesh.platform.localstack.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** Unpacks archives, with their permissions and links, and nothing outside of the folder that was given. */
public final class Archives {

    private static final int EXECUTABLE = 0b001_000_000;

    private Archives() {}

    /** Unpacks a {@code .tar.gz}. */
    public static void tarGz(Path archive, Path folder) throws IOException {
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            tar(in, folder);
        }
    }

    /** Unpacks the one {@code .txz} that is inside of a jar. */
    public static void tarXzInJar(Path jar, Path folder) throws IOException {
        try (var zip = ZipFile.builder().setPath(jar).get()) {
            var entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                if (entry.getName().endsWith(".txz")) {
                    try (var in = new XZInputStream(new BufferedInputStream(zip.getInputStream(entry)))) {
                        tar(in, folder);
                    }
                    return;
                }
            }
        }
        throw new IOException(jar + " holds no .txz");
    }

    /** Unpacks a zip whose entries all are in one folder, without that folder. */
    public static void zipWithoutItsFolder(Path archive, Path folder) throws IOException {
        try (var zip = ZipFile.builder().setPath(archive).get()) {
            var entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                unpack(zip, entries.nextElement(), folder);
            }
        }
    }

    private static void unpack(ZipFile zip, ZipArchiveEntry entry, Path folder) throws IOException {
        var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        if (entry.isDirectory() || name.isEmpty()) {
            return;
        }
        var file = inside(folder, name);
        try (var in = zip.getInputStream(entry)) {
            write(in, file, (entry.getUnixMode() & EXECUTABLE) != 0);
        }
    }

    private static void tar(InputStream compressed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(compressed)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = inside(folder, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    inside(
                            folder,
                            folder.relativize(file.resolveSibling(entry.getLinkName())
                                            .normalize())
                                    .toString());
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    write(tar, file, (entry.getMode() & EXECUTABLE) != 0);
                }
            }
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        var file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("an archive's entry leads out of it: " + name);
        }
        return file;
    }

    private static void write(InputStream in, Path file, boolean executable) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
        if (executable) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}
