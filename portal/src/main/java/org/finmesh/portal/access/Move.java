package org.finmesh.portal.access;

import com.vaadin.flow.component.button.ButtonVariant;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;

/** What can be done to an agreement by hand. */
enum Move {
    APPROVE(AgreementsApi::approve, ButtonVariant.PRIMARY),
    DENY(AgreementsApi::deny, ButtonVariant.ERROR),
    REVOKE(AgreementsApi::revoke, ButtonVariant.ERROR),
    /** The consumer takes a request back. */
    WITHDRAW(AgreementsApi::cancel, ButtonVariant.ERROR),
    /** The consumer takes a change back that was asked for. */
    KEEP(AgreementsApi::withdrawAmendment, ButtonVariant.PRIMARY),
    /** The consumer ends access early. */
    END(AgreementsApi::cancel, ButtonVariant.ERROR);

    private final Call call;
    private final ButtonVariant look;

    Move(Call call, ButtonVariant look) {
        this.call = call;
        this.look = look;
    }

    Agreement make(AgreementsApi agreements, String id, String note) {
        return call.make(agreements, id, new Decision(note));
    }

    ButtonVariant look() {
        return look;
    }

    private interface Call {
        Agreement make(AgreementsApi agreements, String id, Decision decision);
    }
}
