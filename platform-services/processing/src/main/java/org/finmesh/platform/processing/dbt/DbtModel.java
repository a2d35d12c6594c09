package org.finmesh.platform.processing.dbt;

import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;

/**
 * A model of the domain's dbt project whose result is published.
 *
 * @param name also of the relation that it builds
 */
public record DbtModel(String name, DataProduct product, Contract contract) {}
