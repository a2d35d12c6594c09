select
    transaction_id,
    customer_id,
    booked_at,
    direction,
    amount,
    amount_currency,
    transaction_type,
    merchant_category,
    merchant_country
from {{ source('retail_banking', 'transaction_history_v1') }}
where booked_at > now() - interval '30 days'
