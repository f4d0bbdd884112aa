-- A proposal whose text a model had seen.
insert into text_vectors (proposal, kind, model, print, vector, change) values ('t1', 'terrain', 'some-model', '0a1b2c3d', '\x0000803f', 1);
