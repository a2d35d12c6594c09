package org.finmesh.governance;

import java.util.Map;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * What an expression sees at once.
 *
 * @param about the id of what it is, for messages
 * @param product whose it is; null for a contract that belongs to none of the mesh
 * @param port which of the product's ports; null when it is about the product as a whole
 * @param variables by their name in expressions
 */
record Sight(
        String about, @Nullable ProductId product, @Nullable PortId port, Map<String, Object> variables) {}
