-- What is read, how and on what legal basis. Agreements from before were on whole ports, personal fields in clear.
ALTER TABLE access.offered_port ADD COLUMN limits_rows boolean NOT NULL DEFAULT false;

ALTER TABLE access.agreement
    ADD COLUMN fields      text[],
    ADD COLUMN whole_port  boolean NOT NULL DEFAULT true,
    ADD COLUMN personal    text NOT NULL DEFAULT 'clear' CHECK (personal IN ('masked', 'clear')),
    ADD COLUMN legal_basis text;
UPDATE access.agreement SET fields = (SELECT coalesce(array_agg(field ->> 'name'), '{}')
    FROM access.offered_port, jsonb_array_elements(offered_port.fields) field WHERE offered_port.port = agreement.port);
ALTER TABLE access.agreement ALTER COLUMN fields SET NOT NULL;
