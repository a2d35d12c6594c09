-- Of each customer the rows follow on one another from the day they joined until now, without gap and without overlap.
with followed as (

    select
        customer_id,
        customer_since,
        valid_from,
        valid_to,
        lag(valid_to) over history as ended_before,
        row_number() over history as place,
        lead(valid_from) over history as begins_next
    from {{ ref('customer_360') }}
    window history as (partition by customer_id order by valid_from)

)

select customer_id, valid_from
from followed
where (place = 1 and valid_from <> customer_since::timestamp at time zone 'UTC')
   or (place > 1 and valid_from is distinct from ended_before)
   or (begins_next is null) <> (valid_to is null)
   or valid_to <= valid_from
