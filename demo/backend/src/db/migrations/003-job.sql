-- What is to be done again and again, by one process at a time.
create table job (
  name text primary key,
  due_at timestamptz not null,
  leased_until timestamptz,
  ran_at timestamptz,
  last_error text
);
