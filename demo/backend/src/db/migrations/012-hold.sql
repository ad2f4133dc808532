-- A time that is kept for somebody while they fill a form. It takes cells as a booking does and is gone when it is used,
-- given back or over. Nothing here says who it is: `holder` is a keyed hash of the network the request came from.
create table hold (
  space_id text not null references space,
  id text not null,
  kind text not null check (kind in ('visit', 'reservation')),
  -- the kind of visit, or the resource
  subject text not null,
  host_id text,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  units int not null default 1 check (units > 0),
  -- of a resource; a host's are in tour_cell
  cells jsonb,
  holder text not null,
  expires_at timestamptz not null,
  primary key (space_id, id)
);
create index hold_expiry on hold (space_id, expires_at);
create index hold_holder on hold (space_id, holder);
