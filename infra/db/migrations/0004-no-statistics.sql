-- The planner keeps samples of columns; of people's words and addresses it keeps none, or erasing would leave them there.
alter table vault alter column text set statistics 0;
alter table auth_user alter column name set statistics 0;
alter table auth_user alter column email set statistics 0;
alter table auth_verification alter column identifier set statistics 0;
alter table auth_verification alter column value set statistics 0;
alter table outbox alter column address set statistics 0;
