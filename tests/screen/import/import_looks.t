# What is not plain in a page: open cells say why, in the list and below it.
size 24 80
put looks.html import_looks.html
home
keys <C-o>
view prompt
keys looks.htm<Tab><Enter>
view review
line 5 ~ "行政许可 决定数            41^415（有删除线）         ?               未定"
line 6 ~ "行政强制 决定数            （是图片）                 ?               未定"
line 7 ~ "（是没有填的空格或下拉框） ?               未定"
screen ~ "原文：41^415（有删除线）"
screen ~ "划掉的字不算数；填写改后的数。"
keys <Down>
screen ~ "原文：（是图片）"
screen ~ "数在图片上，读不出；看着原件填写。"
# Stored, each open cell has one line of F8, which says why; and its own message in the grid.
keys <C-s><Enter>
view grid
keys <F8>
view findings
line 6 ~ "未定 F606 行政许可 决定数"
line 6 ~ "有删除线：“41^415”，请对照原"
line 7 ~ "未定 F606 行政强制 决定数"
line 7 ~ "是图片，请对照原文填写"
line 8 ~ "是没有填的空格或下拉框，请对照"
line 1 !~ "全部4"
screen !~ "F4 可补"
keys <Right>
screen ~ "错误 F606"
screen ~ "3 格没有读入，请对照原文填写"
keys <Right><Right><Right>
line 3 ~ "未定 F606"
keys <Left><Left><Left><Left>
line 6 ~ "> 未定"
keys <Enter>
view grid
line 23 ~ "F606 有删除线：“41^415”，请对照原文填写"
keys <F6>
screen ~ "有删除线：“41^415”，请对照原文填写"
keys <Esc>
keys 5<Enter>
keys <F8>
screen !~ "有删除线"
