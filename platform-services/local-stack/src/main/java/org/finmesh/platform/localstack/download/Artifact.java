package org.finmesh.platform.localstack.download;

import org.jspecify.annotations.Nullable;

/**
 * Something in a Maven repository.
 *
 * @param type such as {@code jar} or {@code zip}
 * @param alone without what it depends on
 */
public record Artifact(
        String group,
        String name,
        String version,
        String type,
        @Nullable String classifier,
        boolean alone) {

    public static Artifact jar(String group, String name, String version) {
        return new Artifact(group, name, version, "jar", null, false);
    }

    public static Artifact archive(
            String group, String name, String version, String type, @Nullable String classifier) {
        return new Artifact(group, name, version, type, classifier, true);
    }

    String toXml() {
        return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><type>%s</type>%s%s</dependency>"
                .formatted(
                        group,
                        name,
                        version,
                        type,
                        classifier == null ? "" : "<classifier>" + classifier + "</classifier>",
                        alone
                                ? "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
                                : "");
    }
}
