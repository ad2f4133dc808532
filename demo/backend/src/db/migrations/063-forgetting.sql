-- Whoever is forgotten leaves a row for the statistics: no mail address, no telephone number, an empty name.
alter table tour_booking alter column email drop not null;
alter table rsvp alter column email drop not null;
create index tour_booking_known on tour_booking (space_id, ends_at) where email is not null;
create index rsvp_known on rsvp (space_id, event_id) where email is not null;
create index reservation_known on reservation (space_id, ends_at) where email is not null;
create index outbox_age on outbox (space_id, created_at);
