-- The mart has the reporting dates, no more and no fewer: a day on which nothing counts would be lost in the sums.
select coalesce(dates.reporting_date, mart.reporting_date) as reporting_date
from {{ ref('int_reporting_dates') }} as dates
full outer join {{ ref('liquidity_coverage') }} as mart on mart.reporting_date = dates.reporting_date
where dates.reporting_date is null or mart.reporting_date is null
