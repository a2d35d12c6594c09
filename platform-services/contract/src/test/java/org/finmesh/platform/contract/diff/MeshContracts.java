package org.finmesh.platform.contract.diff;

import java.util.List;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;

/** Contracts as the mesh reads them. */
final class MeshContracts {

    private static final String PRODUCT = """
            apiVersion: v1.0.0
            kind: DataProduct
            id: treasury.payments
            name: payments
            version: 1.0.0
            status: active
            domain: treasury
            description:
              purpose: Payments.
            outputPorts:
              - name: payments
                version: v1
                contractId: treasury.payments.v1
            team:
              members:
                - username: tessa
                  role: owner
            customProperties:
              - property: processing
                value: kafka-streams
            """;

    private MeshContracts() {}

    /** Read, and checked, as the one contract of the product {@code treasury.payments}. */
    static Contract read(String text) {
        return new ProductFolder(
                        List.of(new SourceFile("product.odps.yaml", PRODUCT), new SourceFile("v1.odcs.yaml", text)))
                .read()
                .latest();
    }
}
