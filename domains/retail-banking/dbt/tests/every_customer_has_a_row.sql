-- Both majors have the customers of the customer system as they are now, no more and no fewer.
select coalesce(customers.customer_id, first.customer_id, second.customer_id) as customer_id
from {{ ref('stg_crm__customers') }} as customers
full outer join {{ ref('customer_360_v1') }} as first using (customer_id)
full outer join (
    select * from {{ ref('customer_360') }} where valid_to is null
) as second using (customer_id)
where (first.account_iban, first.full_name, first.email, first.city, first.country, first.segment)
    is distinct from (
        customers.account_iban, customers.full_name, customers.email, customers.city, customers.country, customers.segment
    )
    or (second.account_iban, second.full_name, second.email, second.city, second.country, second.segment)
    is distinct from (
        customers.account_iban, customers.full_name, customers.email, customers.city, customers.country, customers.segment
    )
