select amount_currency as currency, amount
from {{ source('treasury', 'payments_v1') }}
