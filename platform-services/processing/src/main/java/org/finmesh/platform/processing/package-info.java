/** What a domain embeds: its products' topologies, sources and dbt models run here, held to their contracts. */
@NullMarked
package org.finmesh.platform.processing;

import org.jspecify.annotations.NullMarked;
