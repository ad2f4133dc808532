-- What was changed, when and by whom, written in the transaction of the change. No names, addresses or words of visitors.
create table audit (
  space_id text not null,
  number bigint not null default nextval('change_number'),
  at timestamptz not null,
  done_by text not null check (done_by in ('visitor', 'host', 'system', 'command')),
  -- more about who, such as the session of a member of staff
  actor text,
  kind text not null,
  ref text not null,
  -- the thing as the change left it; how it was before is the state of the entry before
  state jsonb,
  primary key (space_id, number)
);
create index audit_time on audit (space_id, at);
create index audit_ref on audit (space_id, ref, number);
