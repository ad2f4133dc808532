-- Check-ins without a person: they only say how full the house was. `key` and `who` are keyed hashes, `who` another one on every
-- day, so that one person counts once on a day and nobody can be followed from day to day. They go when they no longer count.
create table check_in (
  space_id text not null references space,
  key text not null,
  day date not null,
  who text not null,
  starts_at timestamptz not null,
  -- null: nobody checked out
  ends_at timestamptz check (ends_at > starts_at),
  primary key (space_id, key)
);
create index check_in_day on check_in (space_id, day);

-- What was counted from them: levels, no numbers.
create table rhythm (
  space_id text primary key references space,
  weeks int not null,
  minimum_group int not null check (minimum_group >= 5),
  -- the end of the last day that was counted
  updated_at timestamptz not null,
  bands jsonb not null
);
