package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.governance.Rulebook;
import org.finmesh.platform.api.CouncilApi.File;
import org.finmesh.platform.contract.SourceFile;
import org.jspecify.annotations.Nullable;

/** The files of a proposal: those of a folder that are law, and those that are taken away. */
final class ProposedFiles {

    private static final int FOLDERS_DEEP_MAX = 12;

    private ProposedFiles() {}

    /** @throws CommandFailure FILE_UNUSABLE when the folder has no file of the law, or one that cannot be read */
    static List<File> of(@Nullable Path folder, List<String> removed) {
        var files = new ArrayList<File>();
        if (folder != null) {
            files.addAll(read(folder));
        }
        removed.forEach(path -> files.add(new File(path, null)));
        return files;
    }

    private static List<File> read(Path folder) {
        try (var paths = Files.walk(folder, FOLDERS_DEEP_MAX)) {
            var files = new ArrayList<File>();
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                if (Rulebook.isLaw(name)) {
                    files.add(new File(name, SourceFile.read(path).text()));
                }
            }
            if (files.isEmpty()) {
                throw new CommandFailure(
                        CliError.FILE_UNUSABLE,
                        "%s has no file of the law: policies/<name>/policy.yaml, standards/…, waivers/<name>.yaml or council/charter.yaml; name the folder that holds these"
                                .formatted(folder));
            }
            return files;
        } catch (IOException e) {
            throw UnusableFile.unreadable(folder, e);
        }
    }
}
