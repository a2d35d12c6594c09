-- Each port's contract as it was published last: what the next one is compared with. A port stays known after its end.
create table provisioning.published_port (
    port         text primary key,
    product      text not null,
    version      text,
    contract     text,
    end_of_life  timestamptz,
    -- when its contract left the product's folder, after its end of life
    withdrawn_at timestamptz,
    check ((version is null) = (contract is null))
);

create index published_port_by_product on provisioning.published_port (product);

-- What was published before this table was: its contracts are learnt with the next publication.
insert into provisioning.published_port (port, product)
select unnest(ports), product
from (
    select distinct on (product) product, ports
    from provisioning.publication
    where state = 'done'
    order by product, ended_at desc
) as latest;
