-- Calendars of others, which are read again and again, and how each of them is doing.
create table calendar_feed (
  space_id text not null references space,
  id text not null,
  -- what the space's file says of it; when that changes, it is read anew
  settings text not null,
  etag text,
  last_modified text,
  -- the last answer that was understood; the window of days moves on, so once a day it is read whole
  read_at timestamptz,
  checked_at timestamptz,
  due_at timestamptz not null,
  -- entries of the calendar, and what became of them
  taken int not null default 0,
  refused int not null default 0,
  notes jsonb not null default '[]',
  -- occurrences, or busy times, that are in the database because of it
  kept int not null default 0,
  error text,
  failing_since timestamptz,
  -- it was full and came back empty; believed when it says so again
  emptied_at timestamptz,
  primary key (space_id, id)
);

-- Which calendar a row is from; null is the space's file or a file that was imported by hand.
alter table event
  add column feed text,
  -- iCalendar SEQUENCE: raised when time, place or status change
  add column sequence int not null default 0;
alter table busy_time add column feed text;
create index busy_time_end on busy_time (space_id, kind, owner_id, ends_at);
