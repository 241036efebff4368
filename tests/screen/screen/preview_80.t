# F9, preview: the pages as they would be printed; PgDn goes on behind the end of one.
size 24 80
load ../../../data/samples/xiangtan-yibao-2025.json
open
keys <F9>预览<Enter>
view preview
screen <<
>>
keys <PgDn>
screen ~ "第 1 页 共 4 页"
keys +
screen ~ "第 2 页 共 4 页"
keys <PgDn>
screen <<
>>
keys <PgUp><PgUp>
screen ~ "第 1 页 共 4 页"
keys <End>
screen ~ "第 4 页 共 4 页"
keys -
screen <<
>>
keys <Down><Down><Up>
keys <Home>
screen ~ "第 1 页 共 4 页"
keys <Esc>
view grid
