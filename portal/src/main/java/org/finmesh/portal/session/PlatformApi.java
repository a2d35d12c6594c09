package org.finmesh.portal.session;

import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.DelegationsApi;
import org.finmesh.platform.api.DriftApi;
import org.finmesh.platform.api.IncidentsApi;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.QualityApi;
import org.finmesh.platform.api.ReceiptsApi;

/**
 * The platform's API as the signed-in person: the one place the portal gets anything from. Every call throws a
 * {@link PlatformException} when there is no answer to show. Safe to use from any thread.
 */
public record PlatformApi(
        ProductsApi products,
        AgreementsApi agreements,
        ReceiptsApi receipts,
        DelegationsApi delegations,
        DriftApi drift,
        QualityApi quality,
        IncidentsApi incidents,
        MeshApi mesh) {}
