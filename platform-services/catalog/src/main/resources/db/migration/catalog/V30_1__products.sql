create schema catalog;

create table catalog.product (
    id           text        primary key,
    version      text        not null,
    published_by text        not null,
    published_at timestamptz not null
);

-- Each version as it was published last; words may change within one.
create table catalog.version (
    product      text        not null references catalog.product on delete cascade,
    version      text        not null,
    published_at timestamptz not null,
    primary key (product, version)
);

create table catalog.file (
    product  text not null,
    version  text not null,
    position int  not null,
    name     text not null,
    content  text not null,
    primary key (product, version, position),
    foreign key (product, version) references catalog.version on delete cascade
);

-- What a search can find a product by: one row for its id, its name, each field, each tag…
create table catalog.term (
    product text     not null references catalog.product on delete cascade,
    what    text     not null,
    weight  int      not null,
    words   tsvector not null,
    primary key (product, what)
);

create index term_by_words on catalog.term using gin (words);
