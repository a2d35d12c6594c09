-- What the policies say of what is live, as of the last pass over it, and how that came about.
CREATE TABLE governance.verdict (
    subject        text        NOT NULL,  -- a product, or the id of an agreement
    product        text        NOT NULL,
    policy         text        NOT NULL,
    policy_version text        NOT NULL,
    outcome        text        NOT NULL CHECK (outcome IN ('PASS', 'WAIVED', 'WARN', 'FAIL')),
    message        text        NOT NULL,
    waiver         text        CHECK ((waiver IS NOT NULL) = (outcome = 'WAIVED')),
    since          timestamptz NOT NULL,  -- when the outcome became this
    PRIMARY KEY (subject, policy)
);
CREATE INDEX verdict_product ON governance.verdict (product);
CREATE INDEX verdict_open ON governance.verdict (policy, outcome) WHERE outcome <> 'PASS';

CREATE TABLE governance.verdict_change (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject        text        NOT NULL,
    product        text        NOT NULL,
    policy         text        NOT NULL,
    policy_version text        NOT NULL,
    before         text,                  -- null when it was judged for the first time
    after          text,                  -- null when it is judged no more
    message        text        NOT NULL,
    waiver         text,
    at             timestamptz NOT NULL
);
CREATE INDEX verdict_change_product ON governance.verdict_change (product, id);
