select
    rate_date,
    quote_currency as currency,
    rate
from {{ source('treasury', 'fx_rates_v1') }}
-- Older ones convert nothing: the first statement of cash begins the reports, and a rate is at most seven days old.
where rate_date >= (select min(stated_on) - 7 from {{ ref('opening_cash') }})
