-- The rows that are valid now are the customers of the customer system as they are now, no more and no fewer.
select coalesce(customers.customer_id, product.customer_id) as customer_id
from {{ ref('stg_crm__customers') }} as customers
full outer join (
    select * from {{ ref('customer_360') }} where valid_to is null
) as product using (customer_id)
where (product.account_iban, product.full_name, product.email, product.city, product.country, product.segment)
    is distinct from (
        customers.account_iban, customers.full_name, customers.email, customers.city, customers.country, customers.segment
    )
