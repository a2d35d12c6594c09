select
    traders.customer_id,
    traders.lei as counterparty_lei,
    traders.recorded_on
from {{ ref('crm_sole_traders') }} as traders
-- Who left the bank is no customer any more.
inner join {{ source('retail_banking', 'customer_360_v2') }} as customers
    on customers.customer_id = traders.customer_id and customers.valid_to is null
