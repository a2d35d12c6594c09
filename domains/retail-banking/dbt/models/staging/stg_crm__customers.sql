select
    customer_id,
    given_name || ' ' || family_name as full_name,
    birth_date,
    email,
    city,
    country,
    segment,
    customer_since,
    account_iban,
    account_currency
from {{ ref('crm_customers') }}
