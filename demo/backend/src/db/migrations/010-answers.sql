-- Places that wait for an answer: of the visitor, who opens the link in a mail, or of the host. They hold what they ask for
-- until `expires_at`. Who changed something last, and what they said, stands with the thing itself and not in messages.
alter table tour_booking add column expires_at timestamptz;
alter table tour_booking add column changed_by text check (changed_by in ('visitor', 'host', 'system'));
alter table tour_booking add column change_reason text;
create index tour_booking_expiry on tour_booking (space_id, expires_at) where expires_at is not null;

alter table reservation add column expires_at timestamptz;
alter table reservation add column changed_by text check (changed_by in ('visitor', 'host', 'system'));
alter table reservation add column change_reason text;
alter table reservation drop constraint reservation_status_check;
alter table reservation add constraint reservation_status_check check (status in ('confirmed', 'pendingConfirmation', 'pendingApproval', 'cancelled'));
-- The cells that it took, so that exactly these are given back, whatever has become of the opening hours since.
alter table reservation add column cells jsonb;
create index reservation_expiry on reservation (space_id, expires_at) where expires_at is not null;

alter table rsvp add column expires_at timestamptz;
alter table rsvp add column changed_by text check (changed_by in ('visitor', 'host', 'system'));
alter table rsvp add column change_reason text;
-- Somebody on the waiting list may have opened the link already; then their place is theirs as soon as there is one.
alter table rsvp add column mail_confirmed boolean not null default false;
create index rsvp_expiry on rsvp (space_id, expires_at) where expires_at is not null;
