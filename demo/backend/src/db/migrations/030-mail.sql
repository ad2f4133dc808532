-- A message is one mail to one reader. The number keeps the order of what happened to one thing: its messages are written
-- behind the lock of that thing, so what happened later has the greater number.
create sequence outbox_number;

alter table outbox
  add column number bigint not null default nextval('outbox_number'),
  -- whom it is for: who booked, who receives them, or the member somebody wants to meet
  add column audience text not null default 'visitor' check (audience in ('visitor', 'host', 'member')),
  -- stuck: given up until somebody says `outbox retry`; dropped: no longer of use, last_error says why
  add column state text not null default 'waiting' check (state in ('waiting', 'sent', 'stuck', 'dropped'));

create index outbox_waiting on outbox (next_at, number) where state = 'waiting';
create index outbox_thing on outbox (space_id, ref, number);

-- A reminder is owed once for each time it announces: a visit that is moved is announced again.
create table reminder (
  space_id text not null,
  ref text not null,
  starts_at timestamptz not null,
  hours int not null,
  primary key (space_id, ref, starts_at, hours)
);
