package org.finmesh.portal.product;

import org.finmesh.platform.api.MeshApi.Me;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.platform.api.ProductsApi.ProductDetail;
import org.finmesh.platform.api.ProductsApi.ProductSummary;
import org.finmesh.portal.access.RequestDialog;
import org.finmesh.portal.access.Standing;
import org.finmesh.portal.session.PlatformApi;

/**
 * What a product page is about, for all its sections.
 *
 * @param port one of the product's; the newest major version unless chosen otherwise
 * @param standing of the person to that port
 * @param reload shows the page anew after something changed
 */
record Shown(PlatformApi platform, Me me, ProductDetail product, Port port, Standing standing, Runnable reload) {

    ProductSummary summary() {
        return product.summary();
    }

    void requestAccess() {
        new RequestDialog(platform, me, port, reload).open();
    }
}
