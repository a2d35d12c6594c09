-- The customer system's log keeps what a record said until it was changed; what it says since is in the extract. A
-- version begins where the one before ended, the first one on the day the customer joined: no gap, no overlap.

with versions as (

    select
        changes.customer_id,
        changes.changed_at as valid_to,
        customers.given_name || ' ' || changes.family_name as full_name,
        changes.email,
        changes.city,
        changes.country,
        changes.segment
    from {{ ref('crm_customer_changes') }} as changes
    -- Who left the bank is no customer any more, and has no history here either.
    inner join {{ ref('crm_customers') }} as customers using (customer_id)

    union all

    select customer_id, null, full_name, email, city, country, segment
    from {{ ref('stg_crm__customers') }}

),

-- A change of something that is not among these attributes, or back and forth at once, makes no version.
marked as (

    select
        *,
        lead((full_name, email, city, country, segment)) over upwards
            is not distinct from (full_name, email, city, country, segment) as goes_on
    from versions
    window upwards as (partition by customer_id order by valid_to nulls last)

)

select
    marked.customer_id,
    coalesce(
        lag(marked.valid_to) over (partition by marked.customer_id order by marked.valid_to nulls last),
        customers.customer_since::timestamp at time zone 'UTC'
    ) as valid_from,
    marked.valid_to,
    marked.full_name,
    marked.email,
    marked.city,
    marked.country,
    marked.segment
from marked
inner join {{ ref('stg_crm__customers') }} as customers using (customer_id)
where marked.goes_on is not true
