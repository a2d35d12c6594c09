package org.finmesh.governance;

import java.util.List;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer and a port's owner agree on, or are about to.
 *
 * @param id of the agreement
 * @param consumer its name
 * @param team whether the consumer is a team, not a person
 * @param requestedBy user name of who asked
 * @param purpose in words
 * @param legalBasis of GDPR article 6(1), such as {@code contract}; null where none is stated
 * @param days how long from the approval on
 * @param fields what the consumer may read
 */
public record AgreementTerms(
        String id,
        PortId port,
        String consumer,
        boolean team,
        String requestedBy,
        String purpose,
        @Nullable String legalBasis,
        int days,
        List<Field> fields) {

    /**
     * @param personal whether it is personal data
     * @param masked whether it is read masked, as only personal data is
     */
    public record Field(String name, Classification classification, boolean personal, boolean masked) {

        /** Whether it is personal data that is read as it is. */
        public boolean inClear() {
            return personal && !masked;
        }
    }

    public AgreementTerms {
        fields = List.copyOf(fields);
    }
}
