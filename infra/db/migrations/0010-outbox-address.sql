-- The export of one's data looks for mails to one's address too; nearly all rows have none.
create index outbox_address on outbox (address) where address is not null;
