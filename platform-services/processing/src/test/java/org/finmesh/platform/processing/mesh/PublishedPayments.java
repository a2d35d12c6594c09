package org.finmesh.platform.processing.mesh;

import java.util.List;
import org.finmesh.platform.processing.Payments;

/** The payments product, published and empty. */
final class PublishedPayments {

    private PublishedPayments() {}

    static void anew(TestedMesh mesh) {
        for (var topic : List.of(
                "treasury.payments.v1", "treasury.payments.v1.quarantine", Payments.ORDERS, "treasury.measurements")) {
            if (mesh.hasTopic(topic)) {
                mesh.deleteTopic(topic);
            }
        }
        mesh.forgetGroup("treasury.payments.v1.streams");
        mesh.publish(Payments.product());
    }
}
