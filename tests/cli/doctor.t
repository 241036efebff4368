# doctor.t - nianbao doctor

t "every part of the machine on a line of its own"
raw 0 doctor --db "$PWD/a.db"
out TERM
out UTF-8
out soffice
out $PWD
no test -e a.db
raw 0 doctor --db "$PWD/a.db" --lang en
out "folder of the database"
raw 0 doctor --json --db "$PWD/a.db"
yes python3 -c 'import json,sys; d=json.load(open("out"))["doctor"]; assert {"helpers","fonts","terminal","sandbox","folders"} == {x["topic"] for x in d}; assert all(x["ok"] == (x["remedy"] is None) for x in d)'

t "what is missing has its remedy, and the status stays 0"
mkdir empty
yes sh -c 'PATH=$PWD/empty exec "$0" doctor --db a.db --lang en >out' "$program"
line "warn  soffice" install
line "warn  mutool" install
TERM=dumb raw 0 doctor --db a.db --lang en
line "warn  TERM" set
