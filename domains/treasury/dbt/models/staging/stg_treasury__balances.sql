select 'asset' as kind, category, currency, amount, held_from, held_until from {{ ref('hqla_assets') }}
union all
select 'deposit', category, currency, amount, held_from, held_until from {{ ref('deposits') }}
union all
select 'facility', category, currency, amount, held_from, held_until from {{ ref('committed_facilities') }}
union all
select 'inflow', category, currency, amount, held_from, held_until from {{ ref('expected_inflows') }}
