# start.t - what the first hour needs: years that have not ended, the tutor

t "a year that has not ended is said, and the report made"
year=$(($(date +%Y) + 5))
raw 0 --db "$PWD/a.db" new 甲县教育局 $year
err "$year 年度还没有结束"
out '已新建'
raw 0 --db "$PWD/a.db" --lang en new 甲县水利局 $year
err "the year $year has not ended yet"
raw 0 --db "$PWD/a.db" new 甲县教育局 2024
no grep -q . err

t "the tutor wants a terminal, and makes no database"
raw 5 tutor --db "$PWD/none.db" </dev/null
no test -e none.db
raw 2 tutor 甲县教育局
raw 0 tutor --help
out 'nianbao tutor'

t "commands and completion know the tutor"
raw 0 --help
out 'tutor'
raw 0 complete -- tut
out 'tutor'
