-- When an event was to begin at first, if it was moved.
alter table event add column moved_from timestamptz;
