# 机关别名: other names of the agency, added and taken away; each in the history.
size 24 80
report 2021 乙县水利局 2025
report 2021 甲县教育局 2025
open
keys <C-p><End>
line 17 ~ "> 机关别名              （没有填）"
screen ~ "改名前的旧名"
keys 县教
view pick
screen ~ "加上别名“县教”"
keys 育局<Enter>
view about
message ~ "已加上别名“县教育局”"
line 17 ~ "县教育局"
# what another agency is called is refused, and the words stay
keys <Enter>
view pick
screen ~ "县教育局"
keys 乙县水利局<Enter>
view pick
message ~ "“乙县水利局”不能作“甲县教育局”的别名"
screen ~ "> 乙县水利局"
keys <Esc>
view about
keys <Enter>甲县教育局<Enter>
view pick
message ~ "就是机关名称"
screen ~ "> 甲县教育局"
keys <Esc>
keys <F10>ls<Enter>
view history
screen ~ "机关加上别名“县教育局”"
keys <Esc>
view about
# a former name is one of them
keys <Home><Down>甲县教育体育局<Enter>y
keys <End>
line 17 ~ "甲县教育局"
# taken away only when asked
keys <Del>
view pick
keys 县教育局<Enter>
view confirm
screen ~ "去掉别名“"
keys <Enter>
view about
line 17 ~ "县教育局、甲县教育局"
keys <Enter><Down><Enter>
view confirm
screen ~ "去掉别名“甲县教育局”"
keys y
view about
message ~ "已去掉别名“甲县教育局”"
line 17 !~ "甲县"
keys <F10>ls<Enter>
view history
screen ~ "机关去掉别名“甲县教育局”"
# ... and what happened under the former name is still told
screen ~ "机关加上别名“县教育局”"
