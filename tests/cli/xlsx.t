# xlsx.t - a report as a workbook

t "it is refused as any document is, and comes back whole"
nb 0 new 甲县水务局 2025
nb 1 export 甲县水务局 2025 --format xlsx -o d.xlsx
no test -e d.xlsx
nb 0 export 甲县水务局 2025 --draft -o d.xlsx
nb 0 import --dry-run --json d.xlsx
out '"open":[]'
good 乙县水务局 2025
nb 0 set 乙县水务局 2025 3:1:A=3 3:1:B4=1 3:3.1:A=3 3:3.5.2:B4=1 2.8:1:A=24252.311082 2.5:1:A=11398889
nb 0 export 乙县水务局 2025 --format xlsx
yes test -s 乙县水务局2025年政府信息公开工作年度报告.xlsx
nb 0 export 乙县水务局 2025 --format json -o a.json
cp 乙县*.xlsx x.xlsx
nb 0 convert x.xlsx --format json -o b.json
sed '/"source"/d; /"check"/d' a.json >a
sed '/"source"/d; /"check"/d' b.json >b
yes cmp a b
nb 0 export 乙县水务局 2025 --format xlsx -o y.xlsx
yes cmp x.xlsx y.xlsx
nb 0 import --dry-run x.xlsx
noout 没有位置

t "the check report has no such format"
good 甲县水务局 2025
nb 2 check 甲县水务局 2025 --format xlsx -o c.xlsx
err docx

t "office, year and texts are those of the property and of 文字, however titled"
good 甲县水务局 2025
nb 0 set 甲县水务局 2025 "title=年度报告"
nb 0 export 甲县水务局 2025 --format xlsx -o x.xlsx
nb 0 import --dry-run --json x.xlsx
out '"agency":"甲县水务局"'
out '"year":2025'

t "no name of a person, no path leaves"
good 甲县水务局 2025
nb 0 set 甲县水务局 2025 3:1:A=2 3:3.1:A=2 --user 张三丰
nb 0 export 甲县水务局 2025 --format xlsx -o x.xlsx
nb 0 log 甲县水务局 2025
out 张三丰
if command -v unzip >/dev/null 2>&1; then
	unzip -p x.xlsx >all
	yes grep -q 甲县水务局 all
	no grep -q 张三丰 all
	no grep -qF "$PWD" all
else
	skip no unzip
fi

# Every sheet as CSV, worked out anew by LibreOffice, which else believes what it finds.
sheets() {
	mkdir -p "office-$2/user"	# a profile of its own: the last one may still be held
	cat >"office-$2/user/registrymodifications.xcu" <<-'X'
	<?xml version="1.0" encoding="UTF-8"?>
	<oor:items xmlns:oor="http://openoffice.org/2001/registry">
	<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop
	 oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
	X
	timeout 170 soffice --headless "-env:UserInstallation=file://$PWD/office-$2" --convert-to \
	    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1" \
	    --outdir "$2" "$1" >/dev/null 2>&1
}
# code and figure of the list of figures; of our own CSV.
listed() {
	sed -n '2,$s/^"*\([0-9.]*:[^,"]*\)"*,.*,\([0-9./-]*\),[^,]*$/\1 \2/p' "$1"
}

t "LibreOffice works out the same figures"
good 甲县水务局 2025
nb 0 set 甲县水务局 2025 3:1:A=1286 3:1:B4=31 3:3.1:A=1200 3:3.5.2:B4=31 3:4:A=86 2.8:1:A=24252.311082
nb 0 export 甲县水务局 2025 --format xlsx -o x.xlsx
nb 0 export 甲县水务局 2025 --format csv -o a.csv
command -v soffice >/dev/null 2>&1 && sheets x.xlsx live
if [ ! -s live/x-数据.csv ]; then
	skip no soffice that opens a workbook
else
	tr -d '\r' <a.csv | listed /dev/stdin >ours
	listed live/x-数据.csv >theirs
	yes test "$(wc -l <ours)" = 200
	yes cmp ours theirs
	no grep -q '###\|Err:\|#NAME\|#VALUE\|#REF\|不符' live/x-*.csv
	yes test "$(grep -c 相符 live/x-校核.csv)" -ge 40

	# the control: figures that are wrong in the file are worked out anew, and a balance
	# that does not hold says so
	if command -v zip >/dev/null 2>&1 && command -v unzip >/dev/null 2>&1; then
		unzip -q x.xlsx -d parts
		sed -i 's/<v>1286<\/v>/<v>1287<\/v>/; s/<v>1317<\/v>/<v>9<\/v>/g' parts/xl/worksheets/sheet*.xml
		(cd parts && zip -qr ../w.xlsx .)
		sheets w.xlsx wrong
		yes grep -q '^3:1:C,.*,1318,' wrong/w-数据.csv
		yes grep -q 不符 wrong/w-校核.csv
	else
		skip no zip for its control
	fi
fi
