create schema provisioning;

-- A publication is recorded before its first step and closed after its last, so what a crash left open can be seen.
create table provisioning.publication (
    id           uuid primary key,
    product      text        not null,
    version      text        not null,
    published_by text        not null,
    state        text        not null check (state in ('running', 'done', 'failed')),
    digest       text        not null,
    ports        text[]      not null,
    started_at   timestamptz not null default now(),
    ended_at     timestamptz,
    error        text
);

create index publication_by_product on provisioning.publication (product, started_at desc);

create table provisioning.step (
    publication uuid        not null references provisioning.publication on delete cascade,
    position    int         not null,
    action      text        not null check (action in ('create', 'change', 'remove', 'keep')),
    kind        text        not null,
    name        text        not null,
    detail      text        not null,
    applied_at  timestamptz not null default now(),
    primary key (publication, position)
);
