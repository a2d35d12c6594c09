package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.Objects;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.portal.session.ErrorCode;
import org.finmesh.portal.session.PlatformException;
import org.springframework.util.StringUtils;

/**
 * An error in people's words.
 *
 * @param code stable, to quote to support
 * @param nextStep what to do about it
 */
record Explanation(String code, String title, String nextStep) {

    static Explanation of(PlatformException failure) {
        return switch (failure) {
            case PlatformException.Refused refused -> of(refused.problem());
            case PlatformException.Unreachable ignored -> of(ErrorCode.PLATFORM_UNREACHABLE);
            case PlatformException.SignInRequired ignored -> of(ErrorCode.SIGN_IN_REQUIRED);
        };
    }

    /** The platform's problems say themselves what to do, as a command prints it: without a capital. */
    private static Explanation of(ProblemDetail problem) {
        return new Explanation(
                Objects.requireNonNullElse(problem.code(), String.valueOf(problem.status())),
                title(problem.status()),
                StringUtils.capitalize(
                        Objects.requireNonNullElse(problem.detail(), translate("shell.error.REFUSED.next"))));
    }

    /** The platform's title is HTTP's own phrase; people are told what it means for them. */
    private static String title(int status) {
        return switch (status) {
            case 403 -> translate("shell.refused.forbidden");
            case 404 -> translate("shell.refused.not-found");
            case 409 -> translate("shell.refused.conflict");
            default -> translate("shell.error.REFUSED.title");
        };
    }

    static Explanation of(ErrorCode code) {
        return new Explanation(
                code.name(),
                translate("shell.error." + code.name() + ".title"),
                translate("shell.error." + code.name() + ".next"));
    }

    /** @param reference under which the log has the cause */
    static Explanation unexpected(String reference) {
        return new Explanation(
                ErrorCode.UNEXPECTED + " " + reference,
                translate("shell.error.UNEXPECTED.title"),
                translate("shell.error.UNEXPECTED.next"));
    }
}
