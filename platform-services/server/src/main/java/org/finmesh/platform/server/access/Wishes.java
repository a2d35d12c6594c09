package org.finmesh.platform.server.access;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.access.Amendment;
import org.finmesh.platform.access.Cart;
import org.finmesh.platform.access.LegalBasis;
import org.finmesh.platform.access.PersonalData;
import org.finmesh.platform.api.AgreementsApi;
import org.jspecify.annotations.Nullable;

/** What the API is asked for, as access knows it. What JSON leaves out is empty; access says what it needs. */
final class Wishes {

    private Wishes() {}

    static Cart cart(AgreementsApi.AccessRequest request) {
        return new Cart(
                Optional.ofNullable(request.ports()).orElse(List.of()).stream()
                        .map(Wishes::item)
                        .toList(),
                request.consumer(),
                text(request.purpose()),
                legalBasis(request.legalBasis()),
                request.days());
    }

    private static Cart.Item item(AgreementsApi.RequestedPort port) {
        return new Cart.Item(
                text(port.port()),
                port.fields(),
                Optional.ofNullable(personal(port.personal())).orElse(PersonalData.MASKED));
    }

    static Amendment amendment(AgreementsApi.Amendment amendment) {
        return new Amendment(
                amendment.fields(),
                amendment.wholePort(),
                personal(amendment.personal()),
                legalBasis(amendment.legalBasis()),
                amendment.days(),
                text(amendment.note()));
    }

    private static @Nullable LegalBasis legalBasis(@Nullable String text) {
        return text == null || text.isBlank() ? null : LegalBasis.parse(text);
    }

    private static @Nullable PersonalData personal(@Nullable String text) {
        return text == null || text.isBlank() ? null : PersonalData.parse(text);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
