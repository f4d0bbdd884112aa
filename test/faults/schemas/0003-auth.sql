-- Somebody signed in, a link not yet followed, and an address that asked too often.
insert into auth_user (id, name, email, email_verified, created_at, updated_at) values
  ('p-ana', 'Ana Kermarec', 'ana@sablieres.example', true, '2026-01-12T08:29:00Z', '2026-01-12T08:29:00Z');
insert into auth_session (id, token, user_id, ip_address, user_agent, expires_at, created_at, updated_at) values
  ('s-1', 'hashed-token', 'p-ana', '192.0.2.7', 'A browser', '2027-01-12T08:29:00Z', '2026-01-12T08:29:00Z', '2026-01-12T08:29:00Z');
insert into auth_account (id, provider_id, account_id, user_id, created_at, updated_at) values
  ('a-1', 'oidc', 'subject-1', 'p-ana', '2026-01-12T08:29:00Z', '2026-01-12T08:29:00Z');
insert into auth_verification (id, identifier, value, expires_at, created_at, updated_at) values
  ('l-1', 'hashed-link', '{"email": "rim@labo.example"}', '2026-03-03T09:10:00Z', '2026-03-03T09:00:00Z', '2026-03-03T09:00:00Z');
insert into auth_rate_limit (key, count, since) values ('sign-in:abc', 5, '2026-03-03T09:00:00Z');
