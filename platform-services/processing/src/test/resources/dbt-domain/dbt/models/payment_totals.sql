select currency, cast(sum(amount) as numeric(18, 2)) as total
from {{ ref('stg_treasury__payments') }}
group by currency
