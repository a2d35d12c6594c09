package org.finmesh.domains.treasury.cashposition;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What has to change in the row of a currency and value date because of one transaction or position.
 *
 * @param before what it moved there until now, which is taken back; null where it was not there
 * @param after what it moves there now; null where it has gone to another row
 */
record Change(
        Side side,
        String currency,
        LocalDate valueDate,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after) {}
