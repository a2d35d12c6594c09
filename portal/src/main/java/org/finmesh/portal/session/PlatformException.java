package org.finmesh.portal.session;

import org.finmesh.platform.api.ProblemDetail;
import org.jspecify.annotations.Nullable;

/** Why a call of the platform's API gave no answer to show. */
public abstract sealed class PlatformException extends RuntimeException {

    private PlatformException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What to tell people, and programs. */
    public abstract ErrorCode code();

    /** The platform said no, and why. */
    public static final class Refused extends PlatformException {

        private final transient ProblemDetail problem;

        public Refused(ProblemDetail problem) {
            super("%d %s: %s".formatted(problem.status(), problem.code(), problem.detail()), null);
            this.problem = problem;
        }

        public ProblemDetail problem() {
            return problem;
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.REFUSED;
        }
    }

    /** Nobody answered in time, or not in the platform's words. */
    public static final class Unreachable extends PlatformException {

        public Unreachable(Throwable cause) {
            super("the platform does not answer: " + cause.getMessage(), cause);
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.PLATFORM_UNREACHABLE;
        }
    }

    /** The person's session at Keycloak has ended. */
    public static final class SignInRequired extends PlatformException {

        public SignInRequired(@Nullable Throwable cause) {
            super("the session has ended; sign in again", cause);
        }

        @Override
        public ErrorCode code() {
            return ErrorCode.SIGN_IN_REQUIRED;
        }
    }
}
