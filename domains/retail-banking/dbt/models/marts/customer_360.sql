-- A customer has a new row when what the bank knows of them changes. Sums move with every transaction: they are in the
-- row that is valid now, and in no other.

select
    versions.customer_id,
    row_number() over (partition by versions.customer_id order by versions.valid_from) as version_number,
    versions.valid_from,
    versions.valid_to,
    versions.full_name,
    customers.birth_date,
    versions.email,
    versions.city,
    versions.country,
    versions.segment,
    customers.customer_since,
    customers.account_iban,
    customers.account_currency,
    activity.transactions_30d,
    activity.spent_30d,
    activity.received_30d,
    activity.abroad_30d,
    activity.favourite_category,
    activity.last_transaction_at
from {{ ref('stg_crm__customer_versions') }} as versions
inner join {{ ref('stg_crm__customers') }} as customers using (customer_id)
left join {{ ref('int_customer_activity') }} as activity
    on activity.customer_id = versions.customer_id and versions.valid_to is null
