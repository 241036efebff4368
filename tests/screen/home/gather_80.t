# Marked reports as one thing: a table, a file of data, a site; charts of one report.
size 24 80
load an.json
load bai.json
report 2021 沐县水利局 2025
home
keys <F4>
line 3 ~ "已标 3 份"
keys <F9>
view pick
screen ~ "网站（网页、下载和数据，整个文件夹）"
screen ~ "汇总数据（JSON，一行一份报告，一个文件）"
screen ~ "网页片段（贴入网站后台）"
# a table has all of them, ready or not
keys 一行一份报告<Enter>
view prompt
screen ~ "导出到文件夹"
keys /输出<Enter>
view confirm
screen ~ "年报数据2025.csv"
keys <Enter>
view many
message ~ "年报数据2025.csv（3 份报告，0 份没有写进去）"
exists "输出/年报数据2025.csv"
keys <Esc>
view home
# a site has those that are ready; the other stays marked, with what it lacks
keys <F4><F9>网站<Enter><Enter>
view confirm
screen ~ "年报网站2025"
keys <Enter>
view many
message ~ "年报网站2025（2 份报告，1 份没有写进去）"
screen ~ "空 166 缺文 3：2.1:1:A"
exists "输出/年报网站2025/index.html"
exists "输出/年报网站2025/data.csv"
keys <Esc>
line 3 ~ "已标 1 份"
# none that is ready: no site; one that is there is left alone
keys <F9>网站<Enter><Enter><Enter>
view many
message ~ "已经有了"
keys <Esc>
view home
