# F9, preview, in English and on a wide terminal.
size 50 200
lang en
load ../../../data/samples/xiangtan-yibao-2025.json
open
keys <F9>preview<Enter>
view preview
screen <<
>>
keys +
screen ~ "page 2 of 4"
keys <PgDn>
screen <<
>>
keys <PgUp><PgUp><PgUp><PgUp>
screen ~ "page 1 of 4"
keys <End>
screen ~ "page 4 of 4"
keys -
screen <<
>>
keys <Down><Down><Up>
keys <Home>
screen ~ "page 1 of 4"
keys <Esc>
view grid
