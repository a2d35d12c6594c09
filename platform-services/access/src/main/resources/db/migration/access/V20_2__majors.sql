-- What a port's contract says of its life, and of its fields: from which another major can be judged.
ALTER TABLE access.offered_port
    ADD COLUMN fields          jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN status          text NOT NULL DEFAULT 'active',
    ADD COLUMN migration_guide text,
    ADD COLUMN end_of_support  timestamptz,
    ADD COLUMN end_of_life     timestamptz,
    -- Of which publication this is: an older one that is heard of later changes nothing.
    ADD COLUMN published_at    timestamptz NOT NULL DEFAULT 'epoch',
    DROP COLUMN columns;

-- From which agreement on the major before, where it was carried over and not asked for.
ALTER TABLE access.agreement ADD COLUMN carried_from uuid REFERENCES access.agreement;

CREATE UNIQUE INDEX agreement_carried ON access.agreement (carried_from)
    WHERE state IN ('requested', 'approved', 'active');

-- A step changes the agreement's state; a notice tells its consumer something.
ALTER TABLE access.agreement_event ADD COLUMN kind text NOT NULL DEFAULT 'step' CHECK (kind IN ('step', 'notice'));
