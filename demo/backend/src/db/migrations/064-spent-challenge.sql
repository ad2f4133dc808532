-- Challenges whose solution was sent, so that none counts twice; the request that sent it may be repeated.
create unlogged table spent_challenge (
  space_id text not null,
  signature text not null,
  request text not null,
  expires_at timestamptz not null,
  primary key (space_id, signature)
);
create index spent_challenge_expiry on spent_challenge (expires_at);
