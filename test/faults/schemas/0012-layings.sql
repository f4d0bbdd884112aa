-- A laying of one terrain that says one thing.
insert into layings (version, making, change, block, terrains, ready) values ('0a1b2c3d-0a1b2c3d', 16384, 1, 65536, 1, true);
insert into laid_documents (laying, kind, place, proposal, breadth, facts, features) values (1, 'terrain', 0, 't1', 2.5, '{"themes": []}', 'kAEAAA==');
insert into laid_features (laying, feature, name, documents) values (1, 0, 't:housing', 1);
insert into laid_postings (laying, kind, feature, block, units) values (1, 'terrain', 0, 0, 'kAE=');
insert into laid_breadths (laying, kind, block, breadths) values (1, 'terrain', 0, 'AAAAAAAABEA=');
