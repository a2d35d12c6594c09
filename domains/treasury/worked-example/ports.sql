create schema treasury;
create table treasury.fx_rates_v1 (rate_date date, base_currency text, quote_currency text, rate numeric(16, 6));
insert into treasury.fx_rates_v1 values
    ('2025-01-06', 'EUR', 'GBP', 0.8),
    ('2025-01-13', 'EUR', 'GBP', 0.8),
    ('2025-01-20', 'EUR', 'GBP', 0.8),
    ('2025-01-27', 'EUR', 'GBP', 0.8),
    ('2025-02-03', 'EUR', 'GBP', 0.8),
    ('2025-02-10', 'EUR', 'GBP', 0.8),
    ('2025-02-12', 'EUR', 'USD', 1.1),
    ('2025-02-14', 'EUR', 'SEK', 11),
    ('2025-02-17', 'EUR', 'GBP', 0.8),
    ('2025-02-24', 'EUR', 'GBP', 0.8),
    ('2025-05-05', 'EUR', 'GBP', 0.8);
create table treasury.cash_position_v1 (
    currency text,
    value_date date,
    retail_inflow numeric(20, 2),
    retail_outflow numeric(20, 2),
    settlement_inflow numeric(20, 2),
    settlement_outflow numeric(20, 2),
    net_amount numeric(20, 2));
insert into treasury.cash_position_v1 values
    ('EUR', '2025-05-05', 100, 150, 0, 50, -100),
    ('EUR', '2025-05-06', 0, 0, 30, 80, -50),
    ('EUR', '2025-06-04', 0, 0, 50, 0, 50),
    ('EUR', '2025-06-05', 0, 0, 0, 1000, -1000);
