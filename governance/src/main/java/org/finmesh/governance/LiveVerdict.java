package org.finmesh.governance;

import java.time.Instant;
import org.finmesh.platform.contract.ProductId;

/**
 * What a policy says of something that is live.
 *
 * @param subject a product's id, or an agreement's
 * @param product which product it is, or whose port is agreed on
 * @param since when the outcome became what it is
 */
public record LiveVerdict(String subject, ProductId product, Verdict verdict, Instant since) {}
