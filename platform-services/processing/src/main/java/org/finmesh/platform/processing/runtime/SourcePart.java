package org.finmesh.platform.processing.runtime;

import java.nio.file.Files;
import org.finmesh.platform.processing.Source;

/** One source of the domain, run again when it fails. */
final class SourcePart implements Runner.Part {

    private final String name;
    private final Source source;
    private final Platform platform;

    SourcePart(String name, Source source, Platform platform) {
        this.name = name;
        this.source = source;
        this.platform = platform;
    }

    @Override
    public void run(Backoff backoff) throws Exception {
        var folder = Files.createDirectories(
                platform.settings().stateFolder().resolve("sources").resolve(source.name()));
        try (var writer = new KafkaSourceWriter(source, folder, platform.kafka(), backoff)) {
            platform.health().up(name, "running");
            source.run(writer);
            writer.flush();
            platform.health().up(name, "has brought everything");
        }
    }
}
