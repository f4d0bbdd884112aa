-- A proposal whose text had been read.
insert into text_readings (proposal, version, print, reading) values ('t1', '0a1b2c3d', '0a1b2c3d', E'2.5\n400 500\nw:loyer c:housing');
