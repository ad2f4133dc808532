-- A second guard beside the cells, for engines with ranges and GiST (PostgreSQL and the embedded database). A plain
-- database owner may create this extension.
create extension if not exists btree_gist;

alter table tour_booking add constraint tour_booking_no_overlap
  exclude using gist (space_id with =, host_id with =, lane with =, tstzrange(starts_at, host_until) with &&)
  where (status <> 'cancelled');

alter table reservation add constraint reservation_no_overlap
  exclude using gist (space_id with =, resource_id with =, tstzrange(starts_at, ends_at) with &&)
  where (status <> 'cancelled' and alone);
