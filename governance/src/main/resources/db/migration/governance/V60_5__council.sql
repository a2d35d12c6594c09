-- How the rules of the mesh are changed. Everything here is added and never changed: a proposal's state is its latest step,
-- a seat's vote is its latest row, the rules in force are the governance folder with all that came into force, in order.

CREATE TABLE governance.proposal (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title          text        NOT NULL CHECK (length(title) BETWEEN 5 AND 120),
    why            text        NOT NULL CHECK (length(why) BETWEEN 10 AND 10000),
    proposed_by    text        NOT NULL,
    proposed_at    timestamptz NOT NULL,
    closes_at      timestamptz NOT NULL CHECK (closes_at > proposed_at),
    effective_on   date        NOT NULL,
    supersedes     bigint      REFERENCES governance.proposal,
    rules_version  text        NOT NULL,  -- of the rules in force when it was proposed
    CHECK (supersedes < id)
);

-- What a proposal changes: whole files, by their path in the governance folder.
CREATE TABLE governance.proposed_file (
    proposal  bigint NOT NULL REFERENCES governance.proposal,
    path      text   NOT NULL,
    base      text,  -- as it was in force when it was proposed; null: there was none
    content   text,  -- null: removed
    PRIMARY KEY (proposal, path),
    CHECK (base IS DISTINCT FROM content)
);

CREATE TABLE governance.vote (
    seq       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal  bigint      NOT NULL REFERENCES governance.proposal,
    seat      text        NOT NULL,
    by        text        NOT NULL,
    choice    text        NOT NULL CHECK (choice IN ('yes', 'no', 'abstain')),
    note      text        NOT NULL CHECK (length(note) <= 2000),
    at        timestamptz NOT NULL
);
CREATE INDEX vote_of_proposal ON governance.vote (proposal, seq);

-- What a change would do to all that is live, each time it was asked.
CREATE TABLE governance.replay (
    seq       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal  bigint      NOT NULL REFERENCES governance.proposal,
    result    jsonb       NOT NULL
);
CREATE INDEX replay_of_proposal ON governance.replay (proposal, seq);

CREATE TABLE governance.proposal_step (
    seq           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal      bigint      NOT NULL REFERENCES governance.proposal,
    state         text        NOT NULL CHECK (state IN
        ('accepted', 'rejected', 'lapsed', 'withdrawn', 'outdated', 'in-force', 'superseded')),
    at            timestamptz NOT NULL,
    by            text        NOT NULL,
    note          text        NOT NULL,
    effective_at  timestamptz,
    CHECK ((state = 'accepted') = (effective_at IS NOT NULL))
);
CREATE INDEX proposal_step_of_proposal ON governance.proposal_step (proposal, seq);
-- Decided once, whoever counts; in force once, whichever server's clock is first.
CREATE UNIQUE INDEX proposal_decided_once ON governance.proposal_step (proposal)
    WHERE state IN ('accepted', 'rejected', 'lapsed', 'withdrawn');
CREATE UNIQUE INDEX proposal_step_once ON governance.proposal_step (proposal, state);

CREATE FUNCTION governance.refuse_rewriting_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what the council did is never rewritten: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON governance.proposal
    FOR EACH STATEMENT EXECUTE FUNCTION governance.refuse_rewriting_decisions();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON governance.proposed_file
    FOR EACH STATEMENT EXECUTE FUNCTION governance.refuse_rewriting_decisions();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON governance.vote
    FOR EACH STATEMENT EXECUTE FUNCTION governance.refuse_rewriting_decisions();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON governance.replay
    FOR EACH STATEMENT EXECUTE FUNCTION governance.refuse_rewriting_decisions();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON governance.proposal_step
    FOR EACH STATEMENT EXECUTE FUNCTION governance.refuse_rewriting_decisions();
