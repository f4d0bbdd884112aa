create table auth_user (
  id text primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint auth_user_email unique (email)
);

create table auth_session (
  id text primary key,
  token text not null,
  user_id text not null references auth_user (id) on delete cascade,
  ip_address text,
  user_agent text,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint auth_session_token unique (token)
);
create index auth_session_user on auth_session (user_id);
create index auth_session_expires on auth_session (expires_at);

create table auth_account (
  id text primary key,
  provider_id text not null,
  account_id text not null,
  user_id text not null references auth_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp(3) with time zone,
  refresh_token_expires_at timestamp(3) with time zone,
  scope text,
  password text,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint auth_account_identity unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
create index auth_verification_identifier on auth_verification (identifier);
create index auth_verification_expires on auth_verification (expires_at);

create table auth_rate_limit (
  key text primary key,
  count integer not null,
  since timestamp(3) with time zone not null
);
create index auth_rate_limit_since on auth_rate_limit (since);
