package org.finmesh.governance;

import java.time.LocalDate;
import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * That one product need not keep one policy for a while.
 *
 * @param name kebab-case, the name of its file
 * @param port the only one of the product's ports that it is for; null for all, and the product itself
 * @param fields the only fields that it is for; empty for all
 * @param reason why the product cannot keep the policy yet
 * @param owner who sees to it that it will
 * @param until the day, UTC, on which the waiver ends: from then on the policy holds again
 */
public record Waiver(
        String name,
        ProductId product,
        String policy,
        @Nullable PortId port,
        List<String> fields,
        String reason,
        String owner,
        LocalDate until) {

    /** @throws IllegalArgumentException when the port is another product's */
    public Waiver {
        fields = List.copyOf(fields);
        if (port != null && !port.product().equals(product)) {
            throw new IllegalArgumentException("port %s is none of %s".formatted(port, product));
        }
    }

    /** Whether it has not ended. */
    public boolean holdsOn(LocalDate day) {
        return day.isBefore(until);
    }

    /** Where it names fields, it covers a breach by those and no others. */
    boolean covers(Breach breach) {
        return product.equals(breach.product())
                && (port == null || port.equals(breach.port()))
                && (fields.isEmpty() || (!breach.offenders().isEmpty() && fields.containsAll(breach.offenders())));
    }
}
