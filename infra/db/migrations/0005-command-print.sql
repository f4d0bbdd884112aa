-- What a request with an idempotency key asked, in 32 bits: enough to notice another request under the same key, too little to tell its words.
alter table events add column command_print text;
