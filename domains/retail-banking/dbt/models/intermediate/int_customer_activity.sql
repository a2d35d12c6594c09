-- The latest transaction may be older than the 30 days that the sums cover; a customer may have none at all.

with customers as (

    select * from {{ ref('stg_crm__customers') }}

),

transactions as (

    select
        transactions.*,
        merchant_country <> customers.country as is_abroad
    from {{ ref('stg_retail_banking__transactions') }} as transactions
    inner join customers using (customer_id)
    -- A sum has one currency: the account's. Transactions are booked in it by contract.
    where transactions.amount_currency = customers.account_currency

),

sums as (

    select
        customer_id,
        count(*) as transactions_30d,
        coalesce(sum(amount) filter (where direction = 'debit'), 0) as spent_30d,
        coalesce(sum(amount) filter (where direction = 'credit'), 0) as received_30d,
        count(*) filter (where is_abroad) as abroad_30d,
        mode() within group (order by merchant_category)
            filter (where transaction_type = 'card_payment') as favourite_category
    from transactions
    group by customer_id

),

latest as (

    select
        customer_id,
        max(booked_at) as last_transaction_at
    from {{ source('retail_banking', 'transaction_history_v1') }}
    group by customer_id

)

select
    customers.customer_id,
    coalesce(sums.transactions_30d, 0) as transactions_30d,
    coalesce(sums.spent_30d, 0)::numeric(18, 2) as spent_30d,
    coalesce(sums.received_30d, 0)::numeric(18, 2) as received_30d,
    coalesce(sums.abroad_30d, 0) as abroad_30d,
    sums.favourite_category,
    latest.last_transaction_at
from customers
left join sums using (customer_id)
left join latest using (customer_id)
