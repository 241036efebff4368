# Figures beside the tables: keyed in one line, taken back, what is none is refused.
size 24 80
report 2021 甲县医疗保障局 2025
open
keys <F10>附加指标<Enter>
view prompt
screen ~ "附加指标（名称=数单位"
keys 政策解读=１2篇；政府公报＝4期<Enter>
message ~ "附加指标 2 项已存"
keys <F10>附加指标<Enter>
screen ~ "政府公报=4期；政策解读=12篇"
keys ；讲座=很多<Enter>
message ~ "讲座"
view prompt
screen ~ "讲座=很多"
keys <Esc><F10>附加指标<Enter>
screen !~ "讲座"
keys <Esc>
keys <C-z>
keys <F10>附加指标<Enter>
screen !~ "政策解读"
keys <Esc>
keys <C-y>
keys <F10>附加指标<Enter>
screen ~ "政策解读=12篇"
