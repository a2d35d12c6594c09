-- A TARGET day is one for which reference rates were published. For the days since the last ones, and for today before
-- they are, weekdays on which cash moved stand in.

select rate_date as reporting_date
from {{ ref('stg_treasury__fx_rates') }}
where rate_date >= (select min(stated_on) from {{ ref('opening_cash') }})

union

select value_date
from {{ ref('stg_treasury__cash_positions') }}
where value_date between (select min(stated_on) from {{ ref('opening_cash') }}) and (now() at time zone 'Europe/Berlin')::date
  and value_date > (select coalesce(max(rate_date), '-infinity') from {{ ref('stg_treasury__fx_rates') }})
  and extract(isodow from value_date) < 6
