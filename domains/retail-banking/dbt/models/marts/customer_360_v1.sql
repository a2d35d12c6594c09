select
    customers.customer_id,
    customers.full_name,
    customers.birth_date,
    customers.email,
    customers.city,
    customers.country,
    customers.segment,
    customers.customer_since,
    customers.account_iban,
    customers.account_currency,
    activity.transactions_30d,
    activity.spent_30d,
    activity.received_30d,
    activity.abroad_30d,
    activity.favourite_category,
    activity.last_transaction_at
from {{ ref('stg_crm__customers') }} as customers
inner join {{ ref('int_customer_activity') }} as activity using (customer_id)
