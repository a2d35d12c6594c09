package org.finmesh.domains.treasury;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.finmesh.domains.treasury.cashposition.CashPositionTopology;
import org.finmesh.domains.treasury.ecb.EcbRatesSource;
import org.finmesh.domains.treasury.fxrates.FxRatesTopology;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.Domain;

/** The treasury domain: reference rates of the euro, what cash moves, and how well it covers 30 days of stress. */
public final class Treasury {

    private Treasury() {}

    /** {@code FINMESH_ECB_INBOX} names the folder for new files of the ECB; default {@code FINMESH_STATE_DIR/ecb-inbox}. */
    public static void main(String[] args) {
        Domain.named("treasury")
                .topology(new FxRatesTopology())
                .topology(new CashPositionTopology())
                .source(new EcbRatesSource(inbox(), Clock.systemUTC()))
                .dbt(DbtProduct.named("liquidity-coverage")
                        .every(Duration.ofMinutes(5))
                        .within(Duration.ofMinutes(5)))
                .run();
    }

    private static Path inbox() {
        var inbox = System.getenv("FINMESH_ECB_INBOX");
        return inbox != null && !inbox.isBlank()
                ? Path.of(inbox)
                : Path.of(System.getenv().getOrDefault("FINMESH_STATE_DIR", "."))
                        .resolve("ecb-inbox");
    }
}
