-- Calendars without an ETag: the same text is not read again.
alter table calendar_feed add column text_hash text;
