package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CartTest {

    @Test
    void aCartHoldsOneToTwentyPortsAndEachOnce() {
        cart(20);
        assertRefused("0 ports", () -> cart(0));
        assertRefused("21 ports", () -> cart(21));
        assertRefused(
                "treasury.fx-rates.v1 is in the request twice",
                () -> cart(Collections.nCopies(2, item("treasury.fx-rates.v1"))));
    }

    private static Cart cart(int ports) {
        return cart(IntStream.range(0, ports).mapToObj(n -> item("p" + n)).toList());
    }

    private static Cart cart(List<Cart.Item> items) {
        return new Cart(items, null, "reporting", null, 30);
    }

    private static Cart.Item item(String port) {
        return new Cart.Item(port, null, PersonalData.MASKED);
    }

    private static void assertRefused(String why, org.assertj.core.api.ThrowableAssert.ThrowingCallable cart) {
        assertThatThrownBy(cart)
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(AccessError.CART))
                .hasMessageContaining(why);
    }
}
