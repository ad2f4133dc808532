-- How much each address, mail address and space has asked for lately. Subjects are keyed hashes. Unlogged: a commit here
-- need not wait for the disk, and after a crash everybody starts afresh.
create unlogged table rate (
  space_id text not null,
  subject text not null,
  -- what has been used up is earned back by then
  clear_at timestamptz not null,
  primary key (space_id, subject)
);
create index rate_clear on rate (clear_at);
