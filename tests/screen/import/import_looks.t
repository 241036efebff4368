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
line 7 ~ "（是没有填的表单控件）     ?               未定"
screen ~ "原文：41^415（有删除线）"
keys <Down>
screen ~ "原文：（是图片）"
