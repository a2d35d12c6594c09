-- The mart has the customers of the customer system, no more and no fewer.
select customer_id
from {{ ref('stg_crm__customers') }} as customers
full outer join {{ ref('customer_360') }} as mart using (customer_id)
where mart.account_iban is distinct from customers.account_iban
