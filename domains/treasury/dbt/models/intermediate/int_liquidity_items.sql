-- Everything that counts on a day, in its own currency, in euro, and in euro times its factor. For an asset the factor is
-- what the haircut leaves; for all else the share that is assumed to flow within 30 days.

with dates as (

    select * from {{ ref('int_reporting_dates') }}

),

cash_stated as (

    select
        dates.reporting_date,
        currencies.currency,
        stated.stated_on,
        coalesce(stated.balance, 0) as balance
    from dates
    cross join (
        select currency from {{ ref('opening_cash') }}
        union
        select currency from {{ ref('stg_treasury__cash_positions') }}
    ) as currencies
    left join lateral (
        select opening.stated_on, opening.balance
        from {{ ref('opening_cash') }} as opening
        where opening.currency = currencies.currency and opening.stated_on <= dates.reporting_date
        order by opening.stated_on desc
        limit 1
    ) as stated on true

),

-- What was stated last, and what has moved since; the day itself included.
cash as (

    select
        stated.reporting_date,
        stated.currency,
        stated.balance + coalesce(sum(moved.net_amount), 0) as amount
    from cash_stated as stated
    left join {{ ref('stg_treasury__cash_positions') }} as moved
        on moved.currency = stated.currency
        and moved.value_date > coalesce(stated.stated_on, '-infinity')
        and moved.value_date <= stated.reporting_date
    group by stated.reporting_date, stated.currency, stated.balance

),

-- What is known today to settle in the 30 days after it.
settling as (

    select dates.reporting_date, settling.currency, sum(settling.inflow) as inflow, sum(settling.outflow) as outflow
    from dates
    inner join {{ ref('stg_treasury__cash_positions') }} as settling
        on settling.value_date > dates.reporting_date
        and settling.value_date <= dates.reporting_date + 30
    group by dates.reporting_date, settling.currency

),

-- Only what ends within 30 days flows back, and is unwound for the caps.
secured as (

    select dates.reporting_date, secured.*
    from dates
    inner join {{ ref('secured_transactions') }} as secured
        on secured.traded_on <= dates.reporting_date
        and secured.matures_on > dates.reporting_date
        and secured.matures_on <= dates.reporting_date + 30

),

items as (

    select reporting_date, 'cash' as kind, 'central_bank_reserves' as category, currency, amount from cash
    union all
    select dates.reporting_date, held.kind, held.category, held.currency, held.amount
    from dates
    inner join {{ ref('stg_treasury__balances') }} as held
        on held.held_from <= dates.reporting_date
        and dates.reporting_date <= coalesce(held.held_until, 'infinity')
    union all
    select reporting_date, 'settlement_outflow', 'contractual', currency, outflow from settling
    union all
    select reporting_date, 'settlement_inflow', 'contractual', currency, inflow from settling
    union all
    select reporting_date, kind, collateral_category, currency, cash from secured
    union all
    -- Unwound, the one who borrowed cash gives it back and has the collateral again.
    select
        reporting_date,
        'unwound',
        'central_bank_reserves',
        currency,
        case kind when 'secured_funding' then -cash else cash end
    from secured
    union all
    select
        reporting_date,
        'unwound',
        collateral_category,
        currency,
        case kind when 'secured_funding' then collateral else -collateral end
    from secured
    where collateral_category <> 'other'

)

select
    items.reporting_date,
    items.kind,
    items.category,
    items.currency,
    items.amount,
    factors.factor,
    case items.currency when 'EUR' then 1 else rates.rate end as rate,
    items.amount / case items.currency when 'EUR' then 1 else rates.rate end as amount_euro,
    items.amount / case items.currency when 'EUR' then 1 else rates.rate end * factors.factor as weighted_euro
from items
left join {{ ref('lcr_factors') }} as factors
    on factors.category = items.category
    and factors.kind = case when items.kind in ('cash', 'unwound') then 'asset' else items.kind end
left join lateral (
    select fx.rate
    from {{ ref('stg_treasury__fx_rates') }} as fx
    where fx.currency = items.currency
      and fx.rate_date between items.reporting_date - 7 and items.reporting_date
    order by fx.rate_date desc
    limit 1
) as rates on true
where items.amount <> 0
