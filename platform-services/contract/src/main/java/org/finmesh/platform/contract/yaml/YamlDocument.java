package org.finmesh.platform.contract.yaml;

import org.finmesh.platform.contract.check.Problems;
import tools.jackson.databind.JsonNode;

/**
 * A file as a JSON tree.
 *
 * @param root a missing node when the file could not be read
 * @param problems what was wrong with it so far; it knows the line of each JSON pointer
 */
public record YamlDocument(JsonNode root, Problems problems) {}
