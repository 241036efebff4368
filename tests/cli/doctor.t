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
for topic in helpers fonts terminal sandbox folders; do
	out "{\"topic\":\"$topic\",\"ok\":"
done
# What is well needs no remedy, what is not has one.
grep '"ok":true' out | grep -v '"remedy":null' >wrong
grep '"ok":false' out | grep '"remedy":null' >>wrong
yes test "$(grep -c '"ok":' out)" -ge 10 -a ! -s wrong

t "what is missing has its remedy, and the status stays 0"
mkdir empty
yes sh -c 'PATH=$PWD/empty exec "$0" doctor --db a.db --lang en >out' "$program"
line "warn  soffice" install
line "warn  mutool" install
TERM=dumb raw 0 doctor --db a.db --lang en
line "warn  TERM" set

t "how many colours the terminal has"
TERM=xterm-256color raw 0 doctor --db a.db --lang en
line colours 256
TERM=vt100 raw 0 doctor --db a.db --lang en
line colours 0

t "where forms come from"
raw 0 doctor --db a.db --lang en
line "folder of forms" "built in"
mkdir forms
raw 0 doctor --db a.db --lang en --forms forms
line "folder of forms" forms,
