package org.finmesh.platform.processing.mesh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.Domain;

/** The domain with a dbt product as a process of its own, which a test can kill. */
public final class PaymentTotalsProcess {

    private PaymentTotalsProcess() {}

    public static void main(String[] arguments) {
        Domain.named("treasury")
                .dbt(DbtProduct.named("payment-totals").every(Duration.ofHours(1)))
                .run();
    }

    static Process start(Map<String, String> environment, Path log) throws IOException {
        return PaymentsProcess.start(PaymentTotalsProcess.class, environment, log);
    }
}
