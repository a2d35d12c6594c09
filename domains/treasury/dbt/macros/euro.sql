{# The sum of a column of int_liquidity_items over the rows of a kind: to the cent, and zero where there are none. #}
{% macro euro(condition, column='weighted_euro') -%}
coalesce(round(sum({{ column }}) filter (where {{ condition }}), 2), 0)
{%- endmacro %}
