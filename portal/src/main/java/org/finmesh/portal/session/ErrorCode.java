package org.finmesh.portal.session;

/** What can go wrong in the portal itself. What the platform refuses carries the platform's own code. */
public enum ErrorCode {
    /** The platform refused; its problem detail says why. */
    REFUSED(Kind.USER),
    /** Nothing there to show. */
    PAGE_NOT_FOUND(Kind.USER),
    SIGN_IN_REQUIRED(Kind.USER),
    PLATFORM_UNREACHABLE(Kind.EXTERNAL),
    /** A bug of the portal; the log has it under a reference that the page shows. */
    UNEXPECTED(Kind.INTERNAL);

    /** Who can mend it. */
    public enum Kind {
        USER,
        EXTERNAL,
        INTERNAL
    }

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
