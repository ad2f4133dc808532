-- One dialect for PostgreSQL 15 and newer and for the embedded database. Constraints are the guards: whatever the program
-- does, two visits cannot have the same host at once, and nothing is given out more often than it exists.
-- Every key starts with the space, so that the tables can be spread by it.

create sequence change_number;

create table setting (
  key text primary key,
  value text not null
);

create table space (
  id text primary key,
  -- the file as it was when the examples were last laid out
  file_hash text,
  seeded_on date
);

create table host (
  space_id text not null references space,
  id text not null,
  name text not null,
  primary key (space_id, id)
);

create table resource (
  space_id text not null references space,
  id text not null,
  units int not null check (units > 0),
  -- made-up reservations reach up to this day
  seeded_to date,
  primary key (space_id, id)
);

-- Days that a file gives relative to today: once laid down they stay until they are over.
create table settled_day (
  space_id text not null references space,
  key text not null,
  day date not null,
  primary key (space_id, key)
);

-- Visits
create table tour_booking (
  id text primary key,
  space_id text not null,
  tour_id text not null,
  host_id text not null,
  lane int not null default 1,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- end of what the visit takes of the host's time, the pause after it included
  host_until timestamptz not null check (host_until > starts_at),
  status text not null default 'confirmed' check (status in ('confirmed', 'pendingConfirmation', 'pendingApproval', 'cancelled')),
  sequence int not null default 0,
  token_version int not null default 0,
  name text not null,
  email text not null,
  phone text,
  party_size int not null check (party_size > 0),
  details jsonb not null default '{}',
  created_at timestamptz not null,
  foreign key (space_id, host_id) references host (space_id, id)
);
create index tour_booking_time on tour_booking (space_id, host_id, starts_at) where status <> 'cancelled';

-- A host has one row for each five minutes and lane; lanes above 1 exist where a host can take several visits at once.
create table tour_cell (
  space_id text not null,
  host_id text not null,
  lane int not null,
  cell timestamptz not null check (mod(extract(epoch from cell)::bigint, 300) = 0),
  booking_id text not null,
  primary key (space_id, host_id, lane, cell)
);
create index tour_cell_booking on tour_cell (booking_id);

-- Reservations
create table reservation (
  id text primary key,
  space_id text not null,
  resource_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  units int not null check (units > 0),
  -- the resource is one of a kind, so its reservations may not overlap at all
  alone boolean not null,
  status text not null default 'confirmed' check (status in ('confirmed', 'pendingApproval', 'cancelled')),
  source text not null default 'visitor' check (source in ('visitor', 'seed')),
  sequence int not null default 0,
  token_version int not null default 0,
  name text,
  email text,
  phone text,
  details jsonb not null default '{}',
  created_at timestamptz not null,
  foreign key (space_id, resource_id) references resource (space_id, id)
);
create index reservation_time on reservation (space_id, resource_id, starts_at) where status <> 'cancelled';

-- What is taken of a resource in one quarter of an hour, or in one day where it is let by the day.
create table resource_cell (
  space_id text not null,
  resource_id text not null,
  cell timestamptz not null check (mod(extract(epoch from cell)::bigint, 900) = 0),
  units int not null,
  taken int not null,
  primary key (space_id, resource_id, cell),
  constraint never_more_than_there_are check (taken between 0 and units)
);

-- Times that another calendar says are taken, of a host or of a resource.
create table busy_time (
  space_id text not null references space,
  kind text not null check (kind in ('host', 'resource')),
  owner_id text not null,
  key text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  primary key (space_id, kind, owner_id, key)
);

-- Events: one row for each occurrence
create table event (
  space_id text not null references space,
  id text not null,
  series_id text,
  source text not null check (source in ('file', 'calendar')),
  uid text,
  kind text not null check (kind in ('event', 'ritual')),
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at >= starts_at),
  all_day boolean not null default false,
  status text not null default 'scheduled' check (status in ('scheduled', 'cancelled', 'postponed')),
  audience text not null default 'public' check (audience in ('public', 'members')),
  tags jsonb not null default '[]',
  search text not null default '',
  capacity int check (capacity >= 0),
  taken int not null default 0 check (taken >= 0),
  waiting int not null default 0 check (waiting >= 0),
  next_in_line int not null default 1,
  -- everything else of the contract's Event
  details jsonb not null default '{}',
  updated_at timestamptz not null,
  primary key (space_id, id),
  constraint never_over_full check (capacity is null or taken <= capacity)
);
create index event_time on event (space_id, starts_at, id);
create index event_end on event (space_id, ends_at);
create index event_series on event (space_id, series_id);

create table rsvp (
  id text primary key,
  space_id text not null,
  event_id text not null,
  status text not null check (status in ('confirmed', 'pendingConfirmation', 'pendingApproval', 'waitlisted', 'cancelled')),
  party_size int not null check (party_size > 0),
  -- place in the order of arrival, for the waiting list
  line int,
  token_version int not null default 0,
  sequence int not null default 0,
  name text not null,
  email text not null,
  phone text,
  appearance text not null default 'hidden' check (appearance in ('hidden', 'craft', 'firstName')),
  craft text,
  alone boolean not null default false,
  details jsonb not null default '{}',
  created_at timestamptz not null,
  foreign key (space_id, event_id) references event (space_id, id)
);
create unique index rsvp_one_per_person on rsvp (space_id, event_id, lower(email)) where status <> 'cancelled';
create unique index rsvp_line on rsvp (space_id, event_id, line) where status = 'waitlisted';

-- Introductions: `why` is deleted when the request is withdrawn
create table introduction (
  id text primary key,
  space_id text not null references space,
  member_id text,
  craft text,
  why text,
  state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  expires_at timestamptz not null,
  booking_id text,
  token_version int not null default 0,
  name text not null,
  email text not null,
  phone text,
  details jsonb not null default '{}',
  created_at timestamptz not null
);
create index introduction_booking on introduction (booking_id) where booking_id is not null;

-- The answer to every write that carried an Idempotency-Key, written in the same transaction as what it answers for.
-- It holds no manage token: that is derived again when the answer is repeated.
create table idempotency (
  space_id text not null,
  route text not null,
  key text not null,
  request_hash text not null,
  status int,
  -- json and not jsonb: the repeated answer is the same to the letter
  body json,
  created_at timestamptz not null,
  primary key (space_id, route, key)
);
create index idempotency_age on idempotency (created_at);

-- Messages to send, written in the same transaction as what they tell of
create table outbox (
  id text primary key,
  space_id text not null,
  kind text not null,
  ref text not null,
  payload jsonb not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  leased_until timestamptz,
  sent_at timestamptz,
  last_error text,
  created_at timestamptz not null
);
create index outbox_due on outbox (next_at) where sent_at is null;
