select
    currency,
    value_date,
    retail_inflow + settlement_inflow as inflow,
    retail_outflow + settlement_outflow as outflow,
    net_amount
from {{ source('treasury', 'cash_position_v1') }}
