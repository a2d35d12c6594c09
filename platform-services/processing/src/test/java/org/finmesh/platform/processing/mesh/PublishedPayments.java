package org.finmesh.platform.processing.mesh;

import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.processing.Payments;

/** The payments product, published and empty. */
final class PublishedPayments {

    private PublishedPayments() {}

    static void anew(TestedMesh mesh) {
        var port = Payments.contract().port();
        var topics = new ArrayList<>(List.of(port.topic(), Payments.ORDERS, "treasury.measurements"));
        topics.addAll(TestedMesh.topicsBeside(port));
        for (var topic : topics) {
            if (mesh.hasTopic(topic)) {
                mesh.deleteTopic(topic);
            }
        }
        mesh.forgetGroup("treasury.payments.v1.streams");
        mesh.publish(Payments.product());
    }
}
