package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.Locale;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;

/** Where an agreement stands, as the platform's API names it in lower case. */
public enum AgreementState {
    REQUESTED(Tone.ACCENT),
    APPROVED(Tone.ACCENT),
    ACTIVE(Tone.GOOD),
    DENIED(Tone.BAD),
    CANCELLED(Tone.PLAIN),
    REVOKED(Tone.BAD),
    EXPIRED(Tone.PLAIN);

    private final Tone tone;

    AgreementState(Tone tone) {
        this.tone = tone;
    }

    /** @throws IllegalArgumentException when the platform knows a state that the portal does not */
    public static AgreementState of(Agreement agreement) {
        return of(agreement.state());
    }

    static AgreementState of(String state) {
        return valueOf(state.toUpperCase(Locale.ROOT));
    }

    /** Whether access exists or is about to. */
    public boolean isInForce() {
        return this == APPROVED || this == ACTIVE;
    }

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this != REQUESTED && !isInForce();
    }

    Pill pill() {
        return new Pill(words(), tone);
    }

    String words() {
        return translate("access.state." + name());
    }
}
