-- Which reading of a calendar is the newest: one that was overtaken by another changes nothing.
alter table calendar_feed add column turn int not null default 0;
