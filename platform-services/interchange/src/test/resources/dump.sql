--
-- PostgreSQL database dump
--

\restrict 8hXcYpQ

-- Dumped from database version 18.6

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;

CREATE TYPE public.state AS ENUM (
    'open',
    'closed'
);

ALTER TYPE public.state OWNER TO postgres;

CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  NEW.changed := now(); -- it's; odd
  RETURN NEW;
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: customers; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.customers (
    id bigint NOT NULL,
    name character varying(100) NOT NULL
);

ALTER TABLE public.customers OWNER TO postgres;

CREATE TABLE public.orders (
    id integer NOT NULL,
    customer_id bigint NOT NULL,
    state public.state DEFAULT 'open'::public.state NOT NULL,
    amount numeric(18,2),
    note text,
    changed timestamp with time zone DEFAULT now(),
    CONSTRAINT orders_amount_check CHECK ((amount >= (0)::numeric)),
    CONSTRAINT orders_note_check CHECK ((char_length(note) <= 200))
)
WITH (fillfactor='70');

ALTER TABLE public.orders OWNER TO postgres;

COMMENT ON TABLE public.orders IS 'It''s "orders"; really.';

CREATE SEQUENCE public.orders_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.orders_id_seq OWNED BY public.orders.id;

ALTER TABLE ONLY public.orders ALTER COLUMN id SET DEFAULT nextval('public.orders_id_seq'::regclass);

COPY public.orders (id, customer_id, note) FROM stdin;
1	7	it's; DROP TABLE 'x
\.

ALTER TABLE ONLY public.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

CREATE INDEX orders_customer_idx ON public.orders USING btree (customer_id);

CREATE TRIGGER touch BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.touch();

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE;

\unrestrict 8hXcYpQ
