package org.finmesh.platform.access;

import java.util.List;
import org.finmesh.platform.access.proof.ReceiptBook;
import org.springframework.stereotype.Service;

/** The proofs of agreements, for those who may see the agreements. */
@Service
public class Receipts {

    private final Access access;
    private final ReceiptBook book;

    Receipts(Access access, ReceiptBook book) {
        this.access = access;
        this.book = book;
    }

    /**
     * Newest first, at most 200.
     *
     * @throws AccessException AGREEMENT_UNKNOWN, NOT_YOURS_TO_SEE
     */
    public List<Receipt> of(Actor actor, AgreementId agreement) {
        access.agreement(actor, agreement);
        return book.of(agreement);
    }
}
