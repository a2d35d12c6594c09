-- BCBS 238: the stock of high-quality liquid assets by paragraphs 45 to 54 and annex 1, net outflows by paragraph 69. Each
-- component is rounded to cents before it is used, so that a reader who goes on from the columns gets the same.

with components as (

    select
        reporting_date,
        string_agg(distinct currency, ', ' order by currency) filter (where rate is null) as missing_rates,
        {{ euro("kind = 'cash'") }} as cash,
        {{ euro("kind = 'asset' and category = 'level_1'") }} as level_1_securities,
        {{ euro("kind = 'asset' and category = 'level_2a'", 'amount_euro') }} as level_2a_market_value,
        {{ euro("kind = 'asset' and category = 'level_2b_rmbs'", 'amount_euro') }} as level_2b_rmbs_market_value,
        {{ euro("kind = 'asset' and category = 'level_2b_other'", 'amount_euro') }} as level_2b_other_market_value,
        {{ euro("kind = 'asset' and category = 'level_2a'") }} as level_2a,
        {{ euro("kind = 'asset' and category like 'level_2b%'") }} as level_2b,
        {{ euro("kind = 'unwound' and category in ('central_bank_reserves', 'level_1')") }} as unwound_level_1,
        {{ euro("kind = 'unwound' and category = 'level_2a'") }} as unwound_level_2a,
        {{ euro("kind = 'unwound' and category like 'level_2b%'") }} as unwound_level_2b,
        {{ euro("kind = 'deposit' and (category like 'retail%' or category like 'small_business%')") }}
            as retail_deposit_outflow,
        {{ euro("kind = 'deposit' and category not like 'retail%' and category not like 'small_business%'") }}
            as wholesale_deposit_outflow,
        {{ euro("kind = 'secured_funding'") }} as secured_funding_outflow,
        {{ euro("kind = 'facility'") }} as facility_outflow,
        {{ euro("kind = 'settlement_outflow'") }} as settlement_outflow,
        {{ euro("kind = 'inflow'") }} as loan_inflow,
        {{ euro("kind = 'secured_lending'") }} as secured_lending_inflow,
        {{ euro("kind = 'settlement_inflow'") }} as settlement_inflow
    from {{ ref('int_liquidity_items') }}
    group by reporting_date

),

-- Less than nothing at the central bank is no asset, and due the next day.
levels as (

    select
        *,
        greatest(cash, 0) as level_1_cash,
        greatest(-cash, 0) as overdraft_outflow,
        greatest(cash, 0) + level_1_securities as level_1,
        greatest(cash, 0) + level_1_securities + unwound_level_1 as adjusted_level_1,
        level_2a + unwound_level_2a as adjusted_level_2a,
        level_2b + unwound_level_2b as adjusted_level_2b
    from components

),

cap_15 as (

    select
        *,
        round(
            greatest(
                adjusted_level_2b - 15.0 / 85 * (adjusted_level_1 + adjusted_level_2a),
                adjusted_level_2b - 15.0 / 60 * adjusted_level_1,
                0
            ),
            2
        ) as cap_15_adjustment
    from levels

),

cap_40 as (

    select
        *,
        round(
            greatest(adjusted_level_2a + adjusted_level_2b - cap_15_adjustment - 2.0 / 3 * adjusted_level_1, 0), 2
        ) as cap_40_adjustment
    from cap_15

),

totals as (

    select
        *,
        level_1 + level_2a + level_2b - cap_15_adjustment - cap_40_adjustment as liquid_assets,
        retail_deposit_outflow + wholesale_deposit_outflow + secured_funding_outflow + facility_outflow
        + settlement_outflow + overdraft_outflow as total_outflow,
        loan_inflow + secured_lending_inflow + settlement_inflow as total_inflow
    from cap_40

),

capped as (

    select
        *,
        round(0.75 * total_outflow, 2) as inflow_cap,
        least(total_inflow, round(0.75 * total_outflow, 2)) as counted_inflow,
        total_outflow - least(total_inflow, round(0.75 * total_outflow, 2)) as net_outflow
    from totals

)

select
    reporting_date,
    'EUR' as currency,
    case
        when missing_rates is not null then 'rate_missing'
        when net_outflow = 0 then 'no_outflow'
        else 'complete'
    end as state,
    missing_rates,
    -- A sum that lacks a part is none.
{%- for component in [
    'level_1_cash', 'level_1_securities', 'level_1',
    'level_2a_market_value', 'level_2a',
    'level_2b_rmbs_market_value', 'level_2b_other_market_value', 'level_2b',
    'adjusted_level_1', 'adjusted_level_2a', 'adjusted_level_2b', 'cap_15_adjustment', 'cap_40_adjustment',
    'liquid_assets',
    'retail_deposit_outflow', 'wholesale_deposit_outflow', 'secured_funding_outflow', 'facility_outflow',
    'settlement_outflow', 'overdraft_outflow', 'total_outflow',
    'loan_inflow', 'secured_lending_inflow', 'settlement_inflow', 'total_inflow',
    'inflow_cap', 'counted_inflow', 'net_outflow',
] %}
    case when missing_rates is null then {{ component }}::numeric(20, 2) end as {{ component }},
{%- endfor %}
    case when missing_rates is null then round(liquid_assets / nullif(net_outflow, 0), 4) end as liquidity_coverage_ratio
from capped
