# beside.t - 附加指标: figures of the office beside the statutory tables

start() {
	nb 0 import "$top/data/samples/xiangtan-yibao-2025.json" --replace
	nb 0 set 湘潭县医疗保障局 2025 附加:政策解读=12篇 附加:网站发布信息=1,062条
}

t "are kept, shown, changed and taken away"
start
nb 0 show 湘潭县医疗保障局 2025
out "附加指标"
line 政策解读 "12篇"
line 网站发布信息 "1062条"
nb 0 show 湘潭县医疗保障局 2025 二
noout "附加指标"
nb 0 set 湘潭县医疗保障局 2025 附加:政策解读=15篇 附加:网站发布信息=
nb 0 show 湘潭县医疗保障局 2025
line 政策解读 "15篇"
noout 网站发布信息
nb 0 log 湘潭县医疗保障局 2025 --verify
nb 0 db verify

t "are data: out and in again, the same"
start
nb 0 export 湘潭县医疗保障局 2025 --format json -o a.json
yes grep -q '"beside":{' a.json
yes grep -q '"网站发布信息":{"value":1062,"unit":"条"}' a.json
nb 0 export 湘潭县医疗保障局 2025 --format csv -o a.csv
yes grep -q '^附加:政策解读,附加指标,政策解读,,篇,12,' a.csv
raw 0 --db b.db import a.json
raw 0 --db b.db export 湘潭县医疗保障局 2025 --format json -o b.json
yes cmp a.json b.json
raw 0 --db c.db import a.csv --agency 湘潭县医疗保障局 --year 2025
raw 0 --db c.db export 湘潭县医疗保障局 2025 --format csv -o c.csv
yes cmp a.csv c.csv
sed 's/"value":1062/"value":"many"/' a.json >d.json
raw 6 --db d.db import d.json
err 附加指标
# a file without them takes them away with all it replaces
raw 0 --db b.db import "$top/data/samples/xiangtan-yibao-2025.json" --replace
raw 0 --db b.db show 湘潭县医疗保障局 2025
noout "附加指标"

t "what is none is refused, and nothing is set"
start
nb 2 set 湘潭县医疗保障局 2025 附加:政策解读=很多
nb 2 set 湘潭县医疗保障局 2025 附加:=3
nb 2 set 湘潭县医疗保障局 2025 附加:政策解读=9篇 附加:甲=乙
nb 0 show 湘潭县医疗保障局 2025
line 政策解读 "12篇"

t "are compared with the texts"
start
nb 0 set 湘潭县医疗保障局 2025 t2="全年网站发布信息1062条，政策解读12篇。"
nb 0 check 湘潭县医疗保障局 2025
noout N526
nb 0 set 湘潭县医疗保障局 2025 t2="全年网站发布信息1026条，政策解读12篇。"
nb 0 check 湘潭县医疗保障局 2025
line N526 "网站发布信息1026条"
line N526 1062
nb 0 set 湘潭县医疗保障局 2025 附加:网站发布信息=1026条
nb 0 check 湘潭县医疗保障局 2025
noout N526

t "a final report keeps them, and they are sealed with it"
start
nb 0 finalize 湘潭县医疗保障局 2025
nb 0 db verify
nb 2 set 湘潭县医疗保障局 2025 附加:政策解读=13篇
nb 0 show 湘潭县医疗保障局 2025
line 政策解读 "12篇"

t "diff tells of them by name, and of those that only one report has"
start
nb 0 new 湘潭县医疗保障局 2026
nb 0 set 湘潭县医疗保障局 2026 附加:政策解读=15篇 附加:网站发布信息=1062条 附加:新闻发布会=2场
nb 0 diff 湘潭县医疗保障局 2025 2026
line 附加:政策解读 "12篇 → 15篇 (+3)"
line 附加:新闻发布会 ". → 2场"
noout 附加:网站发布信息
nb 0 diff 湘潭县医疗保障局 2026 2025
line 附加:新闻发布会 "2场 → ."
nb 0 diff 湘潭县医疗保障局 2026 2026
noout 附加
