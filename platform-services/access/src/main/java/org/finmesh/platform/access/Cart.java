package org.finmesh.platform.access;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for at once: all of it or nothing is taken.
 *
 * @param items 1 to 20, of as many ports
 * @param consumer a team of theirs or their own user name; null for their only team, else for themselves
 * @param purpose why, in words, 5 to 500 characters
 * @param legalBasis null where what is read asks for none
 * @param days how long from the approval on, 1 to 730
 */
public record Cart(
        List<Item> items,
        @Nullable String consumer,
        String purpose,
        @Nullable LegalBasis legalBasis,
        int days) {

    private static final int ITEMS_MAX = 20;

    /** @param fields null for the whole port */
    public record Item(String port, @Nullable List<String> fields, PersonalData personal) {}

    /** @throws AccessException CART */
    public Cart {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw new AccessException(
                    AccessError.CART, "the request has %d ports; ask for 1 to %d".formatted(items.size(), ITEMS_MAX));
        }
        var ports = new HashSet<String>();
        items.stream()
                .map(Item::port)
                .filter(port -> !ports.add(port))
                .findFirst()
                .ifPresent(port -> {
                    throw new AccessException(
                            AccessError.CART,
                            "%s is in the request twice; name all fields of a port at once".formatted(port));
                });
    }
}
