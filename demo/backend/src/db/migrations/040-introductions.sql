-- Requests to be introduced are answered: by the member who was asked, or by the host where a craft was asked for.
alter table introduction drop constraint introduction_state_check;
alter table introduction add constraint introduction_state_check check (state in ('asked', 'accepted', 'declined', 'withdrawn', 'expired'));
-- the visit it came with waits for its own confirmation, and nobody is asked before that
alter table introduction add column held boolean not null default false;
-- the member whom the host passed a request for a craft to; the visitor hears who it is with the yes
alter table introduction add column passed_to text;
-- raised whenever somebody else is asked, so that only the latest mailed link answers
alter table introduction add column answer_version int not null default 0;
alter table introduction add column answered_by text check (answered_by in ('member', 'host'));
-- what came with the answer
alter table introduction add column word text;
alter table introduction add column ended_at timestamptz;
-- contact data goes before the state does
alter table introduction alter column name drop not null;
alter table introduction alter column email drop not null;
create index introduction_open on introduction (space_id, expires_at) where state = 'asked';

-- Members who chose to be met, or were invited to choose. A row takes the place of the file's member of the same id, so that
-- whoever stands in a file can change and withdraw it too; nothing personal is left in it after that.
create table member (
  space_id text not null references space,
  id text not null,
  state text not null check (state in ('invited', 'shown', 'withdrawn')),
  email text,
  craft text,
  first_name text,
  ask_me_about text,
  languages jsonb not null default '[]',
  usual_days jsonb not null default '[]',
  -- the picture that the file has of this member is shown too
  photo boolean not null default true,
  -- of mails and pages
  language text,
  opted_in_on date,
  -- the last day on which the member is shown
  until date,
  reminded_on date,
  token_version int not null default 0,
  created_at timestamptz not null,
  primary key (space_id, id)
);
