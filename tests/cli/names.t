# names.t - names of offices: one office is one, however it is typed

t "a name has no blanks at its ends and nothing that cannot be seen"
nb 0 new " 甲局" 2025
nb 2 new "甲局　" 2025
err 2025
nb 0 new "　甲局" 2024
nb 2 new "$(printf '甲\n局')" 2025
err 控制字符
nb 2 new "$(printf '甲\t局')" 2025
nb 2 new "$(printf '甲\033[31m局')" 2025
nb 2 new "　 " 2025
nb 2 agency set "$(printf '乙\n局')"
nb 0 agency set "乙局 "
nb 0 agency rename 乙局 "　丙局"
nb 2 agency rename 丙局 "$(printf '丙\r局')"
nb 0 show " 甲局" 2025
nb 0 check "甲局 "
nb 0 agency list
out 丙局
yes test "$(wc -l <out)" = 2
nb 0 list
yes test "$(grep -c 甲局 out)" = 2

t "nor has one in a file or an option"
sed 's/甲县/　甲县 /' "$here/good.json" >blank.json
nb 0 import blank.json
nb 0 show 甲县 2025
sed 's/甲县/甲\\n县/' "$here/good.json" >newline.json
nb 6 import newline.json
err 控制字符
nb 0 import "$here/good.json" --agency " 甲县" --replace
nb 2 import "$here/good.json" --agency "$(printf '甲县\n')x"
nb 2 import "$here/good.json" --agency "　"

t "a line break in a name of an older program is shown, and can be mended"
nb 0 new 甲局 2025
if command -v sqlite3 >/dev/null 2>&1; then
	yes sqlite3 a.db "UPDATE agency SET name = char(10) || name || char(9)"
	nb 0 list
	out '<0A>甲局<09>'
	yes test "$(wc -l <out)" = 2
	nb 0 agency list
	out '<0A>甲局<09>'
	nb 0 agency rename "$(printf '\n甲局\t')" 甲局
	nb 0 show 甲局 2025
else
	skip no program sqlite3
fi
