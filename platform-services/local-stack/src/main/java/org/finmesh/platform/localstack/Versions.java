package org.finmesh.platform.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of what runs beside our own processes, as the root pom has them. */
public final class Versions {

    private static final Properties VERSIONS = load();

    private Versions() {}

    /** @param name the property's name in the root pom, without {@code .version}: {@code kafka} */
    public static String of(String name) {
        var version = VERSIONS.getProperty(name);
        if (version == null || version.contains("@")) {
            throw new IllegalArgumentException("versions.properties has no version of " + name + ", but: " + version);
        }
        return version;
    }

    private static Properties load() {
        try (var in = Versions.class.getResourceAsStream("versions.properties")) {
            var versions = new Properties();
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
