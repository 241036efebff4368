# Errors, warnings, hints, empty cells: reason, filter, jump.
size 24 80
widths 1
report 2021 甲局 2024
set 2.1:2:C=4
report 2021 甲局 2025
set 2.1:2:A=2 2.1:2:B=0 2.1:2:C=5 3:1:A=0 3:1:B1=0 3:1:B2=0 3:1:B3=0 3:1:B4=0 3:1:B5=0 3:2:B1=1
open
finding T203 2.1:2:C
keys <F8>
view findings
screen <<
 年报2025 甲局                                              [填报]  李敏  UTF-8
 [全部161] 错误1  警告1  提示0  空格156  缺文3
 一 缺 · 二 3/10 · 三 7/144 错1 · 四 0/12 · 五 缺 · 六 缺 · 警告 1 待说明
 下一步：写 一 总体情况（^N 去那里）
--------------------------------------------------------------------------------
> 错误 T301 三 企业                 0 + 1 ≠ 0 + 0  第一项加第二项之和，应等于..
  缺文 N521 一 总体情况             这一部分没有文字  必写的部分不能只有标题；..
  缺文 N521 五 存在的主要问题及改.. 这一部分没有文字  必写的部分不能只有标题；..
  缺文 N521 六 其他需要报告的事项   这一部分没有文字  必写的部分不能只有标题；..
  警告 T203 二 规范性文件           5 ≠ 上年 4 + 2 - 0  现行有效件数一..  待说明
  空格      规章 制发               未填（空与 0 不同，F4 可补 0）
  空格      规章 废止               未填（空与 0 不同，F4 可补 0）
  空格      规章 有效               未填（空与 0 不同，F4 可补 0）
  空格      行政许可 决定数         未填（空与 0 不同，F4 可补 0）
  空格      行政处罚 决定数         未填（空与 0 不同，F4 可补 0）
  空格      行政强制 决定数         未填（空与 0 不同，F4 可补 0）
--------------------------------------------------------------------------------
 T301 企业：0 + 1 ≠ 0 + 0  第一项加第二项之和，应等于第三项加第四项之和。
 公式：每栏 行1 + 行2 = 行3.7 + 行4  依据：格式〔2021〕30号表三



回车跳到该处  F3写理由  Del收起提示  左右换类别  F8重算  Esc返回
F1帮助 Enter确定 F3批注 F8校核 F9导出 F10命令 ^Z撤销 Esc取消
>>
keys <Right>
line 2 ~ "[错误"
keys <F3>
message ~ "错误不能用理由代替"
keys <Del>
message ~ "只有提示"
keys <Right>
line 2 ~ "[警告"
screen ~ "T203"
screen ~ "待说明"
keys <F3>
view prompt
screen ~ "理由：T203"
message ~ "不少于 10 个字"
keys 太短<Enter>
message ~ "还差 8 个字"
view prompt
screen ~ "| 太短"
keys <BS><BS>上年漏报一件已经核实无误<Enter>
message ~ "理由已存"
screen ~ "已说明"
keys <C-z>
keys <F8>
keys <Esc><F8>
keys <Right><Right>
screen ~ "待说明"
keys <Right>
line 2 ~ "[提示"
keys <Del>
keys <Right>
line 2 ~ "[空格"
screen ~ "规章"
keys <Right>
screen ~ "[缺文3]"
screen ~ "N521"
screen ~ "这一部分没有文字"
keys <Right>
line 2 ~ "[全部"
keys <C-Home><Down><Up><Enter>
view grid
keys <F8><PgDn><PgDn><C-End><Enter>
view grid
focus 4.2:1:B4
keys <F8><Esc>
view grid
