package org.finmesh.platform.contract;

/**
 * A file as its author wrote it.
 *
 * @param name the path that errors name
 * @param text the whole content
 */
public record SourceFile(String name, String text) {}
