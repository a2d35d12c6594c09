/** YAML 1.2 as JSON trees with line numbers, within bounds: aliases written out, no tags, no duplicate keys. */
@NullMarked
package org.finmesh.platform.contract.yaml;

import org.jspecify.annotations.NullMarked;
